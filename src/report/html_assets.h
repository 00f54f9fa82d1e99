// Style and script of HTML reports, part of every report: they load nothing.
#pragma once

#include <string_view>

namespace wirecopy::report {

extern const std::string_view kTraceStyle;
extern const std::string_view kTraceScript;

}  // namespace wirecopy::report
