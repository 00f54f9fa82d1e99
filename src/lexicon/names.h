// Which words are ways to write one name: countries with their seats of government and peoples, organisations with
// their acronyms, cities, and names from other scripts (models/names.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace wirecopy::lexicon {

// A name said in words that begin where one looked. Names of one class mean the same.
struct Name {
  enum class Form : std::uint8_t {
    name,    // the thing itself: United States, ISIS
    seat,    // the city or house that stands for a government, and for itself: Washington
    people,  // its citizens, what is theirs: American
    part,    // one word of a person's name, or a short form of it: Gaddafi, Bill
  };
  std::uint32_t name_class = 0;  // the hash of its usual name, so that it never changes; 0: no name
  Form form = Form::name;
  bool in_capitals =
      false;  // only "US" is the name, "us" and "Us" are not; of all others the first letter is upper case
  std::uint8_t n_words = 0;
};

// The longest name that begins with words[0]; words are lexicon::word_hash. Cost: some nanoseconds a word.
[[nodiscard]] Name name_at(std::span<const std::uint32_t> words);

// Of a name that is one word, its class; 0 if it is none, or one only in capitals. The caller looks at the first
// letter: "polish" is no name.
[[nodiscard]] std::uint32_t name_class(std::uint32_t word);

// A word that is written with a capital though it names nobody: titles (President, Mr), and what many are called
// (Ministry, Army, Internet).
[[nodiscard]] bool is_common_title(std::uint32_t word);

// Of these, the titles of persons.
[[nodiscard]] bool is_title(std::uint32_t word);

// The longest name of the table, in words.
inline constexpr std::size_t kLongestName = 12;

}  // namespace wirecopy::lexicon
