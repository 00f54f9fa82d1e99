#include "text/text.h"

#include <string>

#include <gtest/gtest.h>

namespace wirecopy::text {
namespace {

TEST(Cut, GivesTheSentencesThatAPartTouches) {
  const std::string utf8 = "The ferry struck. “It rained 😀,” he said.\r\n\r\nNobody was hurt. So it ended.";
  const Text text = analyze(utf8);
  ASSERT_EQ(text.sentences.size(), 4U);
  const auto begin = static_cast<std::uint32_t>(utf8.find("rained"));
  const auto end = static_cast<std::uint32_t>(utf8.find("was hurt"));
  const Text piece = cut(text, {begin, end});
  ASSERT_EQ(piece.sentences.size(), 2U);
  EXPECT_EQ(piece.sentences[0].span, text.sentences[1].span);
  EXPECT_EQ(piece.sentences[1].span, text.sentences[2].span);
  EXPECT_EQ(piece.sentences[0].begin, 0U);
  ASSERT_EQ(piece.sentences[1].end, piece.tokens.size());
  for (std::size_t i = 0; i < piece.tokens.size(); ++i) {
    EXPECT_EQ(piece.tokens[i].span, text.tokens[i + text.sentences[1].begin].span);
    EXPECT_EQ(piece.tokens[i].word, text.tokens[i + text.sentences[1].begin].word);
  }
  EXPECT_EQ(piece.quotations, text.quotations);
}

TEST(Cut, OfAllIsAllAndOfNothingNothing) {
  const std::string utf8 = "The ferry struck. It rained.";
  const Text text = analyze(utf8);
  EXPECT_EQ(cut(text, {0, UINT32_MAX}).tokens.size(), text.tokens.size());
  EXPECT_TRUE(cut(text, {0, 0}).tokens.empty());
  EXPECT_TRUE(cut(text, {900, 901}).tokens.empty());
  EXPECT_TRUE(cut(Text(), {0, 10}).tokens.empty());
}

}  // namespace
}  // namespace wirecopy::text
