#include "lexicon/names.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "lexicon/words.h"

namespace wirecopy::lexicon {
namespace {

Name name_of(std::vector<std::string_view> words) {
  std::vector<std::uint32_t> hashes(words.size());
  std::ranges::transform(words, hashes.begin(), word_hash);
  return name_at(hashes);
}

TEST(Names, KnowsWaysToWriteACountry) {
  const std::uint32_t russia = name_class(word_hash("russia"));
  EXPECT_NE(russia, 0U);
  EXPECT_EQ(name_of({"russian", "federation"}).name_class, russia);
  EXPECT_EQ(name_class(word_hash("moscow")), russia);
  EXPECT_EQ(name_class(word_hash("russians")), russia);
  EXPECT_EQ(name_class(word_hash("russias")), russia) << "the possessive";
}

TEST(Names, TellsSeatsAndPeopleFromTheCountry) {
  EXPECT_EQ(name_of({"moscow"}).form, Name::Form::seat);
  EXPECT_EQ(name_of({"russian", "tanks"}).form, Name::Form::people);
  EXPECT_EQ(name_of({"russia"}).form, Name::Form::name);
}

TEST(Names, TakesTheLongestName) {
  EXPECT_EQ(name_of({"united", "states", "of", "america", "said"}).n_words, 4);
  EXPECT_EQ(name_of({"united", "states", "of", "mind"}).n_words, 2);
  EXPECT_EQ(name_of({"united", "airlines"}).name_class, 0U);
  EXPECT_NE(name_of({"guinea", "bissau"}).name_class, name_of({"guinea"}).name_class);
}

TEST(Names, LeavesPronounsToTheirCapitals) {
  EXPECT_EQ(name_class(word_hash("us")), 0U);
  EXPECT_TRUE(name_of({"us"}).in_capitals);
  EXPECT_EQ(name_of({"us"}).name_class, name_of({"united", "states"}).name_class);
  EXPECT_EQ(name_of({"is"}).name_class, name_class(word_hash("daesh")));
}

TEST(Names, KnowsNoCommonWord) {
  for (const std::string_view word : {"the", "said", "government", "chemical", "it", "who", "will", "may", "march"})
    EXPECT_EQ(name_class(word_hash(word)), 0U) << word;
}

}  // namespace
}  // namespace wirecopy::lexicon
