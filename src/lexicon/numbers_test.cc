#include "lexicon/numbers.h"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "lexicon/words.h"

namespace wirecopy::lexicon {
namespace {

Number read(std::vector<std::string_view> words) {
  std::vector<NumberToken> tokens;
  for (const std::string_view word : words) tokens.push_back({word_hash(word), read_digits(word)});
  return read_number(tokens);
}

TEST(Numbers, ReadsDigits) {
  EXPECT_EQ(read_digits("1000")->value, 1000);
  EXPECT_EQ(read_digits("3.5")->value, 3.5);
  EXPECT_EQ(read_digits("1990s")->value, 1990);
  EXPECT_EQ(read_digits("2bn")->value, 2e9);
  EXPECT_TRUE(read_digits("21st")->is_ordinal);
}

TEST(Numbers, ReadsNoDigitsInWhatIsNoNumber) {
  for (const std::string_view word : {"", "a320", "10.0.0.1", "f16", "inf", "nan", "4x4"})
    EXPECT_FALSE(read_digits(word)) << word;
}

TEST(Numbers, ReadsWordsAndDigitsTogether) {
  EXPECT_EQ(read({"twenty", "one", "people"}).value, 21);
  EXPECT_EQ(read({"one", "hundred", "and", "five"}).value, 105);
  EXPECT_EQ(read({"two", "hundred", "thousand"}).value, 200000);
  EXPECT_EQ(read({"2", "million"}).value, 2e6);
  EXPECT_EQ(read({"1.5", "billion"}).value, 1.5e9);
  EXPECT_EQ(read({"half", "a", "million"}).value, 5e5);
  EXPECT_EQ(read({"two", "and", "a", "half", "million"}).value, 2.5e6);
  EXPECT_EQ(read({"three", "dozen"}).value, 36);
  EXPECT_EQ(read({"thirty", "first"}).value, 31);
}

TEST(Numbers, StopsWhereAnotherNumberBegins) {
  EXPECT_EQ(read({"three", "four"}).n_tokens, 1U);
  EXPECT_EQ(read({"two", "and", "three"}).n_tokens, 1U);
  EXPECT_EQ(read({"12", "3"}).n_tokens, 1U);
  EXPECT_EQ(read({"one", "hundred", "and", "the"}).n_tokens, 2U);
}

TEST(Numbers, TellsLooseCountsFromNumbers) {
  EXPECT_TRUE(read({"one", "of", "them"}).is_loose);
  EXPECT_TRUE(read({"first"}).is_loose);
  EXPECT_TRUE(read({"both"}).is_loose);
  EXPECT_TRUE(read({"dozens"}).is_loose);
  EXPECT_FALSE(read({"one", "hundred"}).is_loose);
  EXPECT_FALSE(read({"three"}).is_loose);
  EXPECT_FALSE(read({"1"}).is_loose);
}

TEST(Numbers, FindsNoneWhereNoneBegins) {
  EXPECT_EQ(read({"and", "five"}).n_tokens, 0U);
  EXPECT_EQ(read({"people"}).n_tokens, 0U);
  EXPECT_EQ(read({}).n_tokens, 0U);
}

}  // namespace
}  // namespace wirecopy::lexicon
