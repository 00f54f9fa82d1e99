// A text beside the bytes it was made from: who looks at changed words must see how they are written.
#pragma once

#include <cstdint>
#include <string_view>

#include "match/alignment.h"
#include "text/text.h"

namespace wirecopy::match {

struct Side {
  std::string_view utf8;
  const text::Text& text;

  [[nodiscard]] const text::Token& token(TokenIndex i) const { return text.tokens[i]; }
  [[nodiscard]] TokenIndex n_tokens() const { return static_cast<TokenIndex>(text.tokens.size()); }
  [[nodiscard]] std::string_view cut(ByteSpan span) const { return utf8.substr(span.begin, span.size()); }
  [[nodiscard]] std::string_view written(TokenIndex i) const { return cut(token(i).span); }

  // What stands between token i - 1 and token i; before the first token, from the begin of the text.
  [[nodiscard]] ByteSpan gap_before(TokenIndex i) const {
    const std::uint32_t begin = i == 0 ? 0 : token(i - 1).span.end;
    const std::uint32_t end = i < n_tokens() ? token(i).span.begin : static_cast<std::uint32_t>(utf8.size());
    return {begin, end};
  }
};

[[nodiscard]] constexpr bool holds(TokenRange range, TokenIndex i) {
  return range.begin <= i && i < range.end;
}

// Whether two ranges share a token.
[[nodiscard]] constexpr bool meet(TokenRange x, TokenRange y) {
  return x.begin < y.end && y.begin < x.end;
}

}  // namespace wirecopy::match
