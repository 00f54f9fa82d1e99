#include "read/character_references.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "read/ascii.h"

namespace wirecopy::read {
namespace {

struct NamedReference {
  std::string_view name;  // with its semicolon, if it needs one
  std::string_view text;
};
constexpr NamedReference kNamed[] = {
#include "read/character_references.inc"
};
static_assert(std::ranges::is_sorted(kNamed, {}, &NamedReference::name));

// What numbers of 128 to 159 mean, which are controls in Unicode: windows-1252.
constexpr std::array<char16_t, 32> kWindows = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                               0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                               0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kLargest = 0x10FFFF;

bool is_letter_or_digit(char c) {
  return is_letter(c) || is_digit(c);
}
int digit_value(char c, int base) {
  const char lower = lower_case(c);
  const int value = is_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : base;
  return value < base ? value : -1;
}

char32_t meaning_of(char32_t number) {
  if (number >= 0x80 && number < 0xA0) return kWindows[number - 0x80];
  const bool is_surrogate = number >= 0xD800 && number < 0xE000;
  return number == 0 || number > kLargest || is_surrogate ? kReplacement : number;
}

// Decodes "&#...": the bytes it takes, 0 if there are no digits.
std::size_t decode_number(std::string_view text, std::string* out) {
  std::size_t at = 2;
  const bool is_hexadecimal = at < text.size() && lower_case(text[at]) == 'x';
  if (is_hexadecimal) ++at;
  const int base = is_hexadecimal ? 16 : 10;
  const std::size_t begin = at;
  char32_t number = 0;
  for (int digit = 0; at < text.size() && (digit = digit_value(text[at], base)) >= 0; ++at)
    if (number <= kLargest) number = number * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
  if (at == begin) return 0;
  base::append_utf8(meaning_of(number), out);
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

// The longest name that `text` begins with: the entries that agree so far are a range, narrowed byte by byte.
const NamedReference* longest_name(std::string_view text) {
  const NamedReference* found = nullptr;
  const auto* first = std::begin(kNamed);
  const auto* last = std::end(kNamed);
  for (std::size_t i = 0; i < text.size() && first != last; ++i) {
    const auto byte_at = [i](const NamedReference& entry) {
      return i < entry.name.size() ? static_cast<unsigned char>(entry.name[i]) : 0;
    };
    const auto same = std::ranges::equal_range(first, last, static_cast<unsigned char>(text[i]), {}, byte_at);
    first = same.begin();
    last = same.end();
    if (first != last && first->name.size() == i + 1) found = first;
  }
  return found;
}

std::size_t decode_name(std::string_view text, ReferencePlace place, std::string* out) {
  const NamedReference* found = longest_name(text.substr(1));
  if (found == nullptr) return 0;
  const std::size_t end = found->name.size() + 1;
  const bool is_open = !found->name.ends_with(';') && end < text.size();
  if (place == ReferencePlace::attribute && is_open && (text[end] == '=' || is_letter_or_digit(text[end]))) return 0;
  *out += found->text;
  return end;
}

}  // namespace

void decode_references(std::string_view text, ReferencePlace place, std::string* out) {
  while (true) {
    const std::size_t at = text.find('&');
    out->append(text.substr(0, at));
    if (at == std::string_view::npos) return;
    text.remove_prefix(at);
    const bool is_number = text.size() > 1 && text[1] == '#';
    const std::size_t n = is_number ? decode_number(text, out) : decode_name(text, place, out);
    if (n == 0) *out += '&';
    text.remove_prefix(std::max<std::size_t>(n, 1));
  }
}

}  // namespace wirecopy::read
