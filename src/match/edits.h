// What was changed on the way: edits between the words of a passage and its source.
#pragma once

#include <vector>

#include "match/passages.h"
#include "wirecopy/match.h"

namespace wirecopy::match {

// Every difference in words (not in case, spacing or punctuation), in order of the copy `a`.
[[nodiscard]] std::vector<Edit> find_edits(const text::Text& a, const text::Text& b, const TokenPassage& passage);

}  // namespace wirecopy::match
