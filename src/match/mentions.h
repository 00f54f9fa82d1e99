// The numbers, names and dates that a stretch of text mentions, told by how they are written and by the lexicon's
// tables.
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/names.h"
#include "match/side.h"

namespace wirecopy::match {

struct NumberMention {
  TokenRange at;
  double value = 0;
  bool is_loose = false;  // "both", "one of them", "at first", "2." of a list: counts, but is not put as a number
  bool in_date = false;   // a day beside its month, a year
};

struct NameMention {
  TokenRange at;
  std::uint32_t name_class = 0;  // of the lexicon; 0: it does not know the name
  lexicon::Name::Form form = lexicon::Name::Form::name;
  bool is_place = false;  // "in Moscow": the city, not its government
  // Counts only where another name stands instead: "Supreme Court", for which one may say "top court"; "U.S." before
  // it; "Syrian" in "Syrian President Assad".
  bool is_common = false;
  bool begins_clause = false;        // where any word has a capital
  std::vector<std::uint32_t> words;  // without titles and particles; spellings of one name are one word
};

// A weekday, month or "yesterday". Equal codes, equal days.
struct DayMention {
  TokenIndex at = 0;
  std::uint32_t code = 0;
  bool is_relative = false;  // today, yesterday
};

// In order of the text. `range` is cut at sentences: nothing mentioned reaches over one. Cost: linear in the range, but
// for a capital at the begin of a sentence, for which the text is searched once.
[[nodiscard]] std::vector<NumberMention> numbers_in(const Side& side, TokenRange range);
[[nodiscard]] std::vector<NameMention> names_in(const Side& side, TokenRange range);
[[nodiscard]] std::vector<DayMention> days_in(const Side& side, TokenRange range);

// "TOLMERE, Halvenia (Capstan) —": the tokens of the dateline that a sentence begins with, none if it has none.
[[nodiscard]] TokenRange dateline_of(const Side& side, TokenRange sentence);

// Whether two mentions are ways to say one thing.
[[nodiscard]] bool alike(const NumberMention& x, const NumberMention& y);
[[nodiscard]] bool alike(const NameMention& x, const NameMention& y);
[[nodiscard]] bool alike(const DayMention& x, const DayMention& y);

}  // namespace wirecopy::match
