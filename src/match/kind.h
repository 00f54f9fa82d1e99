// How a passage relates to its source, told by what was changed.
#pragma once

#include "match/stretch.h"
#include "wirecopy/match.h"

namespace wirecopy::match {

// copied: no edit. spun: most of what changed are content words that each gave way to another. Else edited.
[[nodiscard]] Kind kind_of(const text::Text& a, const text::Text& b, const TokenPassage& passage);

}  // namespace wirecopy::match
