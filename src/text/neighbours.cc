#include "text/neighbours.h"

#include "text/unicode.h"

namespace wirecopy::text {
namespace {

constexpr std::size_t kLongestWord = 32;  // bytes: no abbreviation, starter or speech verb is longer

bool is_ascii(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}

bool is_word(char32_t value) {
  if (value < 0x80) return ((value | 0x20U) >= 'a' && (value | 0x20U) <= 'z') || (value >= '0' && value <= '9');
  return is_letter(value) || is_digit(value) || is_mark(value);
}

bool is_ascii_space(char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

}  // namespace

base::CodePoint before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  if (is_ascii(text[at - 1])) return {static_cast<char32_t>(text[at - 1]), 1};
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return base::decode(text, begin);
}

base::CodePoint after(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (is_ascii(text[at])) return {static_cast<char32_t>(text[at]), 1};
  return base::decode(text, at);
}

namespace {

// Whether a mark stands on the space at `at`: on a tab or a line end none does (UAX 29, GB4).
bool carries_mark(std::string_view text, std::size_t at, base::CodePoint space) {
  const std::size_t next = at + space.size;
  if (next >= text.size() || is_ascii(text[next])) return false;
  const bool is_control = space.value < ' ' || space.value == 0x85 || space.value == 0x2028 || space.value == 0x2029;
  return !is_control && is_mark(base::decode(text, next).value);
}

}  // namespace

std::size_t skip_space(std::string_view text, std::size_t at) {
  for (;;) {
    while (at < text.size() && is_ascii_space(text[at]) && !carries_mark(text, at, after(text, at))) ++at;
    if (at >= text.size() || is_ascii(text[at])) return at;
    const base::CodePoint next = base::decode(text, at);
    if (!is_space(next.value) || carries_mark(text, at, next)) return at;
    at += next.size;
  }
}

std::size_t skip_space_back(std::string_view text, std::size_t at, std::size_t floor) {
  while (at > floor) {
    const base::CodePoint last = before(text, at);
    if (!is_space(last.value)) break;
    at -= last.size;
  }
  return at;
}

std::string_view word_after(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < kLongestWord) {
    const base::CodePoint next = after(text, end);
    if (!is_word(next.value)) break;
    end += next.size;
  }
  return text.substr(at, end - at);
}

std::string_view word_before(std::string_view text, std::size_t at, std::size_t floor) {
  std::size_t begin = at;
  while (begin > floor && at - begin < kLongestWord) {
    const base::CodePoint last = before(text, begin);
    if (!is_word(last.value) && last.value != '.') break;
    begin -= last.size;
  }
  while (begin < at && text[begin] == '.') ++begin;
  return text.substr(begin, at - begin);
}

bool is_inside_grapheme(std::string_view text, std::size_t at) {
  const base::CodePoint next = after(text, at);
  return next.size > 0 && next.value >= 0x80 && (is_mark(next.value) || is_ignorable(next.value));
}

}  // namespace wirecopy::text
