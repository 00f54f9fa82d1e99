// Scripts, as far as they tell languages: which script a letter is of, and what it says of the language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wirecopy::text {

// First those that several languages share and language_model.h tells apart, then Han and Kana, then those that stand
// for one language.
enum class Script : std::uint8_t {
  none,  // no letter, or of a script not listed
  latin,
  cyrillic,
  arabic,
  devanagari,
  bengali,
  hebrew,
  ethiopic,
  han,
  kana,
  hangul,
  greek,
  armenian,
  georgian,
  thai,
  lao,
  burmese,
  khmer,
  tibetan,
  gurmukhi,
  gujarati,
  oriya,
  tamil,
  telugu,
  kannada,
  malayalam,
  sinhala,
  thaana,
  cherokee,
};
inline constexpr std::size_t kScripts = 29;
inline constexpr Script kLastShared = Script::ethiopic;

// The script of a letter; none for digits, punctuation, marks that many scripts share, emoji.
[[nodiscard]] Script script_beyond_ascii(char32_t value);
[[nodiscard]] inline Script script_of(char32_t value) {
  if (value >= 0x80) return script_beyond_ascii(value);
  return (value | 0x20U) >= U'a' && (value | 0x20U) <= U'z' ? Script::latin : Script::none;
}

// The BCP 47 code of the one language that is written in this script (of the few, the one with by far most speakers);
// empty for shared scripts and Han and Kana.
[[nodiscard]] std::string_view only_language(Script script);

}  // namespace wirecopy::text
