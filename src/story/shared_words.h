// How much of one text's words stand in another, in their order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/text.h"

namespace wirecopy::story {

// The words of some spans of a text: those of the first few hundred, which is more than anybody is quoted with.
[[nodiscard]] std::vector<text::Token> words_of(const text::Text& text, std::span<const ByteSpan> spans);

struct SharedWords {
  double share = 0;  // of the weight of the asked words, 0..1
  ByteSpan span;     // of the other text: from the first of them to the last
};

// The heaviest words of `asked` that stand in `other` in the same order (a longest common subsequence; words are equal
// in any form). Cost: the product of the two lengths.
[[nodiscard]] SharedWords shared_words(std::span<const text::Token> asked, std::span<const text::Token> other);

}  // namespace wirecopy::story
