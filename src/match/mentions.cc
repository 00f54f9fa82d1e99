#include "match/mentions.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "lexicon/calendar.h"
#include "lexicon/numbers.h"
#include "match/stretch.h"

namespace wirecopy::match {
namespace {

using lexicon::DayWord;
using text::Token;

constexpr double kFirstYear = 1800;
constexpr double kLastYear = 2100;

// The digits of a token without what groups them: "1,000" is 1000.
std::optional<lexicon::Digits> digits_of(const Side& side, TokenIndex i) {
  if (!side.token(i).has(Token::kNumber)) return std::nullopt;
  std::string folded;
  for (const char c : side.written(i))
    if (c != ',') folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  for (const std::string_view ending : {"am", "pm"})
    if (folded.ends_with(ending)) folded.resize(folded.size() - ending.size());
  return lexicon::read_digits(folded);
}

// "4:50" is two tokens and one number, the same as "4.50".
NumberMention time_at(const Side& side, TokenIndex i, TokenIndex end) {
  if (i + 1 >= end || side.token(i).span.size() > 2 || side.cut(side.gap_before(i + 1)) != ":") return {};
  const auto hours = digits_of(side, i);
  const auto minutes = digits_of(side, i + 1);
  if (!hours || !minutes || side.token(i + 1).span.begin + 2 > side.token(i + 1).span.end) return {};
  return {{i, i + 2}, hours->value + minutes->value / 100, false, false};
}

DayWord day_at(const Side& side, TokenIndex i) {
  const Token& token = side.token(i);
  const DayWord day = lexicon::day_word(token.word);
  const bool needs_capital = day.kind == DayWord::Kind::month || day.kind == DayWord::Kind::weekday;
  return needs_capital && !token.has(Token::kCapital) ? DayWord{} : day;
}

// A capital before a number or behind one, or inside a sentence, makes a month of "may" and "march".
bool is_month(const Side& side, TokenIndex i) {
  if (day_at(side, i).kind != DayWord::Kind::month) return false;
  if (!side.token(i).has(Token::kSentenceStart)) return true;
  return i + 1 < side.n_tokens() && side.token(i + 1).has(Token::kNumber);
}

bool has_month_beside(const Side& side, TokenRange at) {
  constexpr TokenIndex kReach = 2;  // "4th of April", "April 4, 2017"
  const TokenIndex begin = at.begin > kReach ? at.begin - kReach : 0;
  const TokenIndex end = std::min(side.n_tokens(), at.end + kReach);
  for (TokenIndex i = begin; i < end; ++i)
    if (is_month(side, i)) return true;
  return false;
}

bool is_year(const Side& side, const NumberMention& number) {
  const bool four_digits = number.at.size() == 1 && side.token(number.at.begin).span.size() == 4 &&
                           side.token(number.at.begin).has(Token::kNumber);
  return four_digits && number.value >= kFirstYear && number.value < kLastYear;
}

// "30 000", "18 332.74": digits in groups of three with a space between.
NumberMention grouped_at(const Side& side, TokenIndex begin, TokenIndex end) {
  constexpr std::uint32_t kGroup = 3;
  if (side.token(begin).span.size() > kGroup) return {};
  auto first = digits_of(side, begin);
  if (!first || first->value != std::floor(first->value)) return {};
  NumberMention number{{begin, begin + 1}, first->value, false, false};
  for (TokenIndex i = begin + 1; i < end; ++i) {
    const std::string_view written = side.written(i);
    const bool has_fraction = written.size() > kGroup && written[kGroup] == '.';
    const std::string_view gap = side.cut(side.gap_before(i));
    const bool is_space = gap == " " || gap == "\u00A0" || gap == "\u2009" || gap == "\u202F";
    const auto group = digits_of(side, i);
    if (!is_space || !group || (written.size() != kGroup && !has_fraction)) break;
    number.value = number.value * 1000 + group->value;
    number.at.end = i + 1;
    if (has_fraction) break;
  }
  return number.at.size() > 1 ? number : NumberMention{};
}

// "2. Politics": the number of a list item or heading. It comes and goes with the list's form, and counts only against
// another.
bool is_list_number(const Side& side, TokenIndex i, TokenIndex end) {
  if (!side.token(i).has(Token::kSentenceStart) || side.token(i).span.size() > 2 || i + 1 >= end) return false;
  const std::string_view gap = side.cut(side.gap_before(i + 1));
  return gap.starts_with(". ") || gap.starts_with(") ");
}

// The number that begins at a token; none if its range is empty.
NumberMention number_at(const Side& side, TokenIndex begin, TokenIndex end) {
  const bool may_begin = side.token(begin).has(Token::kNumber) ||
                         lexicon::number_word(side.token(begin).word).role != lexicon::NumberWord::Role::none;
  if (!may_begin) return {};
  if (is_list_number(side, begin, end)) {
    const auto digits = digits_of(side, begin);
    return digits ? NumberMention{{begin, begin + 1}, digits->value, true, false} : NumberMention{};
  }
  if (const NumberMention grouped = grouped_at(side, begin, end); grouped.at.size() > 0) return grouped;
  if (const NumberMention time = time_at(side, begin, end); time.at.size() > 0) return time;
  constexpr TokenIndex kLongest = 12;
  std::vector<lexicon::NumberToken> tokens;
  for (TokenIndex i = begin; i < std::min(end, begin + kLongest); ++i)
    tokens.push_back({side.token(i).word, digits_of(side, i)});
  const lexicon::Number read = lexicon::read_number(tokens);
  NumberMention number{{begin, begin + static_cast<TokenIndex>(read.n_tokens)}, read.value, read.is_loose, false};
  number.in_date = number.at.size() > 0 && (is_year(side, number) || has_month_beside(side, number.at));
  return number;
}

}  // namespace

std::vector<NumberMention> numbers_in(const Side& side, TokenRange range) {
  std::vector<NumberMention> numbers;
  for (TokenIndex i = range.begin; i < range.end;) {
    const TokenIndex sentence_end = side.text.sentences[sentence_at(side.text, i)].end;
    for (const TokenIndex end = std::min(range.end, sentence_end); i < end;) {
      const NumberMention number = number_at(side, i, end);
      if (number.at.size() > 0) numbers.push_back(number);
      i += std::max(1U, number.at.size());
    }
  }
  return numbers;
}

std::vector<DayMention> days_in(const Side& side, TokenRange range) {
  std::vector<DayMention> days;
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    const DayWord day = day_at(side, i);
    const bool counts = day.kind == DayWord::Kind::month ? is_month(side, i) : day.kind != DayWord::Kind::none;
    if (counts)
      days.push_back(
          {i, static_cast<std::uint32_t>(day.kind) * 100U + day.number, day.kind == DayWord::Kind::relative});
  }
  return days;
}

bool alike(const NumberMention& x, const NumberMention& y) {
  return std::abs(x.value - y.value) <= 1e-9 * std::max(std::abs(x.value), std::abs(y.value));
}

bool alike(const DayMention& x, const DayMention& y) {
  return x.code == y.code;
}

}  // namespace wirecopy::match
