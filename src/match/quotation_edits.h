// Quotation marks lost or gained around words that both sides share: whose words they are is then told otherwise.
#pragma once

#include <vector>

#include "match/changes.h"
#include "wirecopy/match.h"

namespace wirecopy::match {

// One edit for each mark that came or went in the passage.
[[nodiscard]] std::vector<Edit> find_quotation_edits(const Reading& reading);

}  // namespace wirecopy::match
