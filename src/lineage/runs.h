// Runs of words that two pages have in common, found without alignment: however little the words around them are alike,
// they must not be lost.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "text/text.h"

namespace wirecopy::lineage {

// So many words in a row are copied, or a phrase, and never chance.
constexpr text::TokenIndex kRunWords = 12;

// kRunWords words in a row.
struct Gram {
  std::uint64_t hash = 0;
  text::TokenIndex token = 0;  // the first
};

// Every gram of a text, by hash, then by token. None if it is shorter than that.
[[nodiscard]] std::vector<Gram> grams_of(const text::Text& text);

// Words a[begin, begin + size) are words b[begin, begin + size).
struct SharedRun {
  text::TokenIndex a = 0;
  text::TokenIndex b = 0;
  text::TokenIndex size = 0;
  friend auto operator<=>(const SharedRun&, const SharedRun&) = default;
};

// A text and its grams.
struct GramText {
  const text::Text& text;
  std::span<const Gram> grams;
};

// Every run of kRunWords words or more that cannot be made longer, in order of a, then of b; of words that one of the
// two holds often, the first few. Cost: linear in the grams, and in what is shared.
[[nodiscard]] std::vector<SharedRun> runs_of(GramText a, GramText b);

}  // namespace wirecopy::lineage
