// Aligns the words of two stretches of text: which word of the copy is which word of the source.
//
// Local alignment (Smith and Waterman 1981) with affine gaps (Gotoh 1982) over tokens, each match worth its word's
// weight, within a band of diagonals. Words of b are met by their base forms, so that kindred words cost no look at
// each pair. Cost: (tokens of a) x (width of the band) cells, about a nanosecond each. The slow version without a band
// is in oracle.h.
#pragma once

#include <cstdint>
#include <vector>

#include "match/base_index.h"
#include "text/text.h"

namespace wirecopy::match {

using text::TokenIndex;

struct TokenRange {
  TokenIndex begin = 0;
  TokenIndex end = 0;
  [[nodiscard]] TokenIndex size() const { return end - begin; }
  friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

// Where to look: token ranges of both texts, and the diagonals (b - a) the alignment may use.
struct Box {
  TokenRange a;
  TokenRange b;
  std::int64_t low_diagonal = 0;
  std::int64_t high_diagonal = 0;
};

struct TokenPair {
  TokenIndex a = 0;
  TokenIndex b = 0;
  std::uint8_t share = 255;  // how much of the word of a the word of b accounts for: 255 if they are equal
  friend bool operator==(const TokenPair&, const TokenPair&) = default;
};

// Equal and kindred words in order: both a and b ascend.
struct Alignment {
  std::vector<TokenPair> pairs;
  int score = 0;
};

// What one unit costs, in word weights (text::word_weight).
struct AlignmentCosts {
  static constexpr int kReplace = 25;    // a word for another, about a function word's worth
  static constexpr int kOpenGap = 30;    // the first word cut or put in
  static constexpr int kExtendGap = 12;  // each further word: a clause of ten words costs 138, one or two rare words
};

// Memory that alignments use again; one per thread.
struct AlignmentScratch {
  // Two rows of scores of one type, and what pairing the words of a row is worth.
  template <typename Score>
  struct Rows {
    std::vector<Score> match;
    std::vector<Score> best_before;
    std::vector<Score> gap_before;
    std::vector<Score> best;
    std::vector<Score> gap;
    Score highest = 0;  // of `best`
  };
  std::vector<std::uint8_t> steps;
  std::vector<std::uint32_t> words;  // of b, in the box
  BaseIndex bases;                   // of the same words
  std::vector<int> most;             // of each row: the greatest weight its word could pair, 0 once it is paired
  Rows<std::int16_t> narrow;
  Rows<std::int32_t> wide;
  std::vector<std::uint8_t> used;  // 1: this token of a was aligned before and matches nothing now; may be empty
};

// The best local alignment inside the box; no pairs if nothing scores above zero.
[[nodiscard]] Alignment align(const text::Text& a, const text::Text& b, const Box& box, AlignmentScratch* scratch);

// Where in a the next may be: after `align`, which gave pairs, another alignment in the same box that matches at least
// this weight, with the paired words of a marked as used, lies in this range; empty: there is none. Words that pair
// nothing cost what a gap or a replaced word costs at least, so single words far apart make no alignment.
[[nodiscard]] TokenRange rest_of(const Box& box, int least, const AlignmentScratch& scratch);

}  // namespace wirecopy::match
