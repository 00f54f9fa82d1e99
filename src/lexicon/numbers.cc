#include "lexicon/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "lexicon/word_list.h"

namespace wirecopy::lexicon {
namespace {

using Role = NumberWord::Role;

struct Listed {
  std::string_view word;
  Role role;
  double value;
};

constexpr auto kWords = std::to_array<Listed>({
    {"zero", Role::loose, 0},
    {"one", Role::cardinal, 1},
    {"two", Role::cardinal, 2},
    {"three", Role::cardinal, 3},
    {"four", Role::cardinal, 4},
    {"five", Role::cardinal, 5},
    {"six", Role::cardinal, 6},
    {"seven", Role::cardinal, 7},
    {"eight", Role::cardinal, 8},
    {"nine", Role::cardinal, 9},
    {"ten", Role::cardinal, 10},
    {"eleven", Role::cardinal, 11},
    {"twelve", Role::cardinal, 12},
    {"thirteen", Role::cardinal, 13},
    {"fourteen", Role::cardinal, 14},
    {"fifteen", Role::cardinal, 15},
    {"sixteen", Role::cardinal, 16},
    {"seventeen", Role::cardinal, 17},
    {"eighteen", Role::cardinal, 18},
    {"nineteen", Role::cardinal, 19},
    {"twenty", Role::cardinal, 20},
    {"thirty", Role::cardinal, 30},
    {"forty", Role::cardinal, 40},
    {"fourty", Role::cardinal, 40},
    {"fifty", Role::cardinal, 50},
    {"sixty", Role::cardinal, 60},
    {"seventy", Role::cardinal, 70},
    {"eighty", Role::cardinal, 80},
    {"ninety", Role::cardinal, 90},
    {"dozen", Role::multiplier, 12},
    {"dozens", Role::multiplier, 12},
    {"score", Role::loose, 20},
    {"scores", Role::loose, 20},
    {"hundred", Role::multiplier, 100},
    {"hundreds", Role::multiplier, 100},
    {"thousand", Role::multiplier, 1e3},
    {"thousands", Role::multiplier, 1e3},
    {"million", Role::multiplier, 1e6},
    {"millions", Role::multiplier, 1e6},
    {"mn", Role::multiplier, 1e6},
    {"billion", Role::multiplier, 1e9},
    {"billions", Role::multiplier, 1e9},
    {"bn", Role::multiplier, 1e9},
    {"trillion", Role::multiplier, 1e12},
    {"trillions", Role::multiplier, 1e12},
    {"lakh", Role::multiplier, 1e5},
    {"crore", Role::multiplier, 1e7},
    {"first", Role::ordinal, 1},
    {"second", Role::ordinal, 2},
    {"third", Role::ordinal, 3},
    {"fourth", Role::ordinal, 4},
    {"fifth", Role::ordinal, 5},
    {"sixth", Role::ordinal, 6},
    {"seventh", Role::ordinal, 7},
    {"eighth", Role::ordinal, 8},
    {"ninth", Role::ordinal, 9},
    {"tenth", Role::ordinal, 10},
    {"eleventh", Role::ordinal, 11},
    {"twelfth", Role::ordinal, 12},
    {"thirteenth", Role::ordinal, 13},
    {"fourteenth", Role::ordinal, 14},
    {"fifteenth", Role::ordinal, 15},
    {"sixteenth", Role::ordinal, 16},
    {"seventeenth", Role::ordinal, 17},
    {"eighteenth", Role::ordinal, 18},
    {"nineteenth", Role::ordinal, 19},
    {"twentieth", Role::ordinal, 20},
    {"thirtieth", Role::ordinal, 30},
    {"fortieth", Role::ordinal, 40},
    {"fiftieth", Role::ordinal, 50},
    {"sixtieth", Role::ordinal, 60},
    {"seventieth", Role::ordinal, 70},
    {"eightieth", Role::ordinal, 80},
    {"ninetieth", Role::ordinal, 90},
    {"hundredth", Role::ordinal, 100},
    {"thousandth", Role::ordinal, 1000},
    {"half", Role::part, .5},
    {"halves", Role::part, .5},
    {"quarter", Role::part, .25},
    {"quarters", Role::part, .25},
    {"single", Role::loose, 1},
    {"once", Role::loose, 1},
    {"sole", Role::loose, 1},
    {"both", Role::loose, 2},
    {"couple", Role::loose, 2},
    {"pair", Role::loose, 2},
    {"twin", Role::loose, 2},
    {"twins", Role::loose, 2},
    {"twice", Role::loose, 2},
    {"double", Role::loose, 2},
    {"doubled", Role::loose, 2},
    {"thrice", Role::loose, 3},
    {"triple", Role::loose, 3},
    {"tripled", Role::loose, 3},
    {"trio", Role::loose, 3},
    {"decade", Role::loose, 10},
    {"fortnight", Role::loose, 14},
});

WordList<NumberWord> make_list() {
  WordList<NumberWord> list;
  for (const Listed& listed : kWords) list.add(listed.word, {listed.role, listed.value});
  list.finish();
  return list;
}

// What may stand behind the digits of a token.
struct Ending {
  std::string_view text;
  double times;
  bool is_ordinal;
};
constexpr auto kEndings = std::to_array<Ending>({{"", 1, false},
                                                 {"s", 1, false},
                                                 {"st", 1, true},
                                                 {"nd", 1, true},
                                                 {"rd", 1, true},
                                                 {"th", 1, true},
                                                 {"k", 1e3, false},
                                                 {"m", 1e6, false},
                                                 {"mn", 1e6, false},
                                                 {"b", 1e9, false},
                                                 {"bn", 1e9, false},
                                                 {"tn", 1e12, false}});

}  // namespace

NumberWord number_word(std::uint32_t word) {
  static const WordList<NumberWord> list = make_list();
  return list.find(word);
}

std::optional<Digits> read_digits(std::string_view folded) {
  if (folded.empty() || folded.front() < '0' || folded.front() > '9') return std::nullopt;  // "inf" is no number
  double value = 0;
  const auto [end, error] =
      std::from_chars(folded.data(), folded.data() + folded.size(), value, std::chars_format::fixed);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view rest = folded.substr(static_cast<std::size_t>(end - folded.data()));
  const auto ending = std::ranges::find(kEndings, rest, &Ending::text);
  if (ending == kEndings.end()) return std::nullopt;
  return Digits{value * ending->times, ending->is_ordinal};
}

}  // namespace wirecopy::lexicon
