// Runs of words that two pages have in common, found without alignment: however little the words around them are alike,
// they must not be lost.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "text/text.h"

namespace wirecopy::lineage {

// So many words in a row are copied, or a phrase, and never chance.
constexpr text::TokenIndex kRunWords = 12;

// Words a[begin, begin + size) are words b[begin, begin + size).
struct SharedRun {
  text::TokenIndex a = 0;
  text::TokenIndex b = 0;
  text::TokenIndex size = 0;
  friend auto operator<=>(const SharedRun&, const SharedRun&) = default;
};

// A text that is held against many others in turn.
class RunFinder {
 public:
  explicit RunFinder(const text::Text& a);  // keeps a view

  // Every run of kRunWords words or more that cannot be made longer, in order of a, then of b; of words that one of the
  // two holds often, the first few. Cost: linear in b, and in what is shared.
  [[nodiscard]] std::vector<SharedRun> find_in(const text::Text& b) const;

 private:
  // kRunWords words in a row.
  struct Gram {
    std::uint64_t hash = 0;
    text::TokenIndex token = 0;  // the first
  };
  const text::Text& a_;
  std::vector<Gram> grams_;           // by the first bits of their hashes, then by token
  std::uint32_t shift_ = 0;           // what is left of a hash then are its first bits
  std::vector<std::uint32_t> first_;  // by these bits: the first gram that has them; at the end, how many there are
};

}  // namespace wirecopy::lineage
