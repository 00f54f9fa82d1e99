#include "text/quotation_mark.h"

#include "text/neighbours.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

using Mark = QuotationMark;

Mark::Group group_of(char32_t value) {
  switch (value) {
    case '"':
    case 0x201C:  // “
    case 0x201D:  // ”
    case 0x201E:  // „
    case 0x201F:  // ‟
    case 0xFF02:  // ＂
    case 0x301D:  // 〝
    case 0x301E:  // 〞
    case 0x301F:  // 〟
      return Mark::kDouble;
    case '\'':
    case 0x2018:  // ‘
    case 0x2019:  // ’
    case 0x201A:  // ‚
    case 0x201B:  // ‛
    case 0x2039:  // ‹
    case 0x203A:  // ›
      return Mark::kSingle;
    case 0xAB:  // «
    case 0xBB:  // »
      return Mark::kGuillemet;
    case 0x300C:  // 「
    case 0x300D:  // 」
      return Mark::kCorner;
    case 0x300E:  // 『
    case 0x300F:  // 』
      return Mark::kWhiteCorner;
    default:
      return Mark::kNone;
  }
}

bool is_word(char32_t value) {
  return is_letter(value) || is_digit(value) || is_mark(value);
}

// What stands before an opening mark: nothing, white space, a bracket, a dash, another mark.
bool is_before_opening(base::CodePoint last) {
  if (last.size == 0 || is_space(last.value)) return true;
  return last.value == '(' || last.value == '[' || last.value == '{' || last.value == '-' || last.value == '/' ||
         (last.value >= 0x2010 && last.value <= 0x2015) || group_of(last.value) != Mark::kNone;
}

// What stands behind a closing mark: nothing, white space, punctuation.
bool is_behind_closing(base::CodePoint next) {
  return next.size == 0 || is_space(next.value) || !is_word(next.value);
}

Mark::Role role_between(base::CodePoint last, base::CodePoint next) {
  const bool may_open = is_before_opening(last) && next.size > 0 && !is_space(next.value);
  const bool may_close = last.size > 0 && !is_space(last.value) && is_behind_closing(next);
  if (may_open == may_close) return Mark::kEither;
  return may_open ? Mark::kOpens : Mark::kCloses;
}

// 6'2": digits with a foot mark before them.
bool is_inch(std::string_view text, std::size_t at) {
  std::size_t digits = at;
  while (digits > 0 && at - digits < 3 && text[digits - 1] >= '0' && text[digits - 1] <= '9') --digits;
  if (digits == at) return false;
  const char32_t last = before(text, digits).value;
  return last == '\'' || last == 0x2019 || last == 0x2032;
}

Mark::Role double_role(std::string_view text, std::size_t at, base::CodePoint sign, Mark::Role role) {
  const bool is_straight_or_right = sign.value == '"' || sign.value == 0x201D;
  if (is_straight_or_right && is_inch(text, at)) return Mark::kPlain;
  if (sign.value == 0x201E || sign.value == 0x301D) return Mark::kOpens;
  if (sign.value == 0x301E || sign.value == 0x301F) return Mark::kCloses;
  if (role != Mark::kEither) return role;
  if (sign.value == 0x201C || sign.value == 0x201F) return Mark::kOpens;
  return sign.value == 0x201D ? Mark::kCloses : Mark::kEither;
}

// ’90s, 'em, 'tis: what is left out at a word's start.
bool is_elision(std::string_view text, std::size_t at) {
  constexpr std::string_view kElided[] = {"em",   "n",     "til", "till", "tis",  "twas",  "cause",
                                          "bout", "round", "un",  "Tis",  "Twas", "Cause", "Til"};
  const std::string_view word = word_after(text, at);
  for (const std::string_view elided : kElided)
    if (word == elided) return true;
  const bool is_year = word.size() >= 2 && is_digit(after(word, 0).value) && is_digit(after(word, 1).value);
  return is_year && (word.size() == 2 || word.substr(2) == "s");
}

Mark::Role single_role(std::string_view text, base::CodePoint last, base::CodePoint next, const Mark& mark) {
  if (is_word(last.value) && is_word(next.value)) return Mark::kPlain;
  const char32_t sign = base::decode(text, mark.begin).value;
  if (sign == 0x201A || sign == 0x2039) return Mark::kOpens;
  if (sign == 0x203A) return Mark::kCloses;
  switch (role_between(last, next)) {
    case Mark::kOpens:
      return sign == 0x2019 || is_elision(text, mark.end) ? Mark::kPlain : Mark::kOpens;
    case Mark::kCloses:
      if (is_digit(last.value)) return Mark::kPossessive;
      return (last.value | 0x20U) == 's' && is_space(next.value) ? Mark::kPossessive : Mark::kCloses;
    default:
      return sign == 0x2018 ? Mark::kOpens : last.size > 0 && !is_space(last.value) ? Mark::kCloses : Mark::kPlain;
  }
}

// French sets both apart by spaces: « oui », dit-il.
Mark::Role guillemet_role(char32_t sign, Mark::Role role, base::CodePoint next) {
  if (sign == 0xAB) return role == Mark::kCloses ? Mark::kCloses : Mark::kEither;
  const bool is_before_text = is_word(next.value) || group_of(next.value) != Mark::kNone;
  return role == Mark::kOpens && is_before_text ? Mark::kOpens : Mark::kEither;
}

Mark::Role role_of(std::string_view text, const Mark& mark, base::CodePoint sign) {
  const base::CodePoint last = before(text, mark.begin);
  const base::CodePoint next = after(text, mark.end);
  switch (mark.group) {
    case Mark::kDouble:
      return double_role(text, mark.begin, sign, role_between(last, next));
    case Mark::kSingle:
      return single_role(text, last, next, mark);
    case Mark::kGuillemet:
      return guillemet_role(sign.value, role_between(last, next), next);
    case Mark::kCorner:
    case Mark::kWhiteCorner:
      return (sign.value & 1U) == 0 ? Mark::kOpens : Mark::kCloses;
    case Mark::kNone:
      break;
  }
  return Mark::kPlain;
}

}  // namespace

QuotationMark read_quotation_mark(std::string_view text, std::size_t at) {
  const base::CodePoint sign = base::decode(text, at);
  QuotationMark mark;
  mark.group = group_of(sign.value);
  mark.begin = at;
  mark.end = at + sign.size;
  if (mark.group == Mark::kNone) return mark;
  mark.is_low = sign.value == 0x201E || sign.value == 0x201A;
  mark.is_leftward = sign.value == 0xBB || sign.value == 0x203A;
  mark.role = role_of(text, mark, sign);
  return mark;
}

}  // namespace wirecopy::text
