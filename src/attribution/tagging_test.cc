#include "attribution/tagging.h"

#include <vector>

#include <gtest/gtest.h>

namespace wirecopy::attribution {
namespace {

LabelScores cue(float begins, float goes_on) {
  LabelScores probabilities{};
  probabilities[kCueBegin] = begins;
  probabilities[kCueInside] = goes_on;
  probabilities[kNothing] = 1 - begins - goes_on;
  return probabilities;
}

std::vector<TokenSpan> candidates(const std::vector<LabelScores>& probabilities, float least) {
  std::vector<Candidate> found;
  find_candidates(probabilities, {10, 10 + static_cast<std::uint32_t>(probabilities.size())}, least, &found);
  std::vector<TokenSpan> cues;
  for (const Candidate& each : found) cues.push_back(each.cue);
  return cues;
}

TEST(FindCandidates, ACueGoesOnWhileItIsLikelierThanNot) {
  EXPECT_EQ(candidates({cue(0, 0), cue(.8F, 0), cue(0, .7F), cue(0, .3F)}, .25F), (std::vector<TokenSpan>{{11, 13}}));
}

TEST(FindCandidates, UnlikelyOnesAreLeftOut) {
  EXPECT_EQ(candidates({cue(.2F, 0), cue(.3F, 0)}, .25F), (std::vector<TokenSpan>{{11, 12}}));
}

TEST(FindCandidates, OneCueMayFollowAnother) {
  EXPECT_EQ(candidates({cue(.9F, 0), cue(.9F, 0)}, .25F), (std::vector<TokenSpan>{{10, 11}, {11, 12}}));
}

TEST(FixCue, LeavesTheCueNoChoiceAndNobodyElseACue) {
  std::vector<LabelScores> scores(3);
  fix_cue({11, 12}, {10, 13}, &scores);
  EXPECT_EQ(scores[0][kCueBegin], kImpossible);
  EXPECT_EQ(scores[1][kNothing], kImpossible);
  EXPECT_EQ(scores[1][kCueBegin], 0.0F);
  EXPECT_EQ(scores[2][kContentBegin], 0.0F);
}

}  // namespace
}  // namespace wirecopy::attribution
