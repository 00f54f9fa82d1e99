// A page's text as the engine sees it: tokens with their normalised identity, sentences, quotations.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "wirecopy/span.h"

namespace wirecopy::text {

using TokenIndex = std::uint32_t;
using SentenceIndex = std::uint32_t;

// A word, a number, or one grapheme of a script written without spaces. Punctuation is no token.
struct Token {
  enum Flag : std::uint8_t {
    kNumber = 1,    // holds a digit
    kCapital = 2,   // begins with an upper-case letter
    kUnspaced = 4,  // one grapheme of a script without spaces (Han, Kana, Thai, Lao, Khmer, Burmese, ...)
    kFunction = 8,  // a function word: article, preposition, auxiliary, pronoun ...
    kSentenceStart = 16,
    kNegation = 32,  // not, n't, never, no ...
  };
  ByteSpan span;            // in the page's text
  std::uint32_t word = 0;   // hash of the normalised form: equal words, equal hash
  std::uint32_t base = 0;   // hash of its base form: "threatens", "threatened" and "threatening" have one
  std::uint8_t rarity = 0;  // 0 (everywhere) .. 255 (hardly anywhere): word_weight(rarity) is its weight
  std::uint8_t flags = 0;

  [[nodiscard]] bool has(Flag flag) const { return (flags & flag) != 0; }
};

// How much a word weighs when texts are compared: function words about 20, a word of one page in a hundred about 135.
[[nodiscard]] constexpr int word_weight(std::uint8_t rarity) {
  return 20 + rarity;
}

// A sentence, headline, list item or caption. Sentences are in order, do not overlap and hold every token.
struct Sentence {
  TokenIndex begin = 0;  // tokens [begin, end)
  TokenIndex end = 0;
  ByteSpan span;  // from its first character to its last, closing punctuation and quotation marks with it
};

struct Text {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<ByteSpan> quotations;  // what stands inside quotation marks, without them; in order, not overlapping
};

// Tokens, sentences and quotations of valid UTF-8. Cost: linear; scratch is the returned vectors.
[[nodiscard]] Text analyze(std::string_view utf8);

// The same into `text`, whose memory is used again.
void analyze(std::string_view utf8, Text* text);

// The sentences that share a byte with `part`, as a text of their own; spans still count in the whole. Cost: linear in
// what is cut out.
[[nodiscard]] Text cut(const Text& text, ByteSpan part);

// The pieces `analyze` is made of.
void tokenize(std::string_view utf8, std::vector<Token>* tokens);

// The same tokens for who needs no more than where words stand and which are equal: the lexicon is not asked, so that
// base, rarity and role are left open.
void cut_words(std::string_view utf8, std::vector<Token>* tokens);

// Splits into sentences: spans in order, without white space at their ends, not overlapping; together they hold every
// character that is not white space. Needs no tokens. Paragraph breaks (a blank line, a list item) always split.
void split_sentences(std::string_view utf8, std::vector<ByteSpan>* sentences);

// Finds what stands inside quotation marks: straight, curly, German, French, single with apostrophes told apart, over
// several paragraphs, unclosed ones (they end with their paragraph).
void find_quotations(std::string_view utf8, std::vector<ByteSpan>* quotations);

}  // namespace wirecopy::text
