// A text as attribution sees it: words and punctuation in paragraphs, with the state of quotation at each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "wirecopy/span.h"

namespace wirecopy::attribution {

// How a token is written.
enum class Shape : std::uint8_t {
  lower,
  capital,  // begins with an upper-case letter
  upper,    // two upper-case letters or more and no lower-case one
  initial,  // one upper-case letter
  number,   // holds a digit
  clitic,   // 's, 're, n't's 't: what an apostrophe parts from its word
  mark,     // punctuation and signs
};
inline constexpr std::size_t kShapes = 7;

// Where a token stands as to quotation marks; unclosed: behind a mark that its paragraph does not close, which often is
// but the sign of a long quotation.
enum class Quoted : std::uint8_t { no, opens, first, inside, last, closes, unclosed };

// A word with its hyphens and inner points ("self-made", "U.S"), what an apostrophe parts from it ("'s"), or one sign.
struct Token {
  ByteSpan span;
  std::uint32_t word = 0;          // hash of its lower-case form, digits as 0; all double quotation marks are one
  std::uint32_t ending = 0;        // hash of the last three letters
  std::uint32_t short_ending = 0;  // of the last two
  std::uint16_t fine = 0;          // class of words used alike, of many; see WordTable
  std::uint8_t coarse = 0;         // of few
  std::uint8_t cue = 0;            // how often the word is one of speech, 0 (hardly ever) .. 7
  Shape shape = Shape::lower;
  Quoted quoted = Quoted::no;
  bool starts_sentence = false;
  bool ends_sentence = false;  // nothing of its sentence follows
};

// Tokens [begin, end): what stands between two line breaks that end a sentence, a thousand tokens of it at most.
struct Paragraph {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Tokens {
  std::vector<Token> tokens;
  std::vector<Paragraph> paragraphs;  // in order; none is empty; together they hold every token
  std::vector<ByteSpan> quotations;   // as text::find_quotations gives them
};

// Cost: linear; the memory of `tokens` is used again. The text is valid UTF-8. Classes and cues are left 0.
void tokenize(std::string_view utf8, Tokens* tokens);

// The identity of a token of one sign or of ASCII letters, as `tokenize` gives it.
[[nodiscard]] std::uint32_t word_of(std::string_view lower_case);

}  // namespace wirecopy::attribution
