// The slow, obvious versions of what this module does cleverly, for tests, fuzzers and benchmarks to hold it against.
#pragma once

#include <span>
#include <vector>

#include "match/alignment.h"
#include "match/passages.h"
#include "text/text.h"

namespace wirecopy::match {

// The best score of a local alignment of two whole texts: three full tables. Cost: |a| x |b| cells, in memory too.
[[nodiscard]] int align_slowly(const text::Text& a, const text::Text& b);

// What the best alignment through just these pairs of equal and kindred words scores: what they are worth, less the
// cheapest way over the words between them.
[[nodiscard]] int score_of(const text::Text& a, const text::Text& b, std::span<const TokenPair> pairs);

// Words a[begin, begin + size) are words b[begin, begin + size).
struct SharedRun {
  TokenIndex a = 0;
  TokenIndex b = 0;
  TokenIndex size = 0;
  friend bool operator==(const SharedRun&, const SharedRun&) = default;
};

// Every run of equal words of at least `min_words` that cannot be made longer, in order of a, then of b.
// Cost: |a| x |b|.
[[nodiscard]] std::vector<SharedRun> shared_runs(const text::Text& a, const text::Text& b, TokenIndex min_words);

// Passages without seeds and without a band: one candidate that covers both texts, aligned in full.
[[nodiscard]] std::vector<TokenPassage> find_passages_slowly(const text::Text& a, const text::Text& b,
                                                             PassageScratch* scratch);

}  // namespace wirecopy::match
