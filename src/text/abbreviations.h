// The words that decide whether a full stop ends a sentence: abbreviations before it, words after it.
#pragma once

#include <cstdint>
#include <string_view>

namespace wirecopy::text {

enum class Abbreviation : std::uint8_t {
  none,
  title,     // stands before a name: "Mr", "Sen", "vs"; its full stop never ends a sentence
  common,    // may end a sentence: "Inc", "Jr", "etc", "U.S"; it does when a word follows that begins sentences
  number,    // an abbreviation before a number ("No", "p", "Sec"), else an ordinary word
  calendar,  // "Jan", "Mon": before a number or a name of the calendar
  clock,     // "a.m", "p.m"
  initial,   // one letter, a capital where there are any
};

// What `word`, written without its last full stop, is when a full stop follows. Case counts: "Gen" is, "gen" isn't.
[[nodiscard]] Abbreviation abbreviation(std::string_view word);

// Words that in news begin sentences and hardly ever continue a name: "The", "However", "Police".
[[nodiscard]] bool begins_sentences(std::string_view word);

// "said", "asked", "tweeted" ...
[[nodiscard]] bool is_speech_verb(std::string_view word);

// What follows a time of day without a new sentence: "Monday", "EST", "Eastern", "January".
[[nodiscard]] bool follows_clock(std::string_view word);

// Names written with an exclamation mark: "Yahoo", "Jeopardy".
[[nodiscard]] bool is_exclaimed_name(std::string_view word);

// Months, as they follow a German or Danish ordinal: "3. Oktober".
[[nodiscard]] bool follows_ordinal(std::string_view word);

}  // namespace wirecopy::text
