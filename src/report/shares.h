// How much of a page stands elsewhere, in code points of its text.
#pragma once

#include <array>
#include <cstdint>

#include "wirecopy/match.h"

namespace wirecopy::report {

struct Shares {
  std::uint32_t length = 0;                // of the page's text, in code points
  std::array<std::uint32_t, 4> of_kind{};  // code points in passages of each Kind, in the enumeration's order

  [[nodiscard]] double share(Kind kind) const;
  [[nodiscard]] double matched() const;    // of all kinds; 0 for an empty page
  [[nodiscard]] double unmatched() const;  // the rest; 0 for an empty page
};

[[nodiscard]] Shares shares(const PageTrace& trace);

// The share of each page that the passages cover, each character counted once.
struct SharedParts {
  double a = 0;
  double b = 0;
};
[[nodiscard]] SharedParts shared_parts(const Comparison& comparison);

}  // namespace wirecopy::report
