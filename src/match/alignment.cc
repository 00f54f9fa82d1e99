#include "match/alignment.h"

#include <algorithm>
#include <span>

#include "match/alignment_row.h"
#include "match/equal_runs.h"
#include "match/likeness.h"

namespace wirecopy::match {
namespace {

// The rectangle of cells: one row a token of `a`, one column a diagonal of the band.
struct Band {
  Box box;
  std::size_t width;

  explicit Band(const Box& given)
      : box(given), width(static_cast<std::size_t>(box.high_diagonal - box.low_diagonal + 1)) {
    const auto clamp = [&](std::int64_t b) {
      return static_cast<TokenIndex>(std::clamp<std::int64_t>(b, box.b.begin, box.b.end));
    };
    box.b = {clamp(box.a.begin + box.low_diagonal), clamp(box.a.end + box.high_diagonal)};
  }
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

// Columns whose word of b lies in the box.
struct Columns {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Columns columns_of(const Band& band, TokenIndex i) {
  const std::int64_t first = band.b_of(i, 0);
  const auto clamp = [&](std::int64_t column) {
    return static_cast<std::size_t>(std::clamp<std::int64_t>(column, 0, static_cast<std::int64_t>(band.width)));
  };
  return {clamp(band.box.b.begin - first), clamp(band.box.b.end - first)};
}

template <typename Score>
AlignmentScratch::Rows<Score>& rows_of(AlignmentScratch* scratch) {
  if constexpr (sizeof(Score) == sizeof(std::int16_t))
    return scratch->narrow;
  else
    return scratch->wide;
}

// What pairing token i with each word of `columns` is worth, at the front of rows.match. Returns the greatest weight
// that a pair accounts for; 0: there is none, and rows.match is as it was.
template <typename Score>
int fill_matches(const text::Text& a, const text::Text& b, const Band& band, TokenIndex i, Columns columns,
                 AlignmentScratch* scratch) {
  if (is_used(scratch->used, i)) return 0;
  std::vector<Score>& match = rows_of<Score>(scratch).match;
  const std::size_t n = columns.end - columns.begin;
  const text::Token& token = a.tokens[i];
  const int weight = text::word_weight(token.rarity);
  const auto first = static_cast<std::size_t>(band.b_of(i, columns.begin)) - band.box.b.begin;
  const bool any_equal =
      match_equal_words(scratch->words.data() + first, n, token.word, static_cast<Score>(weight), match.data());
  int most = any_equal ? weight : 0;
  const WordLikeness word(token);
  const auto pair_with = [&](std::size_t j, std::uint8_t likeness) {
    if (j < first || j >= first + n || scratch->words[j] == token.word) return;
    const text::Token& other = b.tokens[band.box.b.begin + j];
    match[j - first] = static_cast<Score>(word.score(other, likeness));
    most = std::max(most, likeness * std::min(weight, text::word_weight(other.rarity)) / 255);
  };
  scratch->bases.visit(token.base, [&](std::size_t j) { pair_with(j, WordLikeness::kInflected); });
  if (!WordLikeness::is_swappable(token)) return most;
  const lexicon::Relatives relatives(token.base);
  for (std::uint32_t k = 0; k < relatives.size(); ++k)
    scratch->bases.visit(relatives.word(k), [&](std::size_t j) {
      if (WordLikeness::is_swappable(b.tokens[band.box.b.begin + j])) pair_with(j, relatives.likeness_of(k));
    });
  return most;
}

// Fills the row of token i. In band coordinates the pair before is (row - 1, same column), a word skipped in `a` comes
// from (row - 1, column + 1) and a word skipped in `b` from (row, column - 1). Cells whose word of b lies outside the
// box score nothing, nor do those of a row without pairs behind a row that scores nothing.
template <typename Score>
void fill_row(const text::Text& a, const text::Text& b, const Band& band, TokenIndex i, AlignmentScratch* scratch,
              Peak* peak) {
  AlignmentScratch::Rows<Score>& rows = rows_of<Score>(scratch);
  rows.best.swap(rows.best_before);
  rows.gap.swap(rows.gap_before);
  const Columns columns = columns_of(band, i);
  const auto clear = [&](std::size_t begin, std::size_t end) {
    std::fill(rows.best.data() + begin, rows.best.data() + end, Score{0});
    std::fill(rows.gap.data() + begin, rows.gap.data() + end, kImpossible<Score>);
  };
  const bool is_inside = columns.begin < columns.end;
  const int most = is_inside ? fill_matches<Score>(a, b, band, i, columns, scratch) : 0;
  scratch->most[i - band.box.a.begin] = most;
  if (!is_inside || (most == 0 && rows.highest == 0)) {
    rows.highest = 0;
    return clear(0, band.width);
  }
  clear(0, columns.begin);
  clear(columns.end, band.width);
  if (most == 0) std::ranges::fill(rows.match, static_cast<Score>(-AlignmentCosts::kReplace));
  rows.highest = fill_cells(RowCells<Score>{
      rows.match.data(), rows.best_before.data() + columns.begin, rows.gap_before.data() + columns.begin,
      rows.best.data() + columns.begin, rows.gap.data() + columns.begin,
      scratch->steps.data() + band.cell(i, columns.begin), columns.end - columns.begin});
  if (rows.highest <= peak->score) return;
  const auto found =
      std::find(rows.best.begin() + static_cast<std::ptrdiff_t>(columns.begin), rows.best.end(), rows.highest);
  *peak = {rows.highest, i, static_cast<std::size_t>(found - rows.best.begin())};
}

// Fills the rows of a run of equal words, in each the cell of the run's diagonal alone: the others score nothing.
template <typename Score>
void fill_run(const text::Text& a, const Band& band, const EqualRun& run, AlignmentScratch* scratch, Peak* peak) {
  AlignmentScratch::Rows<Score>& rows = rows_of<Score>(scratch);
  const auto column = static_cast<std::size_t>(run.diagonal - band.box.low_diagonal);
  int score = rows.best[column];
  for (TokenIndex i = run.a.begin; i < run.a.end; ++i) {
    const int weight = text::word_weight(a.tokens[i].rarity);
    score += weight;
    scratch->most[i - band.box.a.begin] = weight;
    scratch->steps[band.cell(i, column)] = kPair;
    if (score > peak->score) *peak = {score, i, column};
  }
  std::ranges::fill(rows.best, Score{0});
  std::ranges::fill(rows.gap, kImpossible<Score>);
  rows.best[column] = rows.highest = static_cast<Score>(score);
}

template <typename Score>
Peak fill(const text::Text& a, const text::Text& b, const Band& band, AlignmentScratch* scratch) {
  AlignmentScratch::Rows<Score>& rows = rows_of<Score>(scratch);
  rows.match.resize(band.width);
  // Behind the last column stands a cell that is never reached.
  for (std::vector<Score>* best : {&rows.best, &rows.best_before}) best->assign(band.width + 1, 0);
  for (std::vector<Score>* gap : {&rows.gap, &rows.gap_before}) gap->assign(band.width + 1, kImpossible<Score>);
  Peak peak;
  rows.highest = 0;
  TokenIndex i = band.box.a.begin;
  for (const EqualRun& run : inner_runs({a, b, band.box, scratch->bases, scratch->used})) {
    while (i < run.a.begin) fill_row<Score>(a, b, band, i++, scratch, &peak);
    fill_run<Score>(a, band, run, scratch, &peak);
    i = run.a.end;
  }
  while (i < band.box.a.end) fill_row<Score>(a, b, band, i++, scratch, &peak);
  return peak;
}

// No score is above the weight of all words of a.
bool fits_narrow_scores(const text::Text& a, TokenRange range) {
  int weight = 0;
  for (TokenIndex i = range.begin; i < range.end && weight < INT16_MAX; ++i)
    weight += text::word_weight(a.tokens[i].rarity);
  return weight < INT16_MAX;
}

Peak fill(const text::Text& a, const text::Text& b, const Band& band, AlignmentScratch* scratch) {
  const std::span<const text::Token> words = std::span(b.tokens).subspan(band.box.b.begin, band.box.b.size());
  scratch->steps.assign(band.box.a.size() * band.width, kStop);
  scratch->most.resize(band.box.a.size());
  scratch->bases.build(words);
  scratch->words.resize(words.size());
  std::ranges::transform(words, scratch->words.begin(), &text::Token::word);
  return fits_narrow_scores(a, band.box.a) ? fill<std::int16_t>(a, b, band, scratch)
                                           : fill<std::int32_t>(a, b, band, scratch);
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
  if (band.box.b.begin >= band.box.b.end) return {};
  const Peak peak = fill(a, b, band, scratch);
  if (peak.score == 0) return {};
  Alignment alignment{way_back(a, b, band, peak, *scratch), peak.score};
  for (const TokenPair& pair : alignment.pairs) scratch->most[pair.a - box.a.begin] = 0;
  return alignment;
}

TokenRange rest_of(const Box& box, int least, const AlignmentScratch& scratch) {
  TokenRange rest;
  TokenIndex begin = box.a.begin;  // of the best alignment that ends here
  int score = 0;
  int weight = 0;
  int cost = AlignmentCosts::kReplace;  // of the next word that pairs nothing
  for (TokenIndex i = box.a.begin; i < box.a.end; ++i) {
    const int most = scratch.most[i - box.a.begin];
    if (score <= 0) {  // no alignment begins with a part that scores nothing
      begin = i;
      score = weight = 0;
    }
    score += most > 0 ? most : -cost;
    cost = most > 0 ? AlignmentCosts::kReplace : AlignmentCosts::kExtendGap;
    weight += most;
    if (most > 0 && weight >= least) rest = {rest.size() == 0 ? begin : rest.begin, i + 1};
  }
  return rest;
}

}  // namespace wirecopy::match
