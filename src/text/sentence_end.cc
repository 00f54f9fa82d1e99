#include "text/sentence_end.h"

#include <algorithm>

#include "text/abbreviations.h"
#include "text/following.h"
#include "text/neighbours.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

using Kind = SentenceMark::Kind;

constexpr std::size_t kFewWords = 3;  // words of "At 5 a.m. Mr. Smith": too few for a sentence before "a.m."

std::size_t count_words(std::string_view text, std::size_t begin, std::size_t end, std::size_t most) {
  std::size_t n = 0;
  for (std::size_t at = begin; at < end && n <= most; ++n) {
    while (at < end && text[at] != ' ') ++at;
    while (at < end && text[at] == ' ') ++at;
  }
  return n;
}

// "5 p.m. Chicago time"
bool is_city_time(std::string_view text, const Following& next) {
  return word_after(text, skip_space(text, next.at + next.word.size())) == "time";
}

// "At 5 a.m. Mr. Smith went" | "He left at 6 p.m. Mr. Smith stayed": only a sentence with a verb can end there.
bool clock_ends(std::string_view text, std::size_t sentence, std::size_t stop, const Following& next) {
  if (follows_clock(next.word) || is_city_time(text, next)) return false;
  if (begins_sentences(next.word) && abbreviation(next.word) != Abbreviation::title) return true;
  return count_words(text, sentence, stop, kFewWords) > kFewWords;
}

bool is_number(std::string_view word) {
  if (word.empty()) return false;
  for (const char letter : word)
    if (letter < '0' || letter > '9') return false;
  return true;
}

// "N°. 5", "n.º 5"
bool is_degree_sign(std::string_view text, std::size_t at) {
  const char32_t last = before(text, at).value;
  return last == 0xB0 || last == 0xBA;
}

bool digit_continues(std::string_view text, std::size_t stop, Abbreviation kind) {
  return kind != Abbreviation::none || is_degree_sign(text, stop);
}

bool is_small_letter(std::string_view word) {
  return word.size() == 1 && is_lower(after(word, 0).value);
}

// "z. B. Brot", "d. h. Essen": one-letter pieces with white space between.
bool is_spaced_abbreviation(std::string_view text, std::string_view word, const Following& next) {
  if (!is_small_letter(word)) return false;
  const std::size_t behind = next.at + next.word.size();
  if (next.word.size() == 1 && behind < text.size() && text[behind] == '.') return true;
  const auto begin = static_cast<std::size_t>(word.data() - text.data());
  return begin >= 3 && text.substr(begin - 2, 2) == ". " && is_small_letter(word_before(text, begin - 2, 0));
}

// A full stop behind `word`, white space and then a capital letter.
bool capital_begins(std::string_view text, std::size_t sentence, std::string_view word, Abbreviation kind,
                    const Following& next) {
  if (is_spaced_abbreviation(text, word, next)) return false;
  switch (kind) {
    case Abbreviation::title:
      return false;
    case Abbreviation::clock:
      return clock_ends(text, sentence, static_cast<std::size_t>(word.data() - text.data()), next);
    case Abbreviation::calendar:
    case Abbreviation::common:
    case Abbreviation::initial:
      return begins_sentences(next.word);
    case Abbreviation::number:
    case Abbreviation::none:
      break;
  }
  return !(is_number(word) && word.size() <= 2 && follows_ordinal(next.word));
}

bool stop_ends(std::string_view text, std::size_t sentence, const SentenceMark& mark, Following next) {
  if (next.type == Following::kLower || next.type == Following::kContinuing) return false;
  const std::string_view word = word_before(text, mark.begin, sentence);
  const Abbreviation kind = abbreviation(word);
  const bool in_bracket = mark.is_closed() && (text[mark.end - 1] == ')' || text[mark.end - 1] == ']');
  if (kind != Abbreviation::none && kind != Abbreviation::number && in_bracket) return false;
  if (next.type == Following::kDash) {
    if (kind != Abbreviation::none) return false;
    next = look_behind_dash(text, next);
  }
  switch (next.type) {
    case Following::kUpper:
      return capital_begins(text, sentence, word, kind, next);
    case Following::kDigit:
      return !digit_continues(text, mark.begin, kind);
    case Following::kUncased:
    case Following::kOther:
    case Following::kDash:
      return kind == Abbreviation::none || kind == Abbreviation::number;
    default:
      return false;
  }
}

bool stands_in_brackets(std::string_view text, const SentenceMark& mark) {
  const char32_t last = before(text, mark.begin).value;
  return (last == '(' || last == '[') && mark.is_closed();
}

// After these words three dots are a pause: "the thing is ... Monday".
bool waits_for_more(std::string_view word) {
  constexpr std::string_view kWaiting[] = {"a",  "an", "and", "are", "as", "at", "by",   "for", "from", "in",  "into",
                                           "is", "it", "of",  "on",  "or", "so", "that", "the", "to",   "was", "with"};
  return std::ranges::binary_search(kWaiting, word);
}

// "What I mean ... see" goes on; "I never meant that... She left" doesn't. A quotation's "[...]" may stand anywhere.
bool ellipsis_ends(std::string_view text, std::size_t sentence, const SentenceMark& mark, const Following& next) {
  if (mark.begin == sentence) return false;
  if (next.type != Following::kUpper) return next.type == Following::kUncased;
  if (mark.n_dots > 3) return true;
  if (stands_in_brackets(text, mark)) return begins_sentences(next.word);
  const std::size_t word_end = skip_space_back(text, mark.begin, sentence);
  if (next.word == "I" && word_end < mark.begin) return false;
  return begins_sentences(next.word) || !waits_for_more(word_before(text, word_end, sentence));
}

bool strong_ends(std::string_view text, std::size_t sentence, const SentenceMark& mark, Following next) {
  if (next.type == Following::kDash) next = look_behind_dash(text, next);
  if (next.type == Following::kLower || next.type == Following::kContinuing) return false;
  if (stands_in_brackets(text, mark)) return false;
  if (next.type != Following::kUpper) return true;
  if (is_exclaimed_name(word_before(text, mark.begin, sentence))) return begins_sentences(next.word);
  return !(mark.is_closed() && !next.is_opened && is_attribution(text, next));
}

bool is_address_sign(char byte) {
  return byte == '/' || byte == '@' || byte == '#' || byte == '_' || byte == '=';
}

// Addresses of pages and people hold stops, question marks and capitals. Looks for their signs on both sides.
bool is_in_address(std::string_view text, std::size_t sentence, std::size_t at) {
  constexpr std::size_t kLongest = 64;
  for (std::size_t i = at; i < text.size() && i < at + kLongest && !is_space(after(text, i).value);) {
    if (is_address_sign(text[i])) return true;
    i += after(text, i).size;
  }
  for (std::size_t n = 0; at > sentence && n < kLongest; ++n) {
    const char byte = text[--at];
    if (byte == ' ' || byte == '\n') return false;
    if (is_address_sign(byte)) return true;
  }
  return at > sentence;
}

bool is_capitalised(std::string_view word) {
  if (!is_upper(after(word, 0).value)) return false;
  const std::size_t second = after(word, 0).size;
  return second == word.size() ? word == "I" || word == "A" : is_lower(after(word, second).value);
}

// "world.Today": the space was lost. Never within an address, a file's name or an abbreviation.
bool lost_space_ends(std::string_view text, std::size_t sentence, const SentenceMark& mark, const Following& next) {
  if (mark.kind == Kind::kEllipsis) return begins_sentences(next.word) && next.word != "I" && mark.begin > sentence;
  if (mark.n_dots > 1 || !is_capitalised(next.word) || is_in_address(text, sentence, mark.begin)) return false;
  if (next.word == "Com" || next.word == "Org" || next.word == "Net") return false;
  const std::string_view word = word_before(text, mark.begin, sentence);
  if (word.size() < 2 || word.find('.') != std::string_view::npos) return mark.is_closed() && word.empty();
  const char32_t last = before(text, mark.begin).value;
  return (is_lower(last) || is_digit(last)) && abbreviation(word) == Abbreviation::none;
}

bool is_kana(char32_t value) {
  return unspaced_script(value) == Unspaced::kana;
}

// 「行く。」と言った: a particle behind the closing mark carries the sentence on.
bool native_ends(const std::string_view text, const SentenceMark& mark, const Following& next) {
  if (next.type == Following::kContinuing || next.type == Following::kLower) return false;
  return !(mark.is_closed() && !next.is_spaced && !next.is_opened && is_kana(after(text, next.at).value));
}

// "compounds. . . . The practice": a full stop, then three dots that stand for what was left out.
bool is_stop_and_ellipsis(std::string_view text, const SentenceMark& mark, const Following& next) {
  return mark.kind == Kind::kEllipsis && mark.is_spaced && mark.n_dots == 4 && !mark.is_closed() && mark.begin > 0 &&
         !is_space(before(text, mark.begin).value) && is_space(after(text, mark.first_end).value) &&
         next.type == Following::kUpper;
}

bool ends(std::string_view text, std::size_t sentence, const SentenceMark& mark, const Following& next) {
  if (mark.kind == Kind::kNative) return native_ends(text, mark, next);
  if (!next.is_spaced) return lost_space_ends(text, sentence, mark, next);
  if (mark.kind == Kind::kEllipsis) return ellipsis_ends(text, sentence, mark, next);
  if (mark.kind == Kind::kStrong) return strong_ends(text, sentence, mark, next);
  return stop_ends(text, sentence, mark, next);
}

}  // namespace

std::size_t sentence_end(std::string_view text, std::size_t sentence, const SentenceMark& mark) {
  const Following next = look_ahead(text, mark.end);
  if (next.type == Following::kEnd || is_inside_grapheme(text, skip_space(text, mark.end))) return 0;
  if (is_stop_and_ellipsis(text, mark, next)) return mark.first_end;
  return ends(text, sentence, mark, next) ? mark.end : 0;
}

}  // namespace wirecopy::text
