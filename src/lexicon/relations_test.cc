#include "lexicon/relations.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "lexicon/words.h"

namespace wirecopy::lexicon {
namespace {

std::uint32_t base_of(const char* word) {
  return base_form(word_hash(word));
}

std::uint8_t likeness(const char* a, const char* b) {
  return Relatives(base_of(a)).likeness(base_of(b));
}

TEST(BaseForm, IsOneForAllInflections) {
  for (const char* word : {"threaten", "threatens", "threatened", "threatening"})
    EXPECT_EQ(base_of(word), word_hash("threaten")) << word;
  EXPECT_EQ(base_of("crises"), base_of("crisis"));
}

TEST(BaseForm, IsOneForBritishAndAmericanSpellings) {
  EXPECT_EQ(base_of("colour"), base_of("color"));
  EXPECT_EQ(base_of("kilometres"), base_of("kilometer"));
  EXPECT_EQ(base_of("organised"), base_of("organize"));
}

TEST(BaseForm, LeavesUnknownWordsAndNamesAlone) {
  for (const char* word : {"throckmorton", "halvenia", "37", "łódź", ""}) EXPECT_EQ(base_of(word), word_hash(word));
}

TEST(Relatives, AreSynonymsAndDerivedWords) {
  EXPECT_GE(likeness("huge", "enormous"), 128);
  EXPECT_GE(likeness("attack", "onslaught"), 128);
  EXPECT_GE(likeness("quick", "quickly"), 128);
  EXPECT_GE(likeness("rebels", "insurgents"), 100);
}

TEST(Relatives, AreNoWordsThatAreOnlyUsedAlike) {
  EXPECT_EQ(likeness("monday", "tuesday"), 0);
  EXPECT_EQ(likeness("three", "four"), 0);
  EXPECT_EQ(likeness("increase", "decrease"), 0);
  EXPECT_EQ(likeness("harbour", "minister"), 0);
}

TEST(Relatives, AreSymmetric) {
  for (const char* a : {"huge", "attack", "rebels", "law", "deflect"})
    for (const char* b : {"enormous", "assault", "insurgents", "statute", "divert", "ferry"})
      EXPECT_EQ(likeness(a, b), likeness(b, a)) << a << " " << b;
}

TEST(Relatives, AreAsLikeByNumberAsByWord) {
  const Relatives relatives(base_of("huge"));
  ASSERT_GT(relatives.size(), 5U);
  for (std::uint32_t i = 0; i < relatives.size(); ++i)
    EXPECT_EQ(relatives.likeness(relatives.word(i)), relatives.likeness_of(i)) << i;
  EXPECT_EQ(Relatives(word_hash("throckmorton")).size(), 0U);
}

TEST(CommonerRelatives, HoldWhatARarerWordStandsFor) {
  const auto words = commoner_relatives(base_of("onslaught"));
  EXPECT_NE(std::ranges::find(words, base_of("attack")), words.end());
  for (const std::uint32_t word : commoner_relatives(word_hash("throckmorton"))) EXPECT_EQ(word, 0U);
}

}  // namespace
}  // namespace wirecopy::lexicon
