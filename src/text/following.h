// What follows a mark that may end a sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wirecopy::text {

// What follows the mark, opening marks skipped.
struct Following {
  enum Type : std::uint8_t { kEnd, kLower, kUpper, kDigit, kUncased, kDash, kContinuing, kOther };
  Type type = kEnd;
  bool is_spaced = false;  // white space stands between
  bool is_opened = false;  // an opening mark stands between
  std::size_t at = 0;      // its first character
  std::string_view word;
};

// What follows `at`, white space and up to four opening marks skipped.
[[nodiscard]] Following look_ahead(std::string_view text, std::size_t at);

// Dashes before a word tell nothing ("... gone. - Smith", "U.S. -Russia"): what follows them.
[[nodiscard]] Following look_behind_dash(std::string_view text, const Following& dash);

// '"Who did it?" Jane Doe, the mayor, asked': whether a name follows and soon a verb of speech.
[[nodiscard]] bool is_attribution(std::string_view text, const Following& next);

}  // namespace wirecopy::text
