#include "lexicon/speaker_nouns.h"

#include <gtest/gtest.h>

#include "lexicon/words.h"

namespace wirecopy::lexicon {
namespace {

TEST(SpeakerNouns, TitlesAreTheirNouns) {
  EXPECT_EQ(speaker_noun(word_hash("gov")).singular, word_hash("governor"));
  EXPECT_EQ(speaker_noun(word_hash("governors")).singular, word_hash("governor"));
}

TEST(SpeakerNouns, PluralsAreTold) {
  EXPECT_TRUE(speaker_noun(word_hash("officials")).has(SpeakerNoun::kPlural));
  EXPECT_TRUE(speaker_noun(word_hash("officials")).has(SpeakerNoun::kNameless));
  EXPECT_FALSE(speaker_noun(word_hash("official")).has(SpeakerNoun::kPlural));
}

TEST(SpeakerNouns, OtherWordsAreNone) {
  EXPECT_EQ(speaker_noun(word_hash("turnip")).kind, SpeakerNoun::Kind::none);
}

TEST(FirstNames, TellMenFromWomen) {
  EXPECT_EQ(first_name(word_hash("peter")).gender, Gender::male);
  EXPECT_EQ(first_name(word_hash("maria")).gender, Gender::female);
}

TEST(FirstNames, ANameOfBothTellsNeither) {
  EXPECT_TRUE(first_name(word_hash("robin")).is_known);
  EXPECT_EQ(first_name(word_hash("robin")).gender, Gender::unknown);
  EXPECT_FALSE(first_name(word_hash("halven")).is_known);
}

}  // namespace
}  // namespace wirecopy::lexicon
