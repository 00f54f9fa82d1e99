#include "attribution/tokens.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::attribution {
namespace {

using testing::ElementsAre;

std::vector<std::string> words(const std::string& text) {
  Tokens tokens;
  tokenize(text, &tokens);
  std::vector<std::string> found;
  for (const Token& token : tokens.tokens) found.push_back(text.substr(token.span.begin, token.span.size()));
  return found;
}

std::vector<Quoted> quoted(const std::string& text) {
  Tokens tokens;
  tokenize(text, &tokens);
  std::vector<Quoted> found;
  for (const Token& token : tokens.tokens) found.push_back(token.quoted);
  return found;
}

TEST(AttributionTokens, PunctuationStandsAlone) {
  EXPECT_THAT(words("Yes, she said."), ElementsAre("Yes", ",", "she", "said", "."));
}

TEST(AttributionTokens, HyphensAndInnerPointsJoin) {
  EXPECT_THAT(words("the ex-mayor of U.S. towns paid 1,200"),
              ElementsAre("the", "ex-mayor", "of", "U.S", ".", "towns", "paid", "1,200"));
}

TEST(AttributionTokens, PossessivesAreParted) {
  EXPECT_THAT(words("Holt’s aide didn't know"), ElementsAre("Holt", "’s", "aide", "didn", "'t", "know"));
}

TEST(AttributionTokens, QuotationMarksOfEveryKindAreOneWord) {
  Tokens tokens;
  tokenize("“a” \"b\" „c“ «d»", &tokens);
  for (const std::size_t i : {0U, 2U, 3U, 5U, 6U, 8U, 9U, 11U}) EXPECT_EQ(tokens.tokens[i].word, word_of("\""));
}

TEST(AttributionTokens, CaseIsTheShapesBusiness) {
  Tokens tokens;
  tokenize("Élan élan NATO", &tokens);
  EXPECT_EQ(tokens.tokens[0].word, tokens.tokens[1].word);
  EXPECT_EQ(tokens.tokens[0].shape, Shape::capital);
  EXPECT_EQ(tokens.tokens[1].shape, Shape::lower);
  EXPECT_EQ(tokens.tokens[2].shape, Shape::upper);
}

TEST(AttributionTokens, QuotationsAreMarkedFromMarkToMark) {
  EXPECT_THAT(quoted("He said: “We won today.” Yes"),
              ElementsAre(Quoted::no, Quoted::no, Quoted::no, Quoted::opens, Quoted::first, Quoted::inside,
                          Quoted::inside, Quoted::last, Quoted::closes, Quoted::no));
}

TEST(AttributionTokens, AMarkThatNothingClosesSaysSo) {
  EXPECT_THAT(quoted("“We won\n\nYes"), ElementsAre(Quoted::opens, Quoted::unclosed, Quoted::unclosed, Quoted::no));
}

TEST(AttributionTokens, ApostrophesOpenNoQuotation) {
  EXPECT_THAT(quoted("The boys' dog didn't bark"), testing::Each(Quoted::no));
}

TEST(AttributionTokens, ParagraphsEndAtLineBreaks) {
  Tokens tokens;
  tokenize("First one. And more.\n\nSecond one.\nThird one.", &tokens);
  ASSERT_EQ(tokens.paragraphs.size(), 3U);
  EXPECT_EQ(tokens.paragraphs[0].end, 6U);
  EXPECT_TRUE(tokens.tokens[3].starts_sentence);
  EXPECT_TRUE(tokens.tokens[2].ends_sentence);
}

TEST(AttributionTokens, HardWrappedLinesAreOneParagraph) {
  Tokens tokens;
  tokenize(
      "The council met on Monday to decide what to do about the old bridge\n"
      "over the river, which had been closed to all traffic for two years\n"
      "because engineers could not agree on how it should be repaired, and\n"
      "nobody wanted to pay for it. The mayor spoke first, then the others\n"
      "did the same until it was late.",
      &tokens);
  EXPECT_EQ(tokens.paragraphs.size(), 1U);
}

TEST(AttributionTokens, TextWithoutLineBreaksIsCutBetweenSentences) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "Nobody came to the bridge. ";
  for (int i = 0; i < 3000; ++i) text += "and so ";
  Tokens tokens;
  tokenize(text, &tokens);
  std::uint32_t at = 0;
  for (const Paragraph paragraph : tokens.paragraphs) {
    EXPECT_EQ(paragraph.begin, at);
    EXPECT_LE(paragraph.end - paragraph.begin, 1024U);
    at = paragraph.end;
  }
  EXPECT_EQ(at, tokens.tokens.size());
  EXPECT_TRUE(tokens.tokens[tokens.paragraphs[1].begin].starts_sentence);
}

TEST(AttributionTokens, MarksAndJoinersStayWithWhatTheyStandOn) {
  const std::string text = "\"\xE0\xA4\x95\xE0\xA4\xBF\" e\xCC\x81t \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB!";
  EXPECT_THAT(words(text).size(), 6U);
}

TEST(AttributionTokens, NothingGivesNothing) {
  Tokens tokens;
  tokenize("  \r\n ", &tokens);
  EXPECT_TRUE(tokens.tokens.empty());
  EXPECT_TRUE(tokens.paragraphs.empty());
}

}  // namespace
}  // namespace wirecopy::attribution
