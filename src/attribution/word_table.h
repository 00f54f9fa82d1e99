// What is known of words for attribution: classes of words that are used alike (learnt from news without any marking,
// models/quotes.md), and how often a word is one of speech.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "attribution/tokens.h"
#include "wirecopy/result.h"

namespace wirecopy::attribution {

class WordTable {
 public:
  struct Entry {
    std::uint32_t word = 0;
    std::uint16_t fine = 0;
    std::uint8_t coarse = 0;
    std::uint8_t cue = 0;
  };

  static constexpr std::uint16_t kFirstUnlisted =
      1000;  // fine class of words that are not listed: this plus their shape

  WordTable() : WordTable(std::vector<Entry>()) {}
  explicit WordTable(const std::vector<Entry>& entries);

  // Reads a table from the front of `bytes` and takes it off. Errors: bad_input.
  [[nodiscard]] static Result<WordTable> read(std::string_view* bytes);
  void append_to(std::string* bytes) const;

  // Fills in the classes and cues of tokens. Words that are not listed get a class by how they are written.
  void describe(std::vector<Token>* tokens) const;

 private:
  [[nodiscard]] const Entry* find(std::uint32_t word) const;

  std::vector<Entry> slots_;  // open addressing; a word 0 is an empty slot
};

}  // namespace wirecopy::attribution
