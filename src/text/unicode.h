// What Unicode says of code points: the one place that asks ICU's tables. ASCII is answered without them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace wirecopy::text {

[[nodiscard]] bool is_letter(char32_t value);
[[nodiscard]] bool is_upper(char32_t value);  // upper or title case
[[nodiscard]] bool is_lower(char32_t value);
[[nodiscard]] bool is_digit(char32_t value);  // a decimal digit of any script
[[nodiscard]] bool is_mark(char32_t value);   // combines with what stands before it
[[nodiscard]] bool is_space(char32_t value);  // White_Space, line ends among them
[[nodiscard]] bool is_ignorable(
    char32_t value);  // invisible: soft hyphen, zero-width spaces and joiners, variation selectors

// Scripts whose words are not set apart by spaces, each with how much of a word one grapheme is worth.
enum class Unspaced : std::uint8_t {
  no,
  ideograph,
  kana,
  syllabic
};  // Han | Hiragana, Katakana | Thai, Lao, Khmer, Burmese, Tibetan ...
[[nodiscard]] Unspaced unspaced_script(char32_t value);

// The end of the grapheme cluster (UAX #29, as far as marks, joiners and variation selectors go) that starts at `at`.
[[nodiscard]] std::size_t grapheme_end(std::string_view utf8, std::size_t at);

// Appends the form under which words are equal: NFKC case folding (UAX #31), which also drops what is_ignorable.
void append_folded(std::string_view utf8, std::string* out);

// Simple lower case: one letter for one.
[[nodiscard]] char32_t to_lower(char32_t value);

// Appends the text in normal form C: letters and their accents as one code point where there is one.
void append_composed(std::string_view utf8, std::string* out);

}  // namespace wirecopy::text
