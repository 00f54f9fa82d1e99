// Whether two texts of one wording tell one event: agencies and police reports say the next attack in the words of the
// last, and only the names, numbers and days in them are of the event.
#pragma once

#include <cstdint>

#include "match/side.h"

namespace wirecopy::lineage {

enum class Event : std::uint8_t {
  same,      // as far as the mentions say
  doubtful,  // numbers or days stand against others, and no more than twice as much is shared: "two killed on Sunday"
  other,     // more stands against others than is shared
};

// What both mention, numbers, names and days, each once, against what one mentions and the other says otherwise: a
// report that was shortened lacks some, and nothing stands for them. Cost: linear in the ranges, and the product of
// what they mention.
[[nodiscard]] Event compare_events(const match::Side& a, match::TokenRange range_a, const match::Side& b,
                                   match::TokenRange range_b);

}  // namespace wirecopy::lineage
