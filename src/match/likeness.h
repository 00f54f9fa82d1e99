// How alike two words are, for alignment: equal, forms of one word, or kindred in meaning.
#pragma once

#include <algorithm>
#include <cstdint>

#include "lexicon/relations.h"
#include "match/alignment.h"
#include "text/text.h"

namespace wirecopy::match {

// One word, to be held against many.
class WordLikeness {
 public:
  explicit WordLikeness(const text::Token& word) : word_(word) {
    if (is_swappable(word)) relatives_ = lexicon::Relatives(word.base);
  }

  // 255: the same word; 0: nothing in common.
  [[nodiscard]] std::uint8_t to(const text::Token& other) const {
    if (word_.word == other.word) return 255;
    if (word_.base == other.base) return kInflected;
    if (!relatives_.may_hold(other.base) || !is_swappable(other)) return 0;
    return relatives_.likeness(other.base);
  }

  // How much of this word's weight the other accounts for, 0..255.
  [[nodiscard]] std::uint8_t share(const text::Token& other) const {
    const int weight = text::word_weight(word_.rarity);
    return static_cast<std::uint8_t>(to(other) * std::min(weight, text::word_weight(other.rarity)) / weight);
  }

  // What pairing the two is worth in an alignment; negative if they are unlike.
  [[nodiscard]] int score(const text::Token& other) const {
    const int likeness = to(other);
    if (likeness == 0) return -AlignmentCosts::kReplace;
    const int weight = std::min(text::word_weight(word_.rarity), text::word_weight(other.rarity));
    return (likeness * weight - (255 - likeness) * AlignmentCosts::kReplace) / 255;
  }

 private:
  static constexpr std::uint8_t kInflected = 230;

  static bool is_swappable(const text::Token& word) {
    return (word.flags & (text::Token::kFunction | text::Token::kNumber | text::Token::kUnspaced)) == 0;
  }

  const text::Token& word_;
  lexicon::Relatives relatives_;
};

}  // namespace wirecopy::match
