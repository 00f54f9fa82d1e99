// What tells languages of one script apart: the words of a text, and the pairs, triples and fours of letters in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/script.h"

namespace wirecopy::text {

// The most letters of a word that are looked at; no word of a language is told by more.
inline constexpr std::size_t kMostLetters = 24;

// Appends a key for each word of `script`, in lower case, and for each run of two to four letters of it (its begin and
// end count as one letter each); letters beyond ASCII also alone. Words of other scripts are passed over. Valid UTF-8;
// a letter and its combining accents count as one letter where Unicode has one.
void append_grams(std::string_view utf8, Script script, std::vector<std::uint64_t>* keys);

// The keys of the words alone, which are a twentieth as many: the model knows how to judge by them, too.
void append_words(std::string_view utf8, Script script, std::vector<std::uint64_t>* keys);

}  // namespace wirecopy::text
