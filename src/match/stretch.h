// A stretch of one text beside a stretch of another, and what the words they share weigh.
#pragma once

#include <span>
#include <vector>

#include "index/snapshot.h"
#include "match/alignment.h"
#include "text/text.h"

namespace wirecopy::match {

// A stretch of `a` and the stretch of `b` it shares words with.
struct TokenPassage {
  index::PageIndex page = 0;
  TokenRange a;
  TokenRange b;
  std::vector<TokenPair> pairs;  // equal and kindred words, ascending in a; in b too but for moved clauses
  int matched = 0;               // their weight
  double similarity = 0;         // matched over the heavier side's weight, 0..1
  bool is_kindred = false;       // the two pages share other text beyond chance
};

// Fills in `matched` and `similarity` from the rest.
void measure(const text::Text& a, const text::Text& b, TokenPassage* passage);

// Whether pairs that ascend in a do in b too: no clause has moved.
[[nodiscard]] bool are_in_order(std::span<const TokenPair> pairs);

// Pairs the equal words that the alignment left between two pairs, or between a pair and the passage's end: it was made
// of other places, before the passage got its ends. Where clauses moved nothing is done. Cost: linear.
void pair_left_out(const text::Text& a, const text::Text& b, TokenPassage* passage);

// What a pair accounts for of its word in a.
[[nodiscard]] inline int pair_weight(const text::Text& a, const TokenPair& pair) {
  return text::word_weight(a.tokens[pair.a].rarity) * pair.share / 255;
}

// The weight of tokens [range.begin, range.end), and of the tokens of `a` that are paired.
[[nodiscard]] int weight_of(const text::Text& text, TokenRange range);
[[nodiscard]] int matched_weight(const text::Text& a, std::span<const TokenPair> pairs);

// The sentence a token lies in. Cost: a binary search.
[[nodiscard]] text::SentenceIndex sentence_at(const text::Text& text, TokenIndex token);

// Bytes of a token range, with the sentence's opening and closing marks where it begins or ends with a sentence.
[[nodiscard]] ByteSpan bytes_of(const text::Text& text, TokenRange range);

}  // namespace wirecopy::match
