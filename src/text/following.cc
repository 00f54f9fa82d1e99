#include "text/following.h"

#include "text/abbreviations.h"
#include "text/neighbours.h"
#include "text/sentence_mark.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

constexpr std::size_t kMostOpenings = 4;

bool is_dash(char32_t value) {
  return value == '-' || value == 0x2013 || value == 0x2014 || value == 0x2015;
}

// A sentence never starts with these.
bool is_continuing(char32_t value) {
  return value == ',' || value == ';' || value == ':' || value == ')' || value == ']' || value == '}' || value == '%' ||
         value == '/' || value == '&' || value == '=' || value == '+' || value == 0xFF0C || value == 0x3001;
}

Following::Type type_of(char32_t value) {
  if (is_upper(value)) return Following::kUpper;
  if (is_lower(value)) return Following::kLower;
  if (is_digit(value)) return Following::kDigit;
  if (is_letter(value)) return Following::kUncased;
  if (is_dash(value)) return Following::kDash;
  return is_continuing(value) ? Following::kContinuing : Following::kOther;
}

// Goes past what may stand between the words of a name and its apposition, on the same line.
std::size_t skip_within_name(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const base::CodePoint next = after(text, at);
    const bool may_stand = next.value == ' ' || next.value == ',' || next.value == '.' || next.value == '(' ||
                           next.value == ')' || next.value == '-' || next.value == '\'' || next.value == 0x2019;
    if (!may_stand) break;
    at += next.size;
  }
  return at;
}

}  // namespace

Following look_ahead(std::string_view text, std::size_t at) {
  Following next;
  next.at = skip_space(text, at);
  next.is_spaced = next.at > at;
  for (std::size_t n = 0; n < kMostOpenings; ++n) {
    const base::CodePoint sign = after(text, next.at);
    if (sign.size == 0 || !is_opening(sign.value)) break;
    next.at = skip_space(text, next.at + sign.size);
    next.is_opened = true;
  }
  const base::CodePoint first = after(text, next.at);
  if (first.size == 0) return next;
  next.type = type_of(first.value);
  next.word = word_after(text, next.at);
  return next;
}

Following look_behind_dash(std::string_view text, const Following& dash) {
  std::size_t at = dash.at;
  while (is_dash(after(text, at).value)) at += after(text, at).size;
  Following next = look_ahead(text, at);
  next.is_spaced = next.is_spaced && dash.is_spaced;
  return next;
}

bool is_attribution(std::string_view text, const Following& next) {
  constexpr int kMostWords = 8;
  int n_small = 0;
  std::string_view last;
  std::size_t at = next.at;
  for (int n = 0; n < kMostWords && n_small <= 2; ++n) {
    const std::string_view word = word_after(text, at);
    if (word.empty()) return false;
    if (n == 0 && begins_sentences(word) && abbreviation(word) != Abbreviation::title) return false;
    if (n > 0 && is_speech_verb(word)) return last != "to";
    n_small += is_lower(after(word, 0).value) ? 1 : 0;
    last = word;
    at = skip_within_name(text, at + word.size());
  }
  return false;
}

}  // namespace wirecopy::text
