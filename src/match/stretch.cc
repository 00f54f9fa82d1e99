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

bool are_in_order(std::span<const TokenPair> pairs) {
  const auto steps_back = [](const TokenPair& x, const TokenPair& y) { return y.b <= x.b; };
  return std::ranges::adjacent_find(pairs, steps_back) == pairs.end();
}

void pair_left_out(const Text& a, const Text& b, TokenPassage* passage) {
  if (passage->pairs.empty() || !are_in_order(passage->pairs)) return;
  const auto are_equal = [&](TokenIndex in_a, TokenIndex in_b) { return a.tokens[in_a].word == b.tokens[in_b].word; };
  std::vector<TokenPair> all;
  all.reserve(passage->pairs.size());
  TokenPair next{passage->a.begin, passage->b.begin};
  const auto fill_until = [&](TokenPair end) {
    for (; next.a < end.a && next.b < end.b && are_equal(next.a, next.b); ++next.a, ++next.b) all.push_back(next);
    TokenIndex n = 0;
    while (end.a - n > next.a && end.b - n > next.b && are_equal(end.a - n - 1, end.b - n - 1)) ++n;
    for (; n > 0; --n) all.push_back({end.a - n, end.b - n});
  };
  for (const TokenPair& pair : passage->pairs) {
    fill_until(pair);
    all.push_back(pair);
    next = {pair.a + 1, pair.b + 1};
  }
  fill_until({passage->a.end, passage->b.end});
  if (all.size() > passage->pairs.size()) passage->pairs = std::move(all);
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
