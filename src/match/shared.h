// What two texts share, with no index in between.
#pragma once

#include <vector>

#include "match/passages.h"
#include "text/text.h"

namespace wirecopy::match {

// The passages that `a` and `b` share, in order of a, not overlapping in a. Depends on nothing but the two texts. Cost:
// linear in their seeds, plus alignment of what they share.
[[nodiscard]] std::vector<TokenPassage> find_shared(const text::Text& a, const text::Text& b, PassageScratch* scratch);

}  // namespace wirecopy::match
