#include "match/worth.h"

#include <algorithm>
#include <iterator>

namespace wirecopy::match {
namespace {

using text::Text;
using text::Token;

// What is more than chance, in word weights with names counted once. A verbatim run needs fewer words than a rewriting
// does. Chosen on churn-dev: the lowest weights that keep precision at .975 (docs/quality.md has the figures).
constexpr double kVerbatim = .80;
constexpr int kMinVerbatimWeight = 360;
constexpr TokenIndex kMinVerbatimWords = 8;  // enough whatever they weigh, if nothing differs
constexpr TokenIndex kMinWordsInside = 8;    // of a sentence: fewer are a stock phrase
constexpr double kMinSimilarity = .42;
constexpr int kMinWeight = 500;

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
    if (!in_name) weight += text::word_weight(a.tokens[pair.a].rarity);
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

bool is_worth_reporting(const Text& a, const TokenPassage& passage) {
  if (!is_whole(a, passage.a) && (is_name(a, passage.a) || count_words(a, passage.a) < kMinWordsInside)) return false;
  const bool differs = passage.pairs.size() != std::max(passage.a.size(), passage.b.size());
  if (!differs && count_words(a, passage.a) >= kMinVerbatimWords) return true;
  if (passage.similarity >= kVerbatim) return evidence_of(a, passage) >= kMinVerbatimWeight;
  return passage.similarity >= kMinSimilarity && evidence_of(a, passage) >= kMinWeight;
}

std::vector<TokenPassage> verbatim_runs(const Text& a, const Text& b, const TokenPassage& passage) {
  const auto follows = [](const TokenPair& x, const TokenPair& y) { return y.a == x.a + 1 && y.b == x.b + 1; };
  std::vector<TokenPassage> runs;
  for (auto begin = passage.pairs.begin(); begin != passage.pairs.end();) {
    auto end = std::next(begin);
    while (end != passage.pairs.end() && follows(*std::prev(end), *end)) ++end;
    const TokenPair first = *begin;
    const TokenPair last = *std::prev(end);
    TokenPassage run{passage.page, {first.a, last.a + 1}, {first.b, last.b + 1}, {begin, end}, 0, 0};
    measure(a, b, &run);
    if (count_words(a, run.a) >= kMinVerbatimWords && is_worth_reporting(a, run)) runs.push_back(std::move(run));
    begin = end;
  }
  return runs;
}

}  // namespace wirecopy::match
