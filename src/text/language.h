// Which language is this? Told by script where a script has one language, else by a small model of n-grams and words.
//
// docs/design/language.md tells why so; models/language.md which languages, learnt from what, and how well.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/script.h"

namespace wirecopy::text {

struct LanguageGuess {
  std::string_view code;         // BCP 47 primary subtag, as "en" or "ckb"; empty: cannot be told. Never goes away
  float probability = 0;         // that it is this one, of those we know; 1 where the script alone tells
  float expected = 0;            // the same, that it is the language of the prior
  Script script = Script::none;  // that it is written in
  std::size_t n_letters = 0;     // of that script, among the bytes looked at
};

// What is known before the text is looked at.
struct LanguagePrior {
  std::string_view code;  // a language that is likelier than each other; empty: none is
  float log_odds = 0;     // how much
};

// The language of valid UTF-8. Looks at all of a short text; of one longer than `most_bytes`, at eight pieces of it
// that lie evenly, of so many bytes together. Cannot tell: fewer than three letters, numbers, code, two scripts alike,
// or no language likelier than all others together. Cost: some 20 ns a byte looked at.
inline constexpr std::size_t kMostLanguageBytes = 1024;
[[nodiscard]] LanguageGuess identify_language(std::string_view utf8, const LanguagePrior& prior = {},
                                              std::size_t most_bytes = kMostLanguageBytes);

// The same by the words of a short text alone, not by the letters in them: a tenth of the cost, and seldom as sure.
// Looks at all of the text.
[[nodiscard]] LanguageGuess glance_at_language(std::string_view utf8, const LanguagePrior& prior = {});

// Whether a language that we know is written in a script that we know it in.
[[nodiscard]] bool is_written_in(std::string_view code, Script script);
// Whether we know it in any script, so that texts in it are told.
[[nodiscard]] bool knows_language(std::string_view code);

// The script that more than half of a text's letters are of; Han and Kana together are kana where a part of them is.
struct MainScript {
  Script script = Script::none;
  std::size_t n_letters = 0;
};
[[nodiscard]] MainScript main_script(std::string_view utf8);

}  // namespace wirecopy::text
