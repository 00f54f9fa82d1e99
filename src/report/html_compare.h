// The report of two pages compared: each as a traced page whose only source is the other.
#pragma once

#include <string>
#include <string_view>

#include "wirecopy/match.h"

namespace wirecopy::report {

[[nodiscard]] std::string compare_report(const Comparison& comparison, std::string_view version);

}  // namespace wirecopy::report
