#include "attribution/word_table.h"

#include <string>

#include <gtest/gtest.h>

namespace wirecopy::attribution {
namespace {

TEST(WordTable, DescribesListedWordsAndOthersByTheirShape) {
  const WordTable words({{word_of("said"), 7, 3, 6}, {word_of("bridge"), 9, 4, 0}});
  Tokens tokens;
  tokenize("Holt said bridge 12", &tokens);
  words.describe(&tokens.tokens);
  EXPECT_EQ(tokens.tokens[1].fine, 7);
  EXPECT_EQ(tokens.tokens[1].coarse, 3);
  EXPECT_EQ(tokens.tokens[1].cue, 6);
  EXPECT_EQ(tokens.tokens[2].fine, 9);
  EXPECT_GE(tokens.tokens[0].fine, WordTable::kFirstUnlisted);
  EXPECT_NE(tokens.tokens[0].fine, tokens.tokens[3].fine);
  EXPECT_EQ(tokens.tokens[0].cue, 0);
}

TEST(WordTable, WhatIsWrittenIsRead) {
  std::vector<WordTable::Entry> entries;
  for (std::uint32_t i = 1; i <= 500; ++i)
    entries.push_back({i * 2654435761U, static_cast<std::uint16_t>(i), 1, static_cast<std::uint8_t>(i % 8)});
  std::string bytes;
  WordTable(entries).append_to(&bytes);
  std::string_view rest = bytes;
  const auto again = WordTable::read(&rest);
  ASSERT_TRUE(again.has_value());
  EXPECT_TRUE(rest.empty());
  std::vector<Token> tokens(1);
  tokens[0].word = 400 * 2654435761U;
  again->describe(&tokens);
  EXPECT_EQ(tokens[0].fine, 400);
}

TEST(WordTable, BrokenTablesAreRefused) {
  std::string bytes;
  WordTable({{1, 1, 1, 1}}).append_to(&bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    std::string_view part = std::string_view(bytes).substr(0, size);
    EXPECT_FALSE(WordTable::read(&part).has_value());
  }
}

}  // namespace
}  // namespace wirecopy::attribution
