#include "lexicon/calendar.h"

#include <array>
#include <string>
#include <string_view>

#include "lexicon/word_list.h"

namespace wirecopy::lexicon {
namespace {

using Kind = DayWord::Kind;

constexpr auto kMonths =
    std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july", "august",
                                     "september", "october", "november", "december"});
constexpr auto kWeekdays =
    std::to_array<std::string_view>({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});

struct Listed {
  std::string_view word;
  Kind kind;
  std::uint8_t number;
};

// "sun", "sat" and "mar" are too often something else.
constexpr auto kShort = std::to_array<Listed>({
    {"jan", Kind::month, 1},      {"feb", Kind::month, 2},        {"apr", Kind::month, 4},
    {"jun", Kind::month, 6},      {"jul", Kind::month, 7},        {"aug", Kind::month, 8},
    {"sep", Kind::month, 9},      {"sept", Kind::month, 9},       {"oct", Kind::month, 10},
    {"nov", Kind::month, 11},     {"dec", Kind::month, 12},       {"mon", Kind::weekday, 1},
    {"tue", Kind::weekday, 2},    {"tues", Kind::weekday, 2},     {"wed", Kind::weekday, 3},
    {"weds", Kind::weekday, 3},   {"thu", Kind::weekday, 4},      {"thur", Kind::weekday, 4},
    {"thurs", Kind::weekday, 4},  {"fri", Kind::weekday, 5},      {"yesterday", Kind::relative, 1},
    {"today", Kind::relative, 2}, {"tonight", Kind::relative, 2}, {"tomorrow", Kind::relative, 3},
});

WordList<DayWord> make_list() {
  WordList<DayWord> list;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    list.add(kMonths[i], {Kind::month, static_cast<std::uint8_t>(i + 1)});
  for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
    const DayWord day{Kind::weekday, static_cast<std::uint8_t>(i + 1)};
    list.add(kWeekdays[i], day);
    list.add(std::string(kWeekdays[i]) + "s", day);
  }
  for (const Listed& listed : kShort) list.add(listed.word, {listed.kind, listed.number});
  list.finish();
  return list;
}

}  // namespace

DayWord day_word(std::uint32_t word) {
  static const WordList<DayWord> list = make_list();
  return list.find(word);
}

}  // namespace wirecopy::lexicon
