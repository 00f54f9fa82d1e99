// The little of ASCII that reading formats needs.
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::read {

[[nodiscard]] constexpr char lower_case(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] inline std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = lower_case(c);
  return lower;
}

// White space as HTML knows it.
[[nodiscard]] constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}
// The first bytes of a text of valid UTF-8, up to `n`, on a code-point boundary.
[[nodiscard]] constexpr std::string_view shortened(std::string_view text, std::size_t n) {
  if (text.size() <= n) return text;
  while (n > 0 && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) --n;
  return text.substr(0, n);
}
[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_letter(char c) {
  return lower_case(c) >= 'a' && lower_case(c) <= 'z';
}

}  // namespace wirecopy::read
