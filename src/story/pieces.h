// Speech cut into the pieces that may be different speakers': where a sentence begins with a quotation, and behind
// that.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace wirecopy::story {

// The quotations that sentences begin with, each with its marks; in order.
[[nodiscard]] std::vector<ByteSpan> sentence_quotations(const text::Text& text);

struct Words {
  std::string_view utf8;
  const text::Text& text;  // made of it
};

// The spans, cut before and behind each of the quotations that they hold whole; without white space at their ends, and
// none without a word.
[[nodiscard]] std::vector<ByteSpan> cut_at(std::span<const ByteSpan> quotations, const Words& words,
                                           std::span<const ByteSpan> spans);

}  // namespace wirecopy::story
