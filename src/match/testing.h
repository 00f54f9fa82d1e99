// For tests only: texts made of words by number, and pages of words that mean nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "text/text.h"

namespace wirecopy::match::testing {

// Numbers that are the same in every run.
class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::size_t n) {
    state_ += 0x9E3779B97F4A7C15ULL;
    return static_cast<std::uint32_t>((base::mix(state_) >> 32) % n);
  }

 private:
  std::uint64_t state_;
};

// A text of one sentence whose words are 1, 2, 3 ...; word w has rarity `rarities[w - 1]`.
inline text::Text text_of(const std::vector<std::uint32_t>& words, const std::vector<std::uint8_t>& rarities) {
  text::Text text;
  for (std::uint32_t i = 0; i < words.size(); ++i)
    text.tokens.push_back({{2 * i, 2 * i + 1}, words[i], words[i], rarities[words[i] - 1], 0});
  text.sentences.push_back(
      {0, static_cast<text::TokenIndex>(words.size()), {0, 2 * static_cast<std::uint32_t>(words.size())}});
  return text;
}

// A word of three to five syllables, told by its number; two numbers hardly ever give the same.
inline std::string made_up_word(std::uint32_t number) {
  constexpr std::string_view kConsonants = "bcdfghjklmnprstvz";
  constexpr std::string_view kVowels = "aeiou";
  Random random(number);
  std::string word;
  for (auto n = 3 + random.below(3); n > 0; --n) {
    word += kConsonants[random.below(kConsonants.size())];
    word += kVowels[random.below(kVowels.size())];
  }
  return word;
}

inline std::vector<std::string> made_up_words(std::uint32_t seed, std::size_t n) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < n; ++i) words.push_back(made_up_word(seed * 100'003U + static_cast<std::uint32_t>(i)));
  return words;
}

// Sentences of `length` words: "Bado cemi ... lupa. Hozu ..."
inline std::string sentences_of(const std::vector<std::string>& words, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string word = words[i];
    if (i % length == 0 && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
    text += word;
    text += (i + 1) % length == 0 || i + 1 == words.size() ? ". " : " ";
  }
  return text;
}

}  // namespace wirecopy::match::testing
