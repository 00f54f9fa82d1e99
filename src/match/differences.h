// The words in which a passage and its source differ: what edits and kinds are made from.
#pragma once

#include <vector>

#include "match/stretch.h"

namespace wirecopy::match {

// Words that differ: [a) of the copy stand where [b) stood in the source. Either may be empty, not both.
struct Difference {
  TokenRange a;
  TokenRange b;
};

// The heaviest run of pairs that ascends in both texts: where clauses moved, the lighter part counts as differing.
// Cost: n log n.
[[nodiscard]] std::vector<TokenPair> ascending(const text::Text& a, const std::vector<TokenPair>& pairs);

// What lies between the pairs of equal words, in order of the copy. A pair of unlike words is part of a difference.
[[nodiscard]] std::vector<Difference> differences(const text::Text& a, const text::Text& b,
                                                  const TokenPassage& passage);

}  // namespace wirecopy::match
