// A family's passages side by side, word by word, as critics of texts collate manuscripts: each passage's words stand
// in the columns of the family's text, so any two can be compared without another alignment.
//
// Cost: one alignment of each passage with the family's text, and 8 bytes a word and passage for the columns in which
// passages differ.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/passages.h"
#include "text/text.h"

namespace wirecopy::lineage {

// What one passage has in a column.
struct Reading {
  static constexpr std::uint32_t kAbsent = 0;
  static constexpr std::uint32_t kContinued =
      1;                         // of words that stand for several in other passages: all but the first
  std::uint32_t word = kAbsent;  // the hash of a word, or of several
  std::uint8_t rarity = 0;       // of its rarest word
  std::uint8_t n_words = 0;      // at most 255
  bool is_fixed = false;         // holds a number or a name, for which no other word of the language stands
  ByteSpan span;                 // in the passage's text; empty if absent
};

// Where two passages differ in columns next to each other.
struct Difference {
  enum class Form : std::uint8_t { cut, put_in, swap };  // on the way from the first to the second
  Form form = Form::swap;
  int rarer = 0;            // for a swap: the rarity of what the second has above that of the first, -255..255
  bool is_telling = false;  // a swap of one to three common words, neither number nor name, on each side
  ByteSpan first;           // in the first passage's text; empty for what was put in
  ByteSpan second;          // the same
};

// What `b` became in `a`, from the words that a passage pairs.
[[nodiscard]] std::vector<Difference> differences_of(const text::Text& a, const text::Text& b,
                                                     const match::TokenPassage& passage);

class Collation {
 public:
  // `passages` are the texts, in the order in which they are asked for; one of them is the family's text.
  Collation(std::string_view family_text, const std::vector<std::string>& passages);

  [[nodiscard]] std::size_t n_passages() const { return rows_.size(); }

  // What the second changed if it was taken from the first, in order. Cost: the columns in which any two differ.
  [[nodiscard]] std::vector<Difference> differences(std::size_t first, std::size_t second) const;

  // The same against the text that most passages speak for.
  [[nodiscard]] std::vector<Difference> differences_from_lost(std::size_t second) const;

  // Share of the columns that are not absent, by weight of words.
  [[nodiscard]] double fullness(std::size_t passage) const;

 private:
  using Row = std::vector<Reading>;  // one for each column that differs
  void keep_what_differs(std::vector<Row> rows);

  std::vector<std::size_t> columns_;  // numbers of the columns kept
  std::vector<Row> rows_;
  Row lost_;  // what a page that is not at hand must have had if all were taken from it
  std::vector<double> fullness_;
};

}  // namespace wirecopy::lineage
