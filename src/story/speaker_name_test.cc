#include "story/speaker_name.h"

#include <gtest/gtest.h>

namespace wirecopy::story {
namespace {

bool may_be_same(std::string_view a, std::string_view b) {
  return story::may_be_same(speaker_name(a), speaker_name(b)) && story::may_be_same(speaker_name(b), speaker_name(a));
}

TEST(SpeakerName, PronounsTellNobody) {
  EXPECT_FALSE(speaker_name("he").tells());
  EXPECT_FALSE(speaker_name("She").tells());
  EXPECT_FALSE(speaker_name("").tells());
  EXPECT_TRUE(speaker_name("the mayor").tells());
}

TEST(SpeakerName, SurnameAndFullNameMayBeOne) {
  EXPECT_TRUE(may_be_same("Holt", "Maria Holt, the mayor of Halven"));
  EXPECT_TRUE(may_be_same("Mrs. Holt", "Foreign Secretary Maria Holt"));
  EXPECT_TRUE(may_be_same("MARIA HOLT", "Maria Żółw-Holt Holt 😀"));
}

TEST(SpeakerName, OtherFirstNamesAreOtherPeople) {
  EXPECT_FALSE(may_be_same("Maria Holt", "Peter Holt"));
  EXPECT_FALSE(may_be_same("Maria Holt", "Maria Lund"));
}

TEST(SpeakerName, ARoleMayBeWhoeverHasIt) {
  EXPECT_TRUE(may_be_same("the mayor", "Maria Holt, the mayor of Halven"));
  EXPECT_FALSE(may_be_same("the minister", "Maria Holt, the mayor of Halven"));
}

TEST(SpeakerName, ASpokesmanIsNotWhomHeSpeaksFor) {
  EXPECT_FALSE(may_be_same("Holt", "Holt's spokesman"));
  EXPECT_FALSE(may_be_same("Holt", "Holt’s spokesman Peter Lund"));
  EXPECT_FALSE(may_be_same("Holt", "a spokesman for Mrs. Holt"));
}

}  // namespace
}  // namespace wirecopy::story
