#include "match/alignment.h"

#include <algorithm>
#include <limits>

namespace wirecopy::match {
namespace {

using text::Token;

// A cell's step, for the way back. The two gap bits tell whether the gap that may end here was opened or extended.
enum Step : std::uint8_t { kStop = 0, kPair = 1, kGapA = 2, kGapB = 3, kDirection = 3, kExtendA = 4, kExtendB = 8 };

constexpr int kImpossible = std::numeric_limits<int>::min() / 2;

// The rectangle of cells: one row a token of `a`, one column a diagonal of the band.
struct Band {
  Box box;
  std::size_t width;

  explicit Band(const Box& given)
      : box(given), width(static_cast<std::size_t>(box.high_diagonal - box.low_diagonal + 1)) {}
  [[nodiscard]] std::int64_t b_of(TokenIndex a, std::size_t column) const {
    return static_cast<std::int64_t>(a) + box.low_diagonal + static_cast<std::int64_t>(column);
  }
  [[nodiscard]] std::size_t cell(TokenIndex a, std::size_t column) const { return (a - box.a.begin) * width + column; }
};

struct Peak {
  int score = 0;
  TokenIndex a = 0;
  std::size_t column = 0;
};

bool is_used(const std::vector<std::uint8_t>& used, std::size_t i) {
  return i < used.size() && used[i] != 0;
}

// In band coordinates the cell of the pair before is (row - 1, same column), a word skipped in `a` comes from
// (row - 1, column + 1) and a word skipped in `b` from (row, column - 1).
Peak fill(const text::Text& a, const text::Text& b, const Band& band, AlignmentScratch* scratch) {
  using Costs = AlignmentCosts;
  const Box& box = band.box;
  const std::size_t width = band.width;
  scratch->steps.assign(box.a.size() * width, kStop);
  scratch->best.assign(width + 1, 0);           // of the row before, then overwritten by this row
  scratch->gap.assign(width + 1, kImpossible);  // best score of a gap in `a`'s direction, per column
  Peak peak;
  for (TokenIndex i = box.a.begin; i < box.a.end; ++i) {
    const Token& token = a.tokens[i];
    const bool usable = !is_used(scratch->used, i);
    int gap_b = kImpossible;
    int left = 0;
    std::uint8_t* steps = scratch->steps.data() + band.cell(i, 0);
    for (std::size_t column = 0; column < width; ++column) {
      const std::int64_t j = band.b_of(i, column);
      const int diagonal = scratch->best[column];
      const int above = column + 1 < width ? scratch->best[column + 1] : 0;
      const int above_gap = column + 1 < width ? scratch->gap[column + 1] : kImpossible;
      if (j < static_cast<std::int64_t>(box.b.begin) || j >= static_cast<std::int64_t>(box.b.end)) {
        scratch->best[column] = 0;
        scratch->gap[column] = kImpossible;
        left = 0;
        gap_b = kImpossible;
        continue;
      }
      std::uint8_t step = 0;
      const int open_a = above - Costs::kOpenGap;
      const int extend_a = above_gap - Costs::kExtendGap;
      const int gap_a = std::max(open_a, extend_a);
      if (extend_a > open_a) step |= kExtendA;
      const int open_b = left - Costs::kOpenGap;
      const int extend_b = gap_b - Costs::kExtendGap;
      gap_b = std::max(open_b, extend_b);
      if (extend_b > open_b) step |= kExtendB;
      const auto b_index = static_cast<std::size_t>(j);
      const bool equal = usable && token.word == b.tokens[b_index].word;
      const int pair = diagonal + (equal ? text::word_weight(token.rarity) : -Costs::kReplace);
      int score = 0;
      if (pair > score) {
        score = pair;
        step = static_cast<std::uint8_t>((step & ~kDirection) | kPair);
      }
      if (gap_a > score) {
        score = gap_a;
        step = static_cast<std::uint8_t>((step & ~kDirection) | kGapA);
      }
      if (gap_b > score) {
        score = gap_b;
        step = static_cast<std::uint8_t>((step & ~kDirection) | kGapB);
      }
      steps[column] = step;
      scratch->best[column] = score;
      scratch->gap[column] = gap_a;
      left = score;
      if (score > peak.score) peak = {score, i, column};
    }
  }
  return peak;
}

// Follows the steps from the peak to where the score was zero, keeping the pairs of equal words.
std::vector<TokenPair> way_back(const text::Text& a, const text::Text& b, const Band& band, Peak peak,
                                const AlignmentScratch& scratch) {
  std::vector<TokenPair> pairs;
  std::int64_t i = peak.a;
  std::size_t column = peak.column;
  int in_gap = 0;  // kGapA or kGapB while a gap is followed
  while (i >= static_cast<std::int64_t>(band.box.a.begin) && column < band.width) {
    const auto row = static_cast<TokenIndex>(i);
    const std::uint8_t step = scratch.steps[band.cell(row, column)];
    const int direction = in_gap != 0 ? in_gap : step & kDirection;
    if (direction == kStop) break;
    if (direction == kPair) {
      const auto j = static_cast<TokenIndex>(band.b_of(row, column));
      const bool usable = !is_used(scratch.used, row);
      if (usable && a.tokens[row].word == b.tokens[j].word) pairs.push_back({row, j});
      --i;
    } else if (direction == kGapA) {
      in_gap = (step & kExtendA) != 0 ? kGapA : 0;
      --i;
      ++column;
    } else {
      in_gap = (step & kExtendB) != 0 ? kGapB : 0;
      if (column == 0) break;
      --column;
    }
  }
  std::ranges::reverse(pairs);
  return pairs;
}

}  // namespace

Alignment align(const text::Text& a, const text::Text& b, const Box& box, AlignmentScratch* scratch) {
  if (box.a.size() == 0 || box.b.size() == 0 || box.high_diagonal < box.low_diagonal) return {};
  const Band band(box);
  const Peak peak = fill(a, b, band, scratch);
  if (peak.score == 0) return {};
  return {way_back(a, b, band, peak, *scratch), peak.score};
}

}  // namespace wirecopy::match
