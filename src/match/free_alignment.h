// Pairs the words of two short texts wherever they stand: a sentence that somebody put in his own words has moved them.
//
// Each word has at most one partner. Pairs are taken greedily, the worthiest first; of several places for one word the
// one wins whose neighbours have their partners near by. `align` is for passages that kept their order, this for
// sentences that need not. Cost: (words of a) x (words of b) likenesses, some tens of nanoseconds each.
#pragma once

#include <cstdint>
#include <vector>

#include "match/side.h"

namespace wirecopy::match {

// Of longer texts only so many words are looked at: a million likenesses, half a second at worst.
inline constexpr TokenIndex kMostFreeTokens = 1000;

struct FreePair {
  TokenIndex a = 0;
  TokenIndex b = 0;
  std::uint8_t likeness = 0;  // 255: the same word
  int worth = 0;              // the lighter word's weight (text::word_weight) times the likeness
  friend bool operator==(const FreePair&, const FreePair&) = default;
};

// In the order of a. Exchanging a and b exchanges them in each pair and changes nothing else.
[[nodiscard]] std::vector<FreePair> align_freely(const Side& a, const Side& b);

}  // namespace wirecopy::match
