#include "match/worth.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace wirecopy::match {
namespace {

using text::Text;
using text::Token;

// What is more than chance, in word weights with names counted once, and how alike it must be. Stretches that are whole
// sentences in both texts prove the most: an alignment that begins and ends where it pleases finds the best of many
// chances. Chosen on churn-dev, where docs/design/matching.md has the counts: in each class the lowest bar that more
// right than wrong finds pass.
struct Bar {
  double similarity = 0;
  int weight = 0;
};
constexpr std::array<Bar, 3> kBars = {{{.60, 700}, {.50, 500}, {.42, 250}}};  // by how many of the two are whole
// The same where the two pages share other text: by chance that happens in one page of thousands.
constexpr std::array<Bar, 3> kKindredBars = {{{.60, 700}, {.42, 200}, {.30, 200}}};
constexpr double kVerbatim = .80;
constexpr std::array<int, 3> kVerbatimWeights = {500, 250, 150};  // enough from that similarity on
constexpr TokenIndex kMinVerbatimWords = 8;                       // enough whatever they weigh, if nothing differs
constexpr TokenIndex kMinWordsInside = 8;                         // of a sentence: fewer are a stock phrase
constexpr TokenIndex kMinKindredWordsInside = 6;

// In scripts without spaces a word takes two graphemes or more.
TokenIndex count_words(const Text& text, TokenRange range) {
  TokenIndex halves = 0;
  for (TokenIndex i = range.begin; i < range.end; ++i) halves += text.tokens[i].has(Token::kUnspaced) ? 1U : 2U;
  return halves / 2;
}

// Part of a sentence whose content words are all capitalised: the name of an office or a person, which says nothing of
// where text comes from. A whole sentence of that sort is a headline.
bool is_name(const Text& a, TokenRange range) {
  for (TokenIndex i = range.begin; i < range.end; ++i)
    if ((a.tokens[i].flags & (Token::kCapital | Token::kFunction | Token::kNumber)) == 0) return false;
  return true;
}

// The weight of matched words, where a name counts once however many words it has.
int evidence_of(const Text& a, const TokenPassage& passage) {
  int weight = 0;
  const TokenPair* before = nullptr;
  for (const TokenPair& pair : passage.pairs) {
    const bool in_name = before != nullptr && before->a + 1 == pair.a && a.tokens[before->a].has(Token::kCapital) &&
                         a.tokens[pair.a].has(Token::kCapital);
    if (!in_name) weight += pair_weight(a, pair);
    before = &pair;
  }
  return weight;
}

// Whether a range is made of whole sentences.
bool is_whole(const Text& a, TokenRange range) {
  return range.begin == a.sentences[sentence_at(a, range.begin)].begin &&
         range.end == a.sentences[sentence_at(a, range.end - 1)].end;
}

}  // namespace

bool is_worth_reporting(const Text& a, const Text& b, const TokenPassage& passage) {
  const bool whole_a = is_whole(a, passage.a);
  const TokenIndex min_words = passage.is_kindred ? kMinKindredWordsInside : kMinWordsInside;
  if (!whole_a && (is_name(a, passage.a) || count_words(a, passage.a) < min_words)) return false;
  const auto n_equal = std::ranges::count(passage.pairs, std::uint8_t{255}, &TokenPair::share);
  const bool differs = n_equal != std::max(passage.a.size(), passage.b.size());
  if (!differs && count_words(a, passage.a) >= kMinVerbatimWords) return true;
  const std::size_t n_whole = (whole_a ? 1U : 0U) + (is_whole(b, passage.b) ? 1U : 0U);
  const int evidence = evidence_of(a, passage);
  if (passage.similarity >= kVerbatim && evidence >= kVerbatimWeights[n_whole]) return true;
  const Bar& bar = (passage.is_kindred ? kKindredBars : kBars)[n_whole];
  return passage.similarity >= bar.similarity && evidence >= bar.weight;
}

std::vector<TokenPassage> verbatim_runs(const Text& a, const Text& b, const TokenPassage& passage) {
  const auto follows = [](const TokenPair& x, const TokenPair& y) {
    return y.a == x.a + 1 && y.b == x.b + 1 && x.share == 255 && y.share == 255;
  };
  std::vector<TokenPassage> runs;
  for (auto begin = passage.pairs.begin(); begin != passage.pairs.end();) {
    auto end = std::next(begin);
    while (end != passage.pairs.end() && follows(*std::prev(end), *end)) ++end;
    const TokenPair first = *begin;
    const TokenPair last = *std::prev(end);
    TokenPassage run{passage.page, {first.a, last.a + 1}, {first.b, last.b + 1}, {begin, end}, 0, 0};
    measure(a, b, &run);
    if (count_words(a, run.a) >= kMinVerbatimWords && is_worth_reporting(a, b, run)) runs.push_back(std::move(run));
    begin = end;
  }
  return runs;
}

}  // namespace wirecopy::match
