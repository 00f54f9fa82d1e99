#include "read/feed_date.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include <fmt/core.h>

#include "read/ascii.h"
#include "read/header_fields.h"

namespace wirecopy::read {
namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "2024", "2024-05", "2024-05-14", and any time behind it.
bool is_iso(std::string_view text) {
  if (text.size() < 4 || !std::all_of(text.begin(), text.begin() + 4, is_digit)) return false;
  if (text.size() == 4) return true;
  return text.size() >= 7 && text[4] == '-' && is_digit(text[5]) && is_digit(text[6]);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = trimmed(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

std::optional<std::uint64_t> month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string lower = lower_case(word.substr(0, 3));
  const auto found = std::ranges::find(kMonths, lower);
  if (found == kMonths.end()) return std::nullopt;
  return static_cast<std::uint64_t>(found - kMonths.begin()) + 1;
}

// RFC 5322, section 4.3: years of two digits, and of three counted from 1900.
std::uint64_t full_year(std::uint64_t year) {
  if (year < 50) return year + 2000;
  return year < 1000 ? year + 1900 : year;
}

// "+0200" as "+02:00", "GMT" as "Z"; empty for a zone whose place nobody can tell.
std::string offset_of(std::string_view zone) {
  struct Named {
    std::string_view name;
    std::string_view offset;
  };
  constexpr std::array kZones = {Named{"GMT", "Z"},      Named{"UT", "Z"},       Named{"UTC", "Z"},
                                 Named{"Z", "Z"},        Named{"EST", "-05:00"}, Named{"EDT", "-04:00"},
                                 Named{"CST", "-06:00"}, Named{"CDT", "-05:00"}, Named{"MST", "-07:00"},
                                 Named{"MDT", "-06:00"}, Named{"PST", "-08:00"}, Named{"PDT", "-07:00"}};
  if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-') && whole_number(zone.substr(1)))
    return fmt::format("{}:{}", zone.substr(0, 3), zone.substr(3));
  if (zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':') return std::string(zone);
  const auto found = std::ranges::find(kZones, zone, &Named::name);
  return found == kZones.end() ? std::string() : std::string(found->offset);
}

// "13:40:00", "13:40"; empty for what is no time.
std::string time_of(std::string_view word) {
  const bool has_shape = (word.size() == 5 || word.size() == 8) && word[2] == ':' && is_digit(word[0]) &&
                         is_digit(word[1]) && is_digit(word[3]) && is_digit(word[4]);
  return has_shape ? std::string(word) : std::string();
}

}  // namespace

std::string iso_date(std::string_view text) {
  text = trimmed(text);
  if (is_iso(text)) return std::string(text);
  std::vector<std::string_view> words = words_of(text);
  if (!words.empty() && month_of(words[0]) == std::nullopt && !is_digit(words[0][0])) words.erase(words.begin());
  if (words.size() < 3) return {};
  const auto day = whole_number(words[0]);
  const auto month = month_of(words[1]);
  const auto year = whole_number(words[2]);
  if (!day || !month || !year || *day < 1 || *day > 31 || *year > 9999) return {};
  std::string date = fmt::format("{:04}-{:02}-{:02}", full_year(*year), *month, *day);
  const std::string time = words.size() > 3 ? time_of(words[3]) : std::string();
  if (time.empty()) return date;
  return date + "T" + time + (words.size() > 4 ? offset_of(words[4]) : std::string());
}

}  // namespace wirecopy::read
