// One row of an alignment's table: the cells of one word of `a`, in a band of diagonals.
//
// All that depends on the row before is written as plain loops over arrays, which compilers turn into vector
// instructions (this file's .cc is built with -O3); gaps that run along the row follow in a second pass, and only where
// a score is high enough to pay for one. Cost: about a nanosecond a cell. The slow version is align_slowly in oracle.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

namespace wirecopy::match {

// A cell's step, for the way back. The two gap bits tell whether the gap that may end here was opened or extended.
enum Step : std::uint8_t { kStop = 0, kPair = 1, kGapA = 2, kGapB = 3, kDirection = 3, kExtendA = 4, kExtendB = 8 };

// The score of a gap that is not there: below all others, and far enough from the type's end to be extended.
template <typename Score>
inline constexpr Score kImpossible = std::numeric_limits<Score>::min() / 2;

// `n` neighbouring cells. Each array has n elements, those of the row before n + 1: the pair before cell i is at i, the
// word of `a` before it at i + 1. No two arrays overlap.
template <typename Score>
struct RowCells {
  const Score* match = nullptr;        // what pairing the two words is worth
  const Score* best_before = nullptr;  // the scores of the row before
  const Score* gap_before = nullptr;   // and of gaps in it that skip words of `a`
  Score* best = nullptr;               // results
  Score* gap = nullptr;
  std::uint8_t* steps = nullptr;
  std::size_t n = 0;
};

// Fills `best`, `gap` and `steps`; returns the greatest of `best`. No score may reach the type's greatest value.
// Where steps cannot be reached from a score above zero they say nothing of gaps.
[[nodiscard]] std::int16_t fill_cells(const RowCells<std::int16_t>& cells);
[[nodiscard]] std::int32_t fill_cells(const RowCells<std::int32_t>& cells);

// match[i] = equal where words[i] == word, else -AlignmentCosts::kReplace. Returns whether any is equal.
bool match_equal_words(const std::uint32_t* words, std::size_t n, std::uint32_t word, std::int16_t equal,
                       std::int16_t* match);
bool match_equal_words(const std::uint32_t* words, std::size_t n, std::uint32_t word, std::int32_t equal,
                       std::int32_t* match);

}  // namespace wirecopy::match
