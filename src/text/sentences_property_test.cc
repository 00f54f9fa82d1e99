// What holds for any text: sentences cover it, in order, and cut nothing that a reader sees as one character.
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "text/neighbours.h"
#include "text/text.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

constexpr std::string_view kPieces[] = {
    ".",       "!",       "?",
    "…",       ". . .",   "U.S.",
    "Mr.",     "a.m.",    "\"",
    "“",       "”",       "‘",
    "’",       "'",       "«",
    "»",       "(",       ")",
    "[",       "]",       "。",
    "」",      "！",      "؟",
    "।",       "؛",       "\r\n",
    "\n",      "\n\n",    "\r",
    " ",       "  ",      "\u00A0",
    "\u2028",  "\u3000",  "The",
    "he",      "3",       "1.",
    "2)",      "•",       "-",
    "—",       "é",       "e\u0301",
    "\u0301",  "😀",      "👩‍👩‍👧",
    "🇺🇳",      "\u200D",  "\uFE0F",
    "\u200F",  "שלום",    "مرحبا",
    "中文",    "ภาษาไทย", "हिन्दी",
    "\t",      ",",       ";",
    ":",       "a.b@c.d", "http://x.y/?z=A",
    "‼\uFE0F", "i.",      "a.",
};

std::string random_text(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::string text;
  for (auto n = random() % 60; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
  return text;
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// A sentence begins with a space only if a mark stands on it, and never with a mark that stands on a space.
bool begins_inside_space(std::string_view text, std::size_t at) {
  const bool is_after_space = at > 0 && before(text, at).value == ' ';
  return skip_space(text, at) != at || (is_after_space && is_mark(after(text, at).value));
}

void expect_only_space(std::string_view text, std::size_t begin, std::size_t end) {
  EXPECT_EQ(skip_space(text.substr(0, end), begin), end) << text;
}

void expect_sound(std::string_view text) {
  std::vector<ByteSpan> sentences;
  split_sentences(text, &sentences);
  std::size_t at = 0;
  for (const ByteSpan sentence : sentences) {
    ASSERT_LE(at, sentence.begin) << text;
    ASSERT_LT(sentence.begin, sentence.end) << text;
    ASSERT_LE(sentence.end, text.size()) << text;
    ASSERT_TRUE(is_boundary(text, sentence.begin) && is_boundary(text, sentence.end)) << text;
    EXPECT_FALSE(begins_inside_space(text, sentence.begin)) << text;
    EXPECT_FALSE(is_space(before(text, sentence.end).value)) << text;
    const bool touches = at > 0 && at == sentence.begin;
    EXPECT_FALSE(touches && is_inside_grapheme(text, at)) << text;
    expect_only_space(text, at, sentence.begin);
    at = sentence.end;
  }
  expect_only_space(text, at, text.size());
}

TEST(SplitSentences, CoversRandomMixesInOrder) {
  for (std::uint32_t seed = 0; seed < 4000; ++seed) expect_sound(random_text(seed));
}

TEST(SplitSentences, GivesTheSameWhenItsVectorIsUsedAgain) {
  std::vector<ByteSpan> used;
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const std::string text = random_text(seed);
    std::vector<ByteSpan> fresh;
    split_sentences(text, &fresh);
    split_sentences(text, &used);
    EXPECT_EQ(fresh, used) << text;
  }
}

TEST(SplitSentences, SplitsAParagraphTheSameWithEitherLineEnd) {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    std::string unix_text = "He left. \"Why?\" she asked.\n" + std::to_string(seed) + " people came\n\nThe end 😀.";
    std::string dos_text;
    for (const char byte : unix_text) dos_text += byte == '\n' ? "\r\n" : std::string(1, byte);
    std::vector<ByteSpan> one;
    std::vector<ByteSpan> other;
    split_sentences(unix_text, &one);
    split_sentences(dos_text, &other);
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i)
      EXPECT_EQ(unix_text.substr(one[i].begin, one[i].size()), dos_text.substr(other[i].begin, other[i].size()));
  }
}

TEST(SplitSentences, TakesLongRunsOfOneSign) {
  for (const std::string_view piece : kPieces) {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += piece;
    expect_sound(text);
  }
}

TEST(SplitSentences, FindsNothingInWhiteSpace) {
  for (const std::string_view text : {"", " ", "\r\n\r\n", "\u3000\u00A0\t"}) {
    std::vector<ByteSpan> sentences = {{1, 2}};
    split_sentences(text, &sentences);
    EXPECT_TRUE(sentences.empty()) << text;
  }
}

}  // namespace
}  // namespace wirecopy::text
