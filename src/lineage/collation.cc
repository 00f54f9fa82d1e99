#include "lineage/collation.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "match/shared.h"

namespace wirecopy::lineage {
namespace {

using match::TokenPair;
using match::TokenRange;
using text::Text;
using text::Token;
using text::TokenIndex;

using Row = std::vector<Reading>;

// A spinner swaps so many words at a time; more is another way to say it.
constexpr int kMostSwapped = 3;

// Column 2i + 1 is word i of the family's text, column 2i what stands before it without being of it.
std::size_t column_of(TokenIndex word) {
  return 2 * std::size_t{word} + 1;
}
std::size_t gap_before(TokenIndex word) {
  return 2 * std::size_t{word};
}

Reading read(const Text& text, TokenRange range) {
  Reading reading;
  if (range.begin >= range.end) return reading;
  std::uint64_t word = range.size() == 1 ? text.tokens[range.begin].word : 0;
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    const Token& token = text.tokens[i];
    if (range.size() > 1) word = base::mix(word ^ token.word);
    reading.rarity = std::max(reading.rarity, token.rarity);
    reading.is_fixed |= token.has(Token::kNumber) || (token.has(Token::kCapital) && !token.has(Token::kSentenceStart));
  }
  reading.n_words = static_cast<std::uint8_t>(std::min<TokenIndex>(range.size(), 255));
  reading.word = std::max(static_cast<std::uint32_t>(word), Reading::kContinued + 1);
  reading.span = {text.tokens[range.begin].span.begin, text.tokens[range.end - 1].span.end};
  return reading;
}

// Pairs of words in order of the family's text `b`; where clauses moved, those that break the order of `a` stay, but
// nothing between them counts as put in.
std::vector<TokenPair> in_order_of_b(std::vector<TokenPair> pairs) {
  std::ranges::sort(pairs, {}, [](const TokenPair& pair) { return std::tuple(pair.b, pair.a); });
  const auto again = std::ranges::unique(pairs, {}, &TokenPair::b);
  pairs.erase(again.begin(), again.end());
  return pairs;
}

std::vector<TokenPair> pairs_of(const Text& a, const Text& b) {
  match::PassageScratch scratch;
  std::vector<TokenPair> pairs;
  for (const match::TokenPassage& passage : match::find_shared(a, b, &scratch))
    pairs.insert(pairs.end(), passage.pairs.begin(), passage.pairs.end());
  return in_order_of_b(std::move(pairs));
}

// The words of `a` between two pairs stand for the words of `b` between them.
void fill_between(const Text& a, TokenRange in_a, TokenRange in_b, Row* row) {
  if (in_a.begin >= in_a.end) return;
  if (in_b.begin >= in_b.end) {
    (*row)[gap_before(in_b.begin)] = read(a, in_a);
  } else if (in_a.size() == in_b.size()) {
    for (TokenIndex i = 0; i < in_a.size(); ++i)
      (*row)[column_of(in_b.begin + i)] = read(a, {in_a.begin + i, in_a.begin + i + 1});
  } else {
    (*row)[column_of(in_b.begin)] = read(a, in_a);
    for (TokenIndex i = in_b.begin + 1; i < in_b.end; ++i) (*row)[column_of(i)].word = Reading::kContinued;
  }
}

// `pairs` in order of b, each with another b; columns are counted from in_b.begin.
Row collate(const Text& a, TokenRange in_a, TokenRange in_b, const std::vector<TokenPair>& pairs) {
  Row row(2 * std::size_t{in_b.size()} + 1);
  TokenPair next{in_a.begin, 0};
  for (const TokenPair& pair : pairs) {
    const TokenIndex b = pair.b - in_b.begin;
    row[column_of(b)] = read(a, {pair.a, pair.a + 1});
    if (pair.a >= next.a) fill_between(a, {next.a, pair.a}, {next.b, b}, &row);
    next = {pair.a + 1, b + 1};
  }
  fill_between(a, {next.a, in_a.end}, {next.b, in_b.size()}, &row);
  return row;
}

Row itself(const Text& b, TokenRange in_b) {
  Row row(2 * std::size_t{in_b.size()} + 1);
  for (TokenIndex i = 0; i < in_b.size(); ++i) row[column_of(i)] = read(b, {in_b.begin + i, in_b.begin + i + 1});
  return row;
}

TokenRange all_of(const Text& text) {
  return {0, static_cast<TokenIndex>(text.tokens.size())};
}

bool has_same_words(const Text& a, const Text& b) {
  return std::ranges::equal(a.tokens, b.tokens, {}, &Token::word, &Token::word);
}

Row collate(const Text& a, const Text& b) {
  if (has_same_words(a, b)) return itself(a, all_of(a));
  return collate(a, all_of(a), all_of(b), pairs_of(a, b));
}

double fullness_of(const Row& row, const Text& text) {
  double weight = 0;
  double all = 0;
  for (TokenIndex i = 0; i < text.tokens.size(); ++i) {
    const double own = text::word_weight(text.tokens[i].rarity);
    all += own;
    weight += row[column_of(i)].word == Reading::kAbsent ? 0 : own;
  }
  return all > 0 ? weight / all : 0;
}

bool is_absent(const Reading& reading) {
  return reading.word == Reading::kAbsent;
}

// Joins what follows into one difference.
void extend(const Reading& first, const Reading& second, Difference* difference) {
  const auto join = [](ByteSpan next, ByteSpan* span) {
    if (next.empty()) return;
    *span = span->empty() ? next : ByteSpan{std::min(span->begin, next.begin), std::max(span->end, next.end)};
  };
  join(first.span, &difference->first);
  join(second.span, &difference->second);
}

// What a difference is made of while its columns are gone over.
struct Run {
  Difference difference;
  int first_rarity = 0;
  int second_rarity = 0;
  int n_first = 0;  // words
  int n_second = 0;
  bool is_fixed = false;

  void add(const Reading& first, const Reading& second) {
    extend(first, second, &difference);
    first_rarity = std::max<int>(first_rarity, first.rarity);
    second_rarity = std::max<int>(second_rarity, second.rarity);
    n_first += first.n_words;
    n_second += second.n_words;
    is_fixed |= first.is_fixed || second.is_fixed;
  }
  [[nodiscard]] Difference finish() const {
    Difference done = difference;
    if (n_second == 0)
      done.form = Difference::Form::cut;
    else if (n_first == 0)
      done.form = Difference::Form::put_in;
    done.rarer = second_rarity - first_rarity;
    done.is_telling =
        done.form == Difference::Form::swap && !is_fixed && n_first <= kMostSwapped && n_second <= kMostSwapped;
    return done;
  }
};

// `column_at` gives the number of the column of each reading.
template <typename ColumnAt>
std::vector<Difference> compare(const Row& first, const Row& second, const ColumnAt& column_at) {
  std::vector<Difference> differences;
  Run run;
  std::size_t last = 0;
  bool is_open = false;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i].word == second[i].word) continue;
    if (is_open && column_at(i) > last + 2) {
      differences.push_back(run.finish());
      run = {};
    }
    run.add(first[i], second[i]);
    last = column_at(i);
    is_open = true;
  }
  if (is_open) differences.push_back(run.finish());
  return differences;
}

// The reading that most passages have; of equals the one that is more likely the older: a word and not its absence, the
// commoner word.
Reading most_likely(const std::vector<Row>& rows, std::size_t column) {
  std::map<std::uint32_t, std::pair<std::size_t, Reading>> counts;
  for (const Row& row : rows) {
    auto& [n, reading] = counts[row[column].word];
    ++n;
    reading = row[column];
  }
  const auto rank = [](const auto& entry) {
    const auto& [n, reading] = entry.second;
    return std::tuple(n, !is_absent(reading), -int{reading.rarity}, reading.word);
  };
  return std::ranges::max_element(counts, {}, rank)->second.second;
}

}  // namespace

std::vector<Difference> differences_of(const Text& a, const Text& b, const match::TokenPassage& passage) {
  const Row row = collate(a, passage.a, passage.b, in_order_of_b(passage.pairs));
  return compare(itself(b, passage.b), row, [](std::size_t i) { return i; });
}

Collation::Collation(std::string_view family_text, const std::vector<std::string>& passages) {
  const Text family = text::analyze(family_text);
  std::vector<Row> rows;
  rows.reserve(passages.size());
  for (const std::string& passage : passages) {
    rows.push_back(collate(text::analyze(passage), family));
    fullness_.push_back(fullness_of(rows.back(), family));
  }
  keep_what_differs(std::move(rows));
  for (std::size_t i = 0; i < columns_.size(); ++i) lost_.push_back(most_likely(rows_, i));
}

void Collation::keep_what_differs(std::vector<Row> rows) {
  rows_.resize(rows.size());
  for (std::size_t column = 0; !rows.empty() && column < rows.front().size(); ++column) {
    const auto is_other = [&](const Row& row) { return row[column].word != rows.front()[column].word; };
    if (std::ranges::none_of(rows, is_other)) continue;
    columns_.push_back(column);
    for (std::size_t i = 0; i < rows.size(); ++i) rows_[i].push_back(rows[i][column]);
  }
}

std::vector<Difference> Collation::differences(std::size_t first, std::size_t second) const {
  return compare(rows_[first], rows_[second], [this](std::size_t i) { return columns_[i]; });
}

std::vector<Difference> Collation::differences_from_lost(std::size_t second) const {
  return compare(lost_, rows_[second], [this](std::size_t i) { return columns_[i]; });
}

double Collation::fullness(std::size_t passage) const {
  return fullness_[passage];
}

}  // namespace wirecopy::lineage
