#include "engine/pair_score.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace wirecopy::engine {
namespace {

TEST(PairScore, SplitsByTheLastBitOfSha1) {
  const std::vector<LabelledScore> pairs = {
      {"a", 1, true}, {"b", 0, false}, {"c", 1, true}, {"e", 1, true}, {"f", 0, false}};
  EXPECT_EQ(score_pairs(pairs).n_first_half, 3U);
  EXPECT_EQ(score_pairs(pairs).n_second_half, 2U);
}

TEST(PairScore, MeasuresOnTheSecondHalf) {
  const std::vector<LabelledScore> pairs = {{"a", 0.8, true},   {"b", 0.3, false}, {"e", 0.9, true},
                                            {"f", 0.85, false}, {"g", 0.2, false}, {"h", 0.7, true}};
  const PairScore score = score_pairs(pairs);
  EXPECT_EQ(score.threshold, 0.8);
  EXPECT_EQ(score.accuracy, 0.5);
  EXPECT_EQ(score.precision, 0.5);
  EXPECT_EQ(score.recall, 0.5);
  EXPECT_EQ(score.f1, 0.5);
  EXPECT_NEAR(score.auc, 7.0 / 9, 1e-12);
}

std::vector<LabelledScore> many(double copies, double others) {
  std::vector<LabelledScore> pairs;
  for (int i = 0; i < 100; ++i) {
    pairs.push_back({"copy" + std::to_string(i), copies, true});
    pairs.push_back({"other" + std::to_string(i), others, false});
  }
  return pairs;
}

TEST(PairScore, IsPerfectWhereEveryCopyStandsHigher) {
  const PairScore score = score_pairs(many(0.9, 0.1));
  EXPECT_EQ(score.accuracy, 1);
  EXPECT_EQ(score.f1, 1);
  EXPECT_EQ(score.auc, 1);
  EXPECT_EQ(score.threshold, 0.9);
}

TEST(PairScore, IsEvenWhereAllScoresAreEqual) {
  EXPECT_EQ(score_pairs(many(0.5, 0.5)).auc, 0.5);
}

TEST(PairScore, CallsNoneACopyWhereThatIsBest) {
  const PairScore score = score_pairs(std::vector<LabelledScore>{{"a", 0.9, false}, {"e", 0.9, false}});
  EXPECT_FALSE(score.threshold);
  EXPECT_EQ(score.accuracy, 1);
  EXPECT_EQ(score.recall, 0);
}

TEST(PairScore, OfNothingIsZero) {
  EXPECT_EQ(score_pairs({}).accuracy, 0);
}

}  // namespace
}  // namespace wirecopy::engine
