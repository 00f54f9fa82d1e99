// Tracing many pages at once, results in the order of the pages.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "wirecopy/engine.h"

namespace wirecopy::app {

// Gets each trace in the order of the pages; false ends the work.
using TraceSink = std::function<bool(const PageTrace&)>;

// Traces every page of the inputs against the library, some hundred pages at a
// time on all threads.
[[nodiscard]] Result<void> trace_pages(const Library& library, std::span<const std::string> inputs,
                                       const WorkOptions& options, const TraceSink& sink, Notes* notes);

}  // namespace wirecopy::app
