#include "lineage/moment.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>

namespace wirecopy::lineage {
namespace {

using Precision = Moment::Precision;

// Takes `n` digits off the front.
std::optional<int> take_digits(std::size_t n, std::string_view* text) {
  if (text->size() < n || !std::ranges::all_of(text->substr(0, n), [](char c) { return c >= '0' && c <= '9'; }))
    return {};
  int value = 0;
  for (const char digit : text->substr(0, n)) value = value * 10 + (digit - '0');
  text->remove_prefix(n);
  return value;
}

bool take(char expected, std::string_view* text) {
  if (text->empty() || text->front() != expected) return false;
  text->remove_prefix(1);
  return true;
}

std::optional<int> take_after(char sign, std::string_view* text) {
  std::string_view rest = *text;
  if (!take(sign, &rest)) return {};
  const std::optional<int> value = take_digits(2, &rest);
  if (value) *text = rest;
  return value;
}

// Minutes east of Greenwich.
std::optional<int> read_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return {};
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  const std::optional<int> hours = take_digits(2, &text);
  take(':', &text);
  const std::optional<int> minutes = take_digits(2, &text);
  if (!hours) return {};
  return sign * (*hours * 60 + minutes.value_or(0));
}

void read_time(std::string_view text, Moment* moment) {
  const std::optional<int> hour = take_digits(2, &text);
  const std::optional<int> minute = take_after(':', &text);
  if (!hour || !minute || *hour > 24 || *minute > 59) return;
  moment->precision = Precision::minute;
  moment->minutes = moment->day * 24 * 60 + std::int64_t{*hour} * 60 + *minute;
  text.remove_prefix(std::min(text.find_first_of("Zz+-"), text.size()));
  const std::optional<int> offset = read_offset(text);
  moment->has_offset = offset.has_value();
  moment->minutes -= offset.value_or(0);
}

template <typename T>
Order order_of_values(T a, T b) {
  if (a == b) return Order::tie;
  return a < b ? Order::before : Order::after;
}

}  // namespace

Moment parse_moment(std::string_view published) {
  std::string_view text = published;
  Moment moment;
  const std::optional<int> year = take_digits(4, &text);
  if (!year) return moment;
  moment.year = *year;
  moment.precision = Precision::year;
  const std::optional<int> month = take_after('-', &text);
  if (!month || *month < 1 || *month > 12) return moment;
  moment.month = *month;
  moment.precision = Precision::month;
  const std::optional<int> day = take_after('-', &text);
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(day.value_or(0))}};
  if (!date.ok()) return moment;
  moment.day = std::chrono::sys_days{date}.time_since_epoch().count();
  moment.precision = Precision::day;
  if (take('T', &text) || take(' ', &text)) read_time(text, &moment);
  return moment;
}

Order order_of(const Moment& a, const Moment& b) {
  const Precision both = std::min(a.precision, b.precision);
  if (both == Precision::unknown) return Order::unknown;
  if (both == Precision::minute && a.has_offset == b.has_offset) return order_of_values(a.minutes, b.minutes);
  if (both >= Precision::day) return order_of_values(a.day, b.day);
  if (both == Precision::month || a.year != b.year)
    return order_of_values(a.year * 12 + a.month, b.year * 12 + b.month);
  return Order::tie;
}

bool are_within_days(const Moment& a, const Moment& b, std::int64_t n_days) {
  if (std::min(a.precision, b.precision) < Precision::day) return false;
  return std::abs(a.day - b.day) <= n_days;
}

}  // namespace wirecopy::lineage
