// The report of two pages compared, side by side: passages that both have stand in one row, with what differs marked on
// each side; what only one page has stands between them.
#pragma once

#include <string>
#include <string_view>

#include "wirecopy/match.h"

namespace wirecopy::report {

[[nodiscard]] std::string compare_report(const Comparison& comparison, std::string_view version);

}  // namespace wirecopy::report
