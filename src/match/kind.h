// How a passage relates to its source, told by what was changed.
#pragma once

#include "match/stretch.h"
#include "wirecopy/match.h"

namespace wirecopy::match {

// copied: no edit. spun: content words gave way to others at least as often as anything else was changed: cut, put in,
// or written another way (forms and spellings of a word, names, numbers, what opens a sentence). Else edited.
[[nodiscard]] Kind kind_of(const text::Text& a, const text::Text& b, const TokenPassage& passage);

}  // namespace wirecopy::match
