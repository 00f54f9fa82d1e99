// A snapshot behind the public face.
#pragma once

#include <memory>

#include "index/snapshot.h"
#include "wirecopy/engine.h"

namespace wirecopy::engine {

[[nodiscard]] std::unique_ptr<Library> make_library(std::shared_ptr<const index::Snapshot> snapshot);

}  // namespace wirecopy::engine
