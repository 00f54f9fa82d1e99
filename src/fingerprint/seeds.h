// Seeds: the keys under which a passage is found again. Two layers in one key space: hashes of word n-grams for what
// was copied, keys of neighbouring content words without order, in their base forms, for what was edited or spun.
#pragma once

#include <cstdint>
#include <vector>

#include "text/text.h"

namespace wirecopy::fingerprint {

struct Seed {
  std::uint64_t key = 0;
  text::TokenIndex token = 0;  // where the seed begins
  bool is_gram = false;        // an n-gram of words in order, not a pair of words
  bool is_guess = false;       // a pair with a relative in the place of a word that stands in the text
  std::uint8_t evidence = 1;   // 2 for an n-gram whose words are not all common
};

// What an index keeps: winnowed, so that fewer are stored than asked for (see seeds.cc for the guarantee). In order of
// token.
void seeds_to_store(const text::Text& text, std::vector<Seed>* seeds);

// Every seed of a text, so that it meets whichever an index kept.
void every_seed(const text::Text& text, std::vector<Seed>* seeds);

// What a query asks: every seed, and the pairs it would hold if one word of each were swapped in for a commoner one.
void seeds_to_ask(const text::Text& text, std::vector<Seed>* seeds);

// Sorts by key, then by token. Cost: linear, as keys are spread evenly.
void sort_by_key(std::vector<Seed>* seeds);

}  // namespace wirecopy::fingerprint
