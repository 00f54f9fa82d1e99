// How alike two words are, for alignment: equal, forms of one word, or kindred in meaning.
#pragma once

#include <algorithm>
#include <cstdint>

#include "lexicon/relations.h"
#include "match/alignment.h"
#include "text/text.h"

namespace wirecopy::match {

// One word, to be held against others.
class WordLikeness {
 public:
  static constexpr std::uint8_t kInflected = 230;  // another form of the word

  explicit WordLikeness(const text::Token& word) : word_(word) {}

  // 255: the same word; 0: nothing in common.
  [[nodiscard]] std::uint8_t to(const text::Token& other) const {
    if (word_.word == other.word) return 255;
    if (word_.base == other.base) return kInflected;
    return is_swappable(word_) && is_swappable(other) ? lexicon::Relatives(word_.base).likeness(other.base) : 0;
  }

  // How much of this word's weight the other accounts for, 0..255.
  [[nodiscard]] std::uint8_t share(const text::Token& other) const {
    const int weight = text::word_weight(word_.rarity);
    return static_cast<std::uint8_t>(to(other) * std::min(weight, text::word_weight(other.rarity)) / weight);
  }

  // What pairing the two is worth in an alignment; negative if they are unlike.
  [[nodiscard]] int score(const text::Token& other) const { return score(other, to(other)); }
  // The same, `likeness` being to(other).
  [[nodiscard]] int score(const text::Token& other, int likeness) const {
    if (likeness == 0) return -AlignmentCosts::kReplace;
    const int weight = std::min(text::word_weight(word_.rarity), text::word_weight(other.rarity));
    return (likeness * weight - (255 - likeness) * AlignmentCosts::kReplace) / 255;
  }

  // Whether a relative may stand for the word.
  [[nodiscard]] static bool is_swappable(const text::Token& word) {
    return (word.flags & (text::Token::kFunction | text::Token::kNumber | text::Token::kUnspaced)) == 0;
  }

 private:
  const text::Token& word_;
};

}  // namespace wirecopy::match
