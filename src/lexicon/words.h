// What is known of words: how rare each is in news, and which only hold sentences together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wirecopy::lexicon {

// The identity of a word: a hash of its folded form (text::append_folded without apostrophes). Part of the store's
// format.
[[nodiscard]] std::uint32_t word_hash(std::string_view folded);

struct Rarity {
  bool known = false;
  std::uint8_t level = 0;  // 255 * ln(N / n) / ln(N) for a word in n of N pages: 0 in every page, 255 in one
};

// The shipped table, learnt from news pages (models/word_rarity.md); not from any store, so that a match never depends
// on what else a store holds. Cost: some nanoseconds, one or two cache lines.
[[nodiscard]] Rarity rarity(std::uint32_t word);

// Hints that rarity(word) will be asked soon.
void prefetch_rarity(std::uint32_t word);

// How many words the table holds.
[[nodiscard]] std::size_t n_known_words();

enum class Role : std::uint8_t { content, function, negation };

// Function words of English (articles, prepositions, pronouns, auxiliaries, conjunctions) and its negations.
[[nodiscard]] Role role(std::uint32_t word);

}  // namespace wirecopy::lexicon
