// Whether two texts of one wording tell one event: agencies and police reports say the next attack in the words of the
// last, and only the names, numbers and days in them are of the event.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "match/side.h"

namespace wirecopy::lineage {

// How many numbers, names and days two texts mention, each once.
struct Mentioned {
  std::size_t n_both = 0;
  std::size_t n_only_a = 0;
  std::size_t n_only_b = 0;

  // So many of one stand against others of the other: a report that was shortened lacks some, none stand for them.
  [[nodiscard]] std::size_t n_against() const { return std::min(n_only_a, n_only_b); }
  Mentioned& operator+=(const Mentioned& other);
};

enum class Event : std::uint8_t {
  same,      // as far as the mentions say
  doubtful,  // numbers or days stand against others, and no more than twice as much is shared: "two killed on Sunday"
  other,     // more stands against others than is shared
};

// Cost: linear in the ranges, and the product of what they mention.
[[nodiscard]] Event compare_events(const match::Side& a, match::TokenRange range_a, const match::Side& b,
                                   match::TokenRange range_b);

}  // namespace wirecopy::lineage
