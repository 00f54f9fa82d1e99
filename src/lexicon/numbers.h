// Words that say a number: "three", "third", "dozen", "million", "twice". How digits and words together say one value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace wirecopy::lexicon {

struct NumberWord {
  enum class Role : std::uint8_t {
    none,
    cardinal,    // zero to ninety-nine
    multiplier,  // hundred, thousand, million, dozen; "dozens" too, which counts roughly
    ordinal,     // first to ninetieth, hundredth
    part,        // half, quarter: of one
    loose,       // both, pair, couple, twice: counts, but is not put as a number
  };
  Role role = Role::none;
  double value = 0;
};

// What a single word says. "second" is an ordinal here, whatever it means where it stands. Cost: nanoseconds.
[[nodiscard]] NumberWord number_word(std::uint32_t word);

// What digits say, folded as a token is: "1000", "3.5", "20th", "1990s", "5m", "2bn". None for what is not a number
// first of all ("a320", "10.0.0.1").
struct Digits {
  double value = 0;
  bool is_ordinal = false;
};
[[nodiscard]] std::optional<Digits> read_digits(std::string_view folded);

// A token as far as numbers go.
struct NumberToken {
  std::uint32_t word = 0;
  std::optional<Digits> digits;
};

// A number said in one token or more: "3", "twenty one", "2 million", "one hundred and five", "half a million".
struct Number {
  double value = 0;
  bool is_ordinal = false;
  bool is_loose = false;     // one word that counts without being put as a number: "both", "one", "first", "dozens"
  std::size_t n_tokens = 0;  // 0: no number begins here
};
[[nodiscard]] Number read_number(std::span<const NumberToken> tokens);

}  // namespace wirecopy::lexicon
