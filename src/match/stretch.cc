#include "match/stretch.h"

#include <algorithm>

namespace wirecopy::match {

using text::Sentence;
using text::SentenceIndex;
using text::Text;

SentenceIndex sentence_at(const Text& text, TokenIndex token) {
  const auto after = std::ranges::upper_bound(text.sentences, token, {}, &Sentence::begin);
  return static_cast<SentenceIndex>(after - text.sentences.begin() - 1);
}

int matched_weight(const Text& a, std::span<const TokenPair> pairs) {
  int weight = 0;
  for (const TokenPair& pair : pairs) weight += pair_weight(a, pair);
  return weight;
}

void measure(const Text& a, const Text& b, TokenPassage* passage) {
  passage->matched = matched_weight(a, passage->pairs);
  const int heavier = std::max(weight_of(a, passage->a), weight_of(b, passage->b));
  passage->similarity = heavier > 0 ? std::min(1.0, double(passage->matched) / heavier) : 0;
}

void pair_equal_ends(const Text& a, const Text& b, TokenPassage* passage) {
  std::vector<TokenPair>& pairs = passage->pairs;
  if (pairs.empty()) return;
  const auto [low, high] = std::ranges::minmax(pairs, {}, &TokenPair::b);
  const auto are_equal = [&](TokenIndex in_a, TokenIndex in_b) { return a.tokens[in_a].word == b.tokens[in_b].word; };
  TokenPair last{pairs.back().a, pairs.back().b, 255};
  if (last.b == high.b)
    while (++last.a < passage->a.end && ++last.b < passage->b.end && are_equal(last.a, last.b)) pairs.push_back(last);
  TokenPair first{pairs.front().a, pairs.front().b, 255};
  if (first.b == low.b)
    while (first.a-- > passage->a.begin && first.b-- > passage->b.begin && are_equal(first.a, first.b))
      pairs.insert(pairs.begin(), first);
}

int weight_of(const Text& text, TokenRange range) {
  int weight = 0;
  for (TokenIndex i = range.begin; i < range.end; ++i) weight += text::word_weight(text.tokens[i].rarity);
  return weight;
}

ByteSpan bytes_of(const Text& text, TokenRange range) {
  const Sentence& first = text.sentences[sentence_at(text, range.begin)];
  const Sentence& last = text.sentences[sentence_at(text, range.end - 1)];
  return {range.begin == first.begin ? first.span.begin : text.tokens[range.begin].span.begin,
          range.end == last.end ? last.span.end : text.tokens[range.end - 1].span.end};
}

}  // namespace wirecopy::match
