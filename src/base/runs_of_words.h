// Hashes of every so many words in a row: polynomials of the words' identities modulo 2^64 (Karp, Rabin 1987), so that
// the next run's hash takes one multiplication, and mixed again in the end. The factor is odd, so that no word loses
// its weight.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/hash.h"

namespace wirecopy::base {

// Calls take(hash, i) for each run of `n` words, which begins at word i. word_at(i) is the identity of word i of
// `n_words`. Cost: linear.
template <typename WordAt, typename Take>
void for_each_run(std::size_t n_words, const WordAt& word_at, std::size_t n, const Take& take) {
  constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15ULL;
  if (n == 0 || n_words < n) return;
  std::uint64_t leaving = 1;  // the weight of the word that a run leaves behind
  for (std::size_t i = 0; i < n; ++i) leaving *= kFactor;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < n_words; ++i) {
    sum = sum * kFactor + word_at(i) + 1;
    if (i >= n) sum -= leaving * (word_at(i - n) + 1ULL);
    if (i + 1 >= n) take(mix(sum), i + 1 - n);
  }
}

}  // namespace wirecopy::base
