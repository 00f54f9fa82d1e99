#include "read/date_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/core.h>

#include "read/ascii.h"

namespace wirecopy::read {
namespace {

constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2039;
constexpr std::size_t kShortestMonth = 3;  // bytes of an abbreviation

struct MonthName {
  std::string_view name;
  int month;
};
// English, Spanish, French, German, Italian, Portuguese, Dutch, Russian, Polish, Turkish; an abbreviation is a prefix.
constexpr auto kMonths = std::to_array<MonthName>({
    {"january", 1},    {"february", 2},  {"march", 3},      {"april", 4},    {"may", 5},        {"june", 6},
    {"july", 7},       {"august", 8},    {"september", 9},  {"october", 10}, {"november", 11},  {"december", 12},
    {"enero", 1},      {"febrero", 2},   {"marzo", 3},      {"abril", 4},    {"mayo", 5},       {"junio", 6},
    {"julio", 7},      {"agosto", 8},    {"septiembre", 9}, {"octubre", 10}, {"noviembre", 11}, {"diciembre", 12},
    {"janvier", 1},    {"février", 2},   {"mars", 3},       {"avril", 4},    {"mai", 5},        {"juin", 6},
    {"juillet", 7},    {"août", 8},      {"septembre", 9},  {"octobre", 10}, {"novembre", 11},  {"décembre", 12},
    {"januar", 1},     {"jänner", 1},    {"februar", 2},    {"märz", 3},     {"juni", 6},       {"juli", 7},
    {"oktober", 10},   {"dezember", 12}, {"gennaio", 1},    {"febbraio", 2}, {"aprile", 4},     {"maggio", 5},
    {"giugno", 6},     {"luglio", 7},    {"settembre", 9},  {"ottobre", 10}, {"dicembre", 12},  {"janeiro", 1},
    {"fevereiro", 2},  {"março", 3},     {"maio", 5},       {"junho", 6},    {"julho", 7},      {"setembro", 9},
    {"outubro", 10},   {"novembro", 11}, {"dezembro", 12},  {"januari", 1},  {"februari", 2},   {"maart", 3},
    {"mei", 5},        {"augustus", 8},  {"января", 1},     {"февраля", 2},  {"марта", 3},      {"апреля", 4},
    {"мая", 5},        {"июня", 6},      {"июля", 7},       {"августа", 8},  {"сентября", 9},   {"октября", 10},
    {"ноября", 11},    {"декабря", 12},  {"stycznia", 1},   {"lutego", 2},   {"marca", 3},      {"kwietnia", 4},
    {"maja", 5},       {"czerwca", 6},   {"lipca", 7},      {"sierpnia", 8}, {"września", 9},   {"października", 10},
    {"listopada", 11}, {"grudnia", 12},  {"ocak", 1},       {"şubat", 2},    {"nisan", 4},      {"mayıs", 5},
    {"haziran", 6},    {"temmuz", 7},    {"ağustos", 8},    {"eylül", 9},    {"ekim", 10},      {"kasım", 11},
    {"aralık", 12},
});

bool is_word(char c) {
  return is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

// 0 if the word names no month.
int month_of(std::string_view word) {
  if (word.size() < kShortestMonth || word.size() > 24) return 0;
  const std::string lower = lower_case(word);
  if (lower == "sept") return 9;
  for (const MonthName& entry : kMonths)
    if (entry.name == lower || (lower.size() == kShortestMonth && entry.name.starts_with(lower))) return entry.month;
  return 0;
}

std::string day_text(int year, int month, int day) {
  constexpr std::array kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_date = year >= kFirstYear && year <= kLastYear && month >= 1 && month <= 12 && day >= 1 &&
                       day <= kDays[static_cast<std::size_t>(month - 1)];
  return is_date ? fmt::format("{:04}-{:02}-{:02}", year, month, day) : std::string();
}

// Reads on from a place in a text.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  // A number of so many digits at most, and no more; -1 if there is none.
  int number(std::size_t most_digits, std::size_t* n_digits = nullptr) {
    int value = 0;
    std::size_t n = 0;
    while (is_digit(next()) && n <= most_digits) {
      value = value * 10 + (next() - '0');
      ++at_;
      ++n;
    }
    if (n_digits != nullptr) *n_digits = n;
    return n == 0 || n > most_digits ? -1 : value;
  }
  std::string_view word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  bool take(std::string_view literal) {
    if (!text_.substr(at_).starts_with(literal)) return false;
    at_ += literal.size();
    return true;
  }
  bool take_any(std::string_view characters) {
    if (at_ >= text_.size() || !characters.contains(text_[at_])) return false;
    ++at_;
    return true;
  }
  // Spaces, and a no-break space.
  bool pass_spaces() {
    const std::size_t begin = at_;
    while (take_any(" \t\n\r") || take("\u00a0")) {
    }
    return at_ > begin;
  }
  void pass_ordinal() {
    for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "º", "."})
      if (take(ending)) return;
  }
  // "de", "of" between the parts of a date.
  void pass_of() {
    const std::size_t begin = at_;
    const std::string_view found = word();
    if (found != "de" && found != "of" && found != "del" && found != "do") {
      at_ = begin;
    } else {
      pass_spaces();
    }
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

// "T10:00:00-04:00" or " 10:00 GMT" behind a day, as ISO 8601.
std::string take_clock(Cursor* cursor) {
  Cursor ahead = *cursor;
  if (!ahead.take_any("Tt")) ahead.pass_spaces();
  const int hour = ahead.number(2);
  if (hour < 0 || hour > 24 || !ahead.take(":")) return {};
  const int minute = ahead.number(2);
  if (minute < 0 || minute > 59) return {};
  std::string clock = fmt::format("T{:02}:{:02}", hour, minute);
  if (ahead.take(":")) {
    const int second = ahead.number(2);
    if (second >= 0 && second <= 60) clock += fmt::format(":{:02}", second);
    if (ahead.take(".")) ahead.number(9);
  }
  *cursor = ahead;
  ahead.pass_spaces();
  if (ahead.take("Z") || ahead.take("GMT") || ahead.take("UTC")) {
    clock += 'Z';
    *cursor = ahead;
  } else if (const char sign = ahead.next(); ahead.take_any("+-")) {
    std::size_t n = 0;
    const int first = ahead.number(4, &n);
    const int hours = n == 4 ? first / 100 : first;
    const int minutes = n == 4 ? first % 100 : (ahead.take(":") ? ahead.number(2) : 0);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return clock;
    clock += fmt::format("{}{:02}:{:02}", sign, hours, minutes);
    *cursor = ahead;
  }
  return clock;
}

// "Sept. 4, 2025", "September 4th 2025"
std::string take_month_first(Cursor* cursor) {
  const std::string_view name = cursor->word();
  cursor->take(".");
  cursor->pass_spaces();
  if (!is_digit(cursor->next())) return {};  // most words: no look into the table
  const int month = month_of(name);
  if (month == 0) return {};
  const int day = cursor->number(2);
  if (day < 0) return {};
  cursor->pass_ordinal();
  const bool is_apart = cursor->take(",");
  if (!cursor->pass_spaces() && !is_apart) return {};
  return day_text(cursor->number(4), month, day);
}

// "4 September 2025", "4. September 2025", "4-Sep-2025", "4 de septiembre de 2025"
std::string take_month_second(int day, Cursor* cursor) {
  cursor->pass_ordinal();
  if (!cursor->take("-")) cursor->pass_spaces();
  cursor->pass_of();
  const int month = month_of(cursor->word());
  if (month == 0) return {};
  cursor->take(".");
  cursor->take_any(",-");
  cursor->pass_spaces();
  cursor->pass_of();
  return day_text(cursor->number(4), month, day);
}

// "2025-09-04", "2025/9/4", "2025年9月4日"
std::string take_year_first(int year, Cursor* cursor) {
  const char separator = cursor->next();
  if (cursor->take("年")) {
    const int month = cursor->number(2);
    if (!cursor->take("月")) return {};
    return day_text(year, month, cursor->number(2));
  }
  if (!cursor->take_any("-/.")) return {};
  const int month = cursor->number(2);
  if (!cursor->take({&separator, 1})) return {};
  return day_text(year, month, cursor->number(2));
}

// "09/04/2025", "04.09.2025", "9/4/25"
// The day, its other reading, and the order.
void take_numbers(int first, Cursor* cursor, WrittenDate* date) {
  const char separator = cursor->next();
  if (!cursor->take_any("/.-")) return;
  const int second = cursor->number(2);
  if (second < 0 || !cursor->take({&separator, 1})) return;
  std::size_t n_digits = 0;
  int year = cursor->number(4, &n_digits);
  if (n_digits == 2 && separator == '/') year += 2000;
  std::string month_first = day_text(year, first, second);
  std::string day_first = day_text(year, second, first);
  if (separator == '.') std::swap(month_first, day_first);
  date->is_day_first = separator != '.' && month_first.empty();
  date->day = month_first.empty() ? day_first : month_first;
  if (!month_first.empty() && day_first != month_first) date->other = std::move(day_first);
}

void take_date(Cursor* cursor, WrittenDate* date) {
  if (is_word(cursor->next())) {
    date->day = take_month_first(cursor);
    return;
  }
  std::size_t n_digits = 0;
  const int number = cursor->number(4, &n_digits);
  if (n_digits == 4) date->day = take_year_first(number, cursor);
  if (n_digits > 2) return;
  const char after = cursor->next();
  const Cursor ahead = *cursor;
  date->day = take_month_second(number, cursor);
  if (!date->day.empty() || (after != '/' && after != '.' && after != '-')) return;
  *cursor = ahead;
  take_numbers(number, cursor, date);
}

}  // namespace

std::vector<WrittenDate> find_dates(std::string_view text) {
  std::vector<WrittenDate> found;
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_digit(text[at]) && !is_word(text[at])) {
      ++at;
      continue;
    }
    Cursor cursor(text, at);
    WrittenDate date;
    date.begin = at;
    take_date(&cursor, &date);
    const std::string_view behind = text.substr(cursor.at());
    const bool goes_on =
        !behind.empty() &&
        (is_digit(behind[0]) || (behind[0] == '.' && behind.size() > 1 && is_digit(behind[1])));  // a version's number
    if (!date.day.empty() && !goes_on) {
      date.clock = take_clock(&cursor);
      date.end = cursor.at();
      found.push_back(std::move(date));
      at = cursor.at();
      continue;
    }
    const bool is_number = is_digit(text[at]);
    while (at < text.size() && (is_number ? is_digit(text[at]) : is_word(text[at]))) ++at;
  }
  return found;
}

WrittenDate parse_date(std::string_view value) {
  const std::size_t begin = value.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  value.remove_prefix(begin);
  if (value.size() >= 8 && std::ranges::all_of(value.substr(0, 8), is_digit)) {
    const auto number = [value](std::size_t from, std::size_t n) { return Cursor(value.substr(from, n), 0).number(n); };
    Cursor cursor(value, 8);
    if (is_digit(cursor.next())) return {};
    return {0, 8, day_text(number(0, 4), number(4, 2), number(6, 2)), {}, false, take_clock(&cursor)};
  }
  auto found = find_dates(value.substr(0, 100));
  return found.empty() ? WrittenDate() : std::move(found.front());
}

}  // namespace wirecopy::read
