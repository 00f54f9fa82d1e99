#include "match/alignment_row.h"

#include "match/alignment.h"

// Where the processor has wider vectors than all have, they are used; the results are the same.
#if defined(__x86_64__) && defined(WIRECOPY_CLONES)
#define WIRECOPY_WIDEST [[gnu::target_clones("avx2", "default")]]
#else
#define WIRECOPY_WIDEST
#endif

namespace wirecopy::match {
namespace {

using Costs = AlignmentCosts;

template <typename Score>
[[gnu::always_inline]] inline Score less(Score score, int cost) {
  return static_cast<Score>(score - cost);
}

template <typename Score>
[[gnu::always_inline]] inline Score greater(Score x, Score y) {
  return x > y ? x : y;
}

// Pairs, and gaps that skip words of `a`. Returns the greatest score. That no arrays overlap must be said of parameters
// for compilers to believe it.
template <typename Score>  // NOLINTNEXTLINE(readability-function-size)
[[gnu::always_inline]] inline Score fill_from_row_before(const Score* __restrict match,
                                                         const Score* __restrict best_before,
                                                         const Score* __restrict gap_before, Score* __restrict best,
                                                         Score* __restrict gaps, std::uint8_t* __restrict steps,
                                                         std::size_t n) {
  Score highest = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const Score pair = static_cast<Score>(best_before[i] + match[i]);
    const Score opened = less(best_before[i + 1], Costs::kOpenGap);
    const Score extended = less(gap_before[i + 1], Costs::kExtendGap);
    const Score gap = greater(opened, extended);
    const Score paired = greater<Score>(pair, 0);
    const Score score = greater(paired, gap);
    const Score pair_step = pair > 0 ? Score{kPair} : Score{kStop};
    const Score step = gap > paired ? Score{kGapA} : pair_step;
    const Score extends = extended > opened ? Score{kExtendA} : Score{kStop};
    steps[i] = static_cast<std::uint8_t>(step | extends);
    gaps[i] = gap;
    best[i] = score;
    highest = greater(highest, score);
  }
  return highest;
}

// Gaps that skip words of `b`, from the left.
template <typename Score>
[[gnu::always_inline]] inline Score add_gaps_in_row(const RowCells<Score>& cells) {
  Score gap = kImpossible<Score>;
  Score left = 0;
  Score highest = 0;
  for (std::size_t i = 0; i < cells.n; ++i) {
    const Score opened = less(left, Costs::kOpenGap);
    const Score extended = less(gap, Costs::kExtendGap);
    gap = greater(opened, extended);
    std::uint8_t step = cells.steps[i];
    if (gap > cells.best[i]) step = static_cast<std::uint8_t>((step & ~kDirection) | kGapB);
    if (extended > opened) step |= kExtendB;
    cells.steps[i] = step;
    left = greater(cells.best[i], gap);
    cells.best[i] = left;
    highest = greater(highest, left);
  }
  return highest;
}

template <typename Score>
[[gnu::always_inline]] inline Score fill_all_cells(const RowCells<Score>& cells) {
  const Score highest = fill_from_row_before(cells.match, cells.best_before, cells.gap_before, cells.best, cells.gap,
                                             cells.steps, cells.n);
  return highest > Costs::kOpenGap ? add_gaps_in_row(cells) : highest;
}

template <typename Score>
[[gnu::always_inline]] inline bool match_all_equal(const std::uint32_t* __restrict words, std::size_t n,
                                                   std::uint32_t word, Score equal, Score* __restrict match) {
  constexpr Score kUnlike = -Costs::kReplace;
  Score highest = kUnlike;
  for (std::size_t i = 0; i < n; ++i) {
    match[i] = words[i] == word ? equal : kUnlike;
    highest = greater(highest, match[i]);
  }
  return highest != kUnlike;
}

}  // namespace

WIRECOPY_WIDEST std::int16_t fill_cells(const RowCells<std::int16_t>& cells) {
  return fill_all_cells(cells);
}
WIRECOPY_WIDEST std::int32_t fill_cells(const RowCells<std::int32_t>& cells) {
  return fill_all_cells(cells);
}
WIRECOPY_WIDEST bool match_equal_words(const std::uint32_t* words, std::size_t n, std::uint32_t word,
                                       std::int16_t equal, std::int16_t* match) {
  return match_all_equal(words, n, word, equal, match);
}
WIRECOPY_WIDEST bool match_equal_words(const std::uint32_t* words, std::size_t n, std::uint32_t word,
                                       std::int32_t equal, std::int32_t* match) {
  return match_all_equal(words, n, word, equal, match);
}

}  // namespace wirecopy::match
