#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "text/text.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

std::vector<Token> tokens_of(std::string_view utf8) {
  std::vector<Token> tokens;
  tokenize(utf8, &tokens);
  return tokens;
}

std::vector<std::string> words_of(std::string_view utf8) {
  std::vector<std::string> words;
  for (const Token& token : tokens_of(utf8)) words.emplace_back(utf8.substr(token.span.begin, token.span.size()));
  return words;
}

std::vector<std::uint32_t> hashes_of(std::string_view utf8) {
  std::vector<std::uint32_t> hashes;
  for (const Token& token : tokens_of(utf8)) hashes.push_back(token.word);
  return hashes;
}

struct SameWords {
  std::string_view one;
  std::string_view other;
};

TEST(Tokenize, TakesForEqualWhatHouseStyleChanges) {
  constexpr SameWords kCases[] = {
      {"U.S.", "US"},
      {"a.m.", "am"},
      {"U.S.A.", "USA"},
      {"don’t", "don't"},
      {"don't", "dont"},
      {"donʼt", "dont"},
      {"1990's", "1990s"},
      {"1990’s", "1990s"},
      {"O’Brien", "O'BRIEN"},
      {"1,000", "1000"},
      {"1,234,567.5", "1234567.5"},
      {"“Assad”", "Assad"},
      {"'Assad'", "Assad"},
      {"‘Assad’s’", "assads"},
      {"«Assad»", "Assad"},
      {"hel\u00ADlo", "hello"},
      {"hel\u200Blo", "hello"},
      {"\uFEFFhello", "hello"},
      {"oﬃce", "office"},
      {"ﬁnal", "final"},
      {"café", "cafe\u0301"},
      {"CAFÉ", "café"},
      {"ＵＮ", "UN"},
      {"５", "5"},
      {"STRASSE", "straße"},
      {"ΑΘΗΝΑΣ", "αθηνας"},
      {"ΑΘΗΝΑΣ", "αθηναΣ"},
      {"Москва", "МОСКВА"},
      {"й", "и\u0306"},
      {"한국", "\u1112\u1161\u11AB\u1100\u116E\u11A8"},
      {"ガス", "ｶﾞｽ"},
      {"が", "か\u3099"},
      {"عـربي", "عـربي"},
      {"e-mail", "e mail"},
      {"e-mail", "e–mail"},
      {"rock 'n' roll", "rock ’n’ roll"},
  };
  for (const auto& [one, other] : kCases) EXPECT_EQ(hashes_of(one), hashes_of(other)) << one << " " << other;
}

TEST(Tokenize, KeepsApartWhatDiffers) {
  constexpr SameWords kCases[] = {
      {"1.5", "15"}, {"1.000", "1000"}, {"cafe", "café"}, {"שלום", "שלוֹם"}, {"й", "и"},
      {"5G", "5"},   {"in", "inn"},     {"中", "国"},     {"ก", "กา"},
  };
  for (const auto& [one, other] : kCases) EXPECT_NE(hashes_of(one), hashes_of(other)) << one << " " << other;
}

struct Cut {
  std::string_view text;
  std::vector<std::string> words;
};

TEST(Tokenize, CutsAsExpected) {
  const Cut cases[] = {
      {"The U.S. said: \"No.\"", {"The", "U.S.", "said", "No"}},
      {"$4.5bn, or 3.", {"4.5bn", "or", "3"}},
      {"e-mail co-op", {"e", "mail", "co", "op"}},
      {"rock 'n' roll", {"rock", "n", "roll"}},
      {"He said 'yes'.", {"He", "said", "yes"}},
      {"ʼtwas dogsʼ 5ʼs", {"twas", "dogs", "5ʼs"}},
      {"dogs' tails", {"dogs", "tails"}},
      {"end.Start", {"end", "Start"}},
      {"John F. Kennedy", {"John", "F", "Kennedy"}},
      {"1,000,000 1,2,x 7,", {"1,000,000", "1,2", "x", "7"}},
      {"hel\u00ADlo wor\u200Bld", {"hel\u00ADlo", "wor\u200Bld"}},
      {"naïve e\u0301te\u0301", {"naïve", "e\u0301te\u0301"}},
      {"Путин сказал: «Нет».", {"Путин", "сказал", "Нет"}},
      {"Η Αθήνα", {"Η", "Αθήνα"}},
      {"שלום, עולם!", {"שלום", "עולם"}},
      {"مرحبا؟ \u200Fنعم", {"مرحبا", "نعم"}},
      {"हिन्दी में।", {"हिन्दी", "में"}},
      {"한국어 뉴스", {"한국어", "뉴스"}},
      {"中文。", {"中", "文"}},
      {"東京タワー", {"東", "京", "タ", "ワ", "ー"}},
      {"か\u3099す", {"か\u3099", "す"}},
      {"น้ำใจ", {"น้ำ", "ใ", "จ"}},
      {"ภาษา", {"ภ", "า", "ษ", "า"}},
      {"5G网络x", {"5G", "网", "络", "x"}},
      {"x'中 x’中", {"x", "中", "x", "中"}},
      {"iPhone手机2", {"iPhone", "手", "机", "2"}},
      {"😀 👩‍👩‍👧 🇺🇳 ok 👍🏽", {"ok"}},
      {"\r\none\r\n\r\ntwo\r\n", {"one", "two"}},
      {"\u0301 \u0E31 \u093E.", {}},
      {"", {}},
      {"… — “”", {}},
  };
  for (const Cut& each : cases) EXPECT_EQ(words_of(each.text), each.words) << each.text;
}

TEST(Tokenize, CutsVeryLongWords) {
  for (const std::string_view piece : {"a", "é", "e\u0301", "ש", "7", "x\u00AD"}) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += piece;
    const std::vector<Token> tokens = tokens_of(text);
    ASSERT_GE(tokens.size(), 2U) << piece;
    EXPECT_EQ(tokens.front().span.begin, 0U);
    EXPECT_EQ(tokens.back().span.end, text.size());
    for (const Token& token : tokens) EXPECT_LT(token.span.size(), 300U) << piece;
  }
}

TEST(Tokenize, LeavesNoMarkBehindWhenItCutsALongWord) {
  for (std::size_t n = 250; n < 262; ++n) {
    const std::string text = std::string(n, 'a') + "\u0301\u0302 b";
    for (const Token& token : tokens_of(text)) EXPECT_NE(text[token.span.begin], '\xCC') << n;
    std::size_t covered = 0;
    for (const Token& token : tokens_of(text)) covered += token.span.size();
    EXPECT_EQ(covered, n + 5) << n;
  }
}

TEST(Tokenize, TellsNumbersCapitalsAndNegations) {
  const std::vector<Token> tokens = tokens_of("Trump didn’t pay 4.5bn to Élysée, ٣ times 中");
  ASSERT_EQ(tokens.size(), 9U);
  EXPECT_TRUE(tokens[0].has(Token::kCapital));
  EXPECT_TRUE(tokens[1].has(Token::kNegation));
  EXPECT_FALSE(tokens[2].has(Token::kCapital));
  EXPECT_TRUE(tokens[3].has(Token::kNumber));
  EXPECT_TRUE(tokens[4].has(Token::kFunction));
  EXPECT_TRUE(tokens[5].has(Token::kCapital));
  EXPECT_TRUE(tokens[6].has(Token::kNumber));
  EXPECT_TRUE(tokens[8].has(Token::kUnspaced));
}

TEST(Tokenize, KnowsCommonWordsFromRare) {
  const std::vector<Token> tokens = tokens_of("the president Throckmorton");
  EXPECT_LT(tokens[0].rarity, tokens[1].rarity);
  EXPECT_LT(tokens[1].rarity, tokens[2].rarity);
}

// Letters count, not bytes: a short word is as common in Cyrillic as in Latin.
TEST(Tokenize, WeighsUnknownWordsByTheirLetters) {
  EXPECT_EQ(tokens_of("жщъ")[0].rarity, tokens_of("qzj")[0].rarity);
  EXPECT_EQ(tokens_of("жщъцч")[0].rarity, tokens_of("qzjxk")[0].rarity);
  EXPECT_EQ(tokens_of("жщъцчщ")[0].rarity, tokens_of("qzjxkv")[0].rarity);
}

// The words of news, with what makes the fast path give up put into each.
TEST(Tokenize, GivesTheSameOnTheFastAndTheSlowPath) {
  const std::string_view text =
      "The U.S. didn't pay $1,234.50 at 4 a.m. to O'Brien's 90's band, rock 'n' roll; J.K. said U.N.-led 3.5bn co-op "
      "No. 7's U.S.-backed x.y it's. A.B";
  const std::vector<Token> fast = tokens_of(text);
  for (std::size_t i = 0; i < fast.size(); ++i) {
    const ByteSpan span = fast[i].span;
    for (std::uint32_t at = span.begin + 1; at <= span.end; ++at) {
      if (!is_letter(static_cast<unsigned char>(text[at - 1]))) continue;  // a point with a soft hyphen is no acronym's
      if (at < span.end && !is_letter(static_cast<unsigned char>(text[at]))) continue;
      const std::string slow = std::string(text.substr(0, at)) + "\u00AD" + std::string(text.substr(at));
      const std::vector<Token> tokens = tokens_of(slow);
      ASSERT_EQ(tokens.size(), fast.size()) << slow;
      for (std::size_t j = 0; j < fast.size(); ++j) {
        ASSERT_EQ(tokens[j].word, fast[j].word) << slow;
        ASSERT_EQ(tokens[j].flags, fast[j].flags) << slow;
        ASSERT_EQ(tokens[j].rarity, fast[j].rarity) << slow;
      }
    }
  }
}

constexpr std::string_view kPieces[] = {
    "a",        "U.S.",   "don’t",  "'",   "’",      "1,000", "4.5bn", "-",  "e\u0301", "\u0301", "\u00AD",
    "\u200B",   " ",      "\r\n",   "шум", "й",      "αβγ",   "שלום",  "וֹ",  "مرحبا",   "中",     "文\uFE00",
    "か\u3099", "ー",     "ก",      "น้ำ",  "ั",       "ខ្មែរ",  "हिन्दी", "ा",  "한국",    "😀",     "👩‍👩‍👧",
    "🇺🇳",       "👍🏽",   "\u200D", "ﬁ",   "\uFE0F", "“",     "”",     "\"", ".",       ",",      "5",
    "٣",        "\u200F", "\u20E3", "X",
};

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// No mark stands at `at`, where a token begins or ends, unless it has nothing to stand on.
bool is_grapheme_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || !is_mark(base::decode(text, at).value);
}

TEST(Tokenize, CutsRandomMixesBetweenGraphemes) {
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    std::mt19937 random(seed);
    std::string text;
    for (auto n = random() % 40; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
    std::uint32_t at = 0;
    for (const Token& token : tokens_of(text)) {
      ASSERT_LE(at, token.span.begin) << text;
      ASSERT_LT(token.span.begin, token.span.end) << text;
      ASSERT_TRUE(is_boundary(text, token.span.begin) && is_boundary(text, token.span.end)) << text;
      ASSERT_TRUE(is_grapheme_boundary(text, token.span.begin)) << seed << text;
      ASSERT_TRUE(is_grapheme_boundary(text, token.span.end)) << seed << text;
      ASSERT_NE(token.word, 0U);
      at = token.span.end;
    }
    ASSERT_LE(at, text.size());
  }
}

TEST(CutWords, GivesTheSameWordsInTheSamePlacesWithoutTheLexicon) {
  constexpr std::string_view kText = "The U.S. didn’t say “1,000”: cafe\u0301s, 東京, \u05E9\u05DC\u05D5\u05DD 😀";
  std::vector<Token> words;
  cut_words(kText, &words);
  const std::vector<Token> tokens = tokens_of(kText);
  ASSERT_EQ(words.size(), tokens.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(words[i].span, tokens[i].span);
    EXPECT_EQ(words[i].word, tokens[i].word);
  }
}

}  // namespace
}  // namespace wirecopy::text
