// The one unit inside: half-open byte ranges of a page's UTF-8 text, on code-point boundaries.
#pragma once

#include <compare>
#include <cstdint>

namespace wirecopy {

struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  friend constexpr auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

// Half-open range counted in Unicode code points: the unit of every output (Python's text[begin:end]).
struct CodePointSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend constexpr auto operator<=>(const CodePointSpan&, const CodePointSpan&) = default;
};

// The number of bytes two spans share.
[[nodiscard]] constexpr std::uint32_t overlap(ByteSpan a, ByteSpan b) {
  const std::uint32_t begin = a.begin > b.begin ? a.begin : b.begin;
  const std::uint32_t end = a.end < b.end ? a.end : b.end;
  return end > begin ? end - begin : 0;
}

}  // namespace wirecopy
