#include "match/alignment.h"

#include <algorithm>
#include <limits>

#include "match/likeness.h"

namespace wirecopy::match {
namespace {

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

// What a cell is made from: scores of the pair before, of the word of `a` or of `b` before, and of gaps open there.
struct Neighbours {
  int pair = 0;
  int above = 0;
  int above_gap = kImpossible;
  int left = 0;
  int left_gap = kImpossible;
};

struct Cell {
  int score = 0;
  int gap_a = kImpossible;  // of a gap that ends here, words of `a` skipped
  int gap_b = kImpossible;
  std::uint8_t step = kStop;
};

// `match` is what pairing the two words here is worth.
Cell make_cell(const Neighbours& from, int match) {
  using Costs = AlignmentCosts;
  const int open_a = from.above - Costs::kOpenGap;
  const int extend_a = from.above_gap - Costs::kExtendGap;
  const int open_b = from.left - Costs::kOpenGap;
  const int extend_b = from.left_gap - Costs::kExtendGap;
  Cell cell{0, std::max(open_a, extend_a), std::max(open_b, extend_b), kStop};
  const auto offer = [&cell](int score, Step step) {
    if (score <= cell.score) return;
    cell.score = score;
    cell.step = step;
  };
  offer(from.pair + match, kPair);
  offer(cell.gap_a, kGapA);
  offer(cell.gap_b, kGapB);
  if (extend_a > open_a) cell.step |= kExtendA;
  if (extend_b > open_b) cell.step |= kExtendB;
  return cell;
}

// Fills the row of token i. In band coordinates the pair before is (row - 1, same column), a word skipped in `a` comes
// from (row - 1, column + 1) and a word skipped in `b` from (row, column - 1). `best` and `gap` hold the row before and
// are overwritten from the left; behind their last column stands a cell that is never reached.
void fill_row(const text::Text& a, const text::Text& b, const Band& band, TokenIndex i, AlignmentScratch* scratch,
              Peak* peak) {
  const WordLikeness word(a.tokens[i]);
  const bool usable = !is_used(scratch->used, i);
  std::uint8_t* const steps = scratch->steps.data() + band.cell(i, 0);
  int* const best = scratch->best.data();
  int* const gap = scratch->gap.data();
  Cell cell;
  for (std::size_t column = 0; column < band.width; ++column) {
    const std::int64_t j = band.b_of(i, column);
    const bool inside =
        j >= static_cast<std::int64_t>(band.box.b.begin) && j < static_cast<std::int64_t>(band.box.b.end);
    if (inside) {
      const int match = usable ? word.score(b.tokens[static_cast<std::size_t>(j)]) : -AlignmentCosts::kReplace;
      cell = make_cell({best[column], best[column + 1], gap[column + 1], cell.score, cell.gap_b}, match);
      if (cell.score > peak->score) *peak = {cell.score, i, column};
    } else {
      cell = {};
    }
    steps[column] = cell.step;
    best[column] = cell.score;
    gap[column] = cell.gap_a;
  }
}

Peak fill(const text::Text& a, const text::Text& b, const Band& band, AlignmentScratch* scratch) {
  scratch->steps.assign(band.box.a.size() * band.width, kStop);
  scratch->best.assign(band.width + 1, 0);
  scratch->gap.assign(band.width + 1, kImpossible);
  Peak peak;
  for (TokenIndex i = band.box.a.begin; i < band.box.a.end; ++i) fill_row(a, b, band, i, scratch, &peak);
  return peak;
}

// Follows the steps from the peak to where the score was zero, keeping the pairs of equal and kindred words.
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
      const std::uint8_t share = is_used(scratch.used, row) ? 0 : WordLikeness(a.tokens[row]).share(b.tokens[j]);
      if (share > 0) pairs.push_back({row, j, share});
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
