// Cuts passages where their kind changes from one sentence to the next, so that each is of one kind.
#pragma once

#include <vector>

#include "match/stretch.h"

namespace wirecopy::match {

// Neighbouring sentences of one kind, in order of a, without those that share next to nothing. Cost: linear.
[[nodiscard]] std::vector<TokenRange> kind_runs(const text::Text& a, const text::Text& b, const TokenPassage& passage);

// The part of a passage that stands in `range` of a, with the sentence of b around it that no other part needs. Without
// pairs if the passage has none there.
[[nodiscard]] TokenPassage part_of(const text::Text& a, const text::Text& b, const TokenPassage& passage,
                                   TokenRange range);

}  // namespace wirecopy::match
