// What both sets of features are made of.
#pragma once

#include <algorithm>
#include <cstdint>

#include "attribution/tokens.h"

namespace wirecopy::attribution {

// The token that stands beyond both ends of a paragraph.
[[nodiscard]] inline const Token& beyond() {
  static const Token token = [] {
    Token made;
    made.word = 1;
    made.shape = Shape::mark;
    return made;
  }();
  return token;
}

// Distances, the longer the coarser: 0 to 4, then to 6, 9, 14, 24 and more.
[[nodiscard]] constexpr std::uint64_t distance_class(std::uint32_t n) {
  if (n <= 4) return n;
  if (n <= 6) return 5;
  if (n <= 9) return 6;
  if (n <= 14) return 7;
  return n <= 24 ? 8 : 9;
}

[[nodiscard]] constexpr std::uint64_t at_most(std::uint32_t n, std::uint32_t most) {
  return std::min(n, most);
}

[[nodiscard]] constexpr std::uint64_t number(Shape shape) {
  return static_cast<std::uint64_t>(shape);
}
[[nodiscard]] constexpr std::uint64_t number(Quoted quoted) {
  return static_cast<std::uint64_t>(quoted);
}

}  // namespace wirecopy::attribution
