// The model that tells languages of one script apart; models/language.md says from what it was learnt, and its format.
//
// Each n-gram and word that it knows stands for a row of a few numbers; the rows of a text are added up, divided by the
// root of how many there were, and weighed by each language: softmax regression of low rank (Joulin et al., Bag of
// Tricks for Efficient Text Classification, EACL 2017, with a root in place of the mean, so that more text is surer).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "text/script.h"
#include "wirecopy/result.h"

namespace wirecopy::text {

inline constexpr std::size_t kLanguageNumbers = 16;
inline constexpr std::uint32_t kLanguageSlots = 1U << 16;

// Where a key's row may stand: in one of two slots next to each other, under a tag that is never 0.
struct LanguageSlot {
  std::uint32_t slot = 0;
  std::uint16_t tag = 0;
};
[[nodiscard]] constexpr LanguageSlot language_slot(std::uint64_t key) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
  std::uint64_t hash = key * kOdd;
  hash = (hash ^ hash >> 32) * kOdd;
  const auto tag = static_cast<std::uint16_t>(hash >> 32);
  return {static_cast<std::uint32_t>(hash >> 48), tag == 0 ? std::uint16_t{1} : tag};
}

// The languages of one script, with their weights number by number, so that all are weighed at once.
struct LanguageWeights {
  std::vector<std::string_view> codes;
  std::vector<float> biases;
  std::vector<float> weights;  // of the first number for each language, of the second ...
};

// Logarithms of the odds of languages, up to a sum that is common to all.
struct LanguageScore {
  std::string_view code;  // of the model
  float score = 0;
};

class LanguageModel {
 public:
  // Reads models/language.bin; the rows are not copied: `bytes` must outlive the model. Errors: bytes that are none.
  [[nodiscard]] static Result<LanguageModel> read(std::string_view bytes);
  [[nodiscard]] static const LanguageModel& built_in();

  // The score of every language of a script, for the keys that append_grams gives. Cost: linear in the keys.
  void score(std::span<const std::uint64_t> keys, Script script, std::vector<LanguageScore>* scores) const;

  // The languages of a script, which the model tells apart.
  [[nodiscard]] std::span<const std::string_view> languages(Script script) const { return of(script).codes; }

 private:
  using Numbers = std::array<float, kLanguageNumbers>;
  [[nodiscard]] const LanguageWeights& of(Script script) const { return weights_[static_cast<std::size_t>(script)]; }
  [[nodiscard]] std::uint16_t tag(std::uint32_t slot) const {
    std::uint16_t tag = 0;
    std::memcpy(&tag, tags_.data() + slot * sizeof tag, sizeof tag);
    return tag;
  }
  // Both slots of a key stand in one line of the cache.
  void fetch(std::uint32_t slot) const {
    __builtin_prefetch(tags_.data() + slot * sizeof(std::uint16_t));
    __builtin_prefetch(rows_.data() + slot * kLanguageNumbers);
  }
  [[nodiscard]] Numbers sum(std::span<const std::uint64_t> keys) const;

  std::array<LanguageWeights, static_cast<std::size_t>(kLastShared) + 1> weights_;
  float scale_ = 0;        // of the rows' numbers
  std::string_view tags_;  // u16 each
  std::string_view rows_;  // kLanguageNumbers i8 each
};

}  // namespace wirecopy::text
