// What was changed on the way: edits between a passage and its source (docs/design/edits.md).
#pragma once

#include <vector>

#include "match/side.h"
#include "match/stretch.h"
#include "wirecopy/match.h"

namespace wirecopy::match {

// Every difference in words (not in case, spacing or punctuation), and quotation marks that were lost or gained, in
// order of the copy `a`; none overlaps another on either side.
[[nodiscard]] std::vector<Edit> find_edits(const Side& a, const Side& b, const TokenPassage& passage);

}  // namespace wirecopy::match
