// Which words say the same or nearly the same: base forms of inflected words, synonyms, derived and kindred words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace wirecopy::lexicon {

// The base form of a word, by hash: "killed" and "kills" give "kill"; a word the table does not know gives itself.
// Cost: one or two cache lines.
[[nodiscard]] std::uint32_t base_form(std::uint32_t word);

// Hints that base_form(word) will be asked soon.
void prefetch_base_form(std::uint32_t word);

// The words related to one base form. A view of the shipped table: valid for the program's life, cheap to copy.
class Relatives {
 public:
  Relatives() = default;
  explicit Relatives(std::uint32_t base_form);

  // Each of them, by number; ascending.
  [[nodiscard]] std::uint32_t size() const { return n_; }
  [[nodiscard]] std::uint32_t word(std::uint32_t i) const;
  [[nodiscard]] std::uint8_t likeness_of(std::uint32_t i) const { return likeness_[i]; }

  // How much of the word's meaning `other`, a base form, accounts for: 0 (unrelated) to 255 (the same).
  // Relatives(a).likeness(b) == Relatives(b).likeness(a). Cost: a binary search among some dozen words.
  [[nodiscard]] std::uint8_t likeness(std::uint32_t other) const;

 private:
  const unsigned char* words_ = nullptr;  // n_ little-endian u32, ascending
  const unsigned char* likeness_ = nullptr;
  std::uint32_t n_ = 0;
};

inline std::uint32_t Relatives::word(std::uint32_t i) const {
  std::uint32_t word = 0;
  std::memcpy(&word, words_ + i * sizeof word, sizeof word);
  return word;
}

// The commonest words near in meaning to a base form and no rarer than it, commonest first; 0 where there are fewer.
// What stood in a sentence before a spinner put this word there is likely one of them. Cost: one or two cache lines.
constexpr std::size_t kMaxCommoner = 4;
[[nodiscard]] std::array<std::uint32_t, kMaxCommoner> commoner_relatives(std::uint32_t base_form);

}  // namespace wirecopy::lexicon
