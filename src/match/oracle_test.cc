#include "match/oracle.h"

#include <vector>

#include <gtest/gtest.h>

#include "match/testing.h"

namespace wirecopy::match {
namespace {

const std::vector<std::uint8_t> kRarities = {0, 30, 180, 255};

TEST(SharedRuns, FindsEveryRunThatCannotGrow) {
  const text::Text a = testing::text_of({1, 2, 3, 4, 1, 2}, kRarities);
  const text::Text b = testing::text_of({2, 3, 1, 2, 3}, kRarities);
  EXPECT_EQ(shared_runs(a, b, 2), (std::vector<SharedRun>{{0, 2, 3}, {1, 0, 2}, {4, 2, 2}}));
  EXPECT_EQ(shared_runs(a, b, 3), (std::vector<SharedRun>{{0, 2, 3}}));
  EXPECT_TRUE(shared_runs(a, {}, 0).empty());
}

TEST(AlignSlowly, TakesTheCheapestWayOverWhatDiffers) {
  const text::Text a = testing::text_of({3, 1, 3}, kRarities);
  const text::Text swapped = testing::text_of({3, 2, 3}, kRarities);
  const text::Text cut = testing::text_of({3, 3}, kRarities);
  EXPECT_EQ(align_slowly(a, a), 200 + 20 + 200);
  EXPECT_EQ(align_slowly(a, swapped), 200 - AlignmentCosts::kReplace + 200);
  EXPECT_EQ(align_slowly(a, cut), 200 - AlignmentCosts::kOpenGap + 200);
  EXPECT_EQ(align_slowly(a, testing::text_of({4, 2}, kRarities)), 0);
}

TEST(ScoreOf, ChargesForTheWordsBetweenPairs) {
  const text::Text a = testing::text_of({3, 1, 1, 1, 4}, kRarities);
  const text::Text b = testing::text_of({3, 2, 4}, kRarities);
  const std::vector<TokenPair> pairs = {{0, 0}, {4, 2}};
  EXPECT_EQ(score_of(a, b, pairs),
            200 - AlignmentCosts::kReplace - AlignmentCosts::kOpenGap - AlignmentCosts::kExtendGap + 275);
}

}  // namespace
}  // namespace wirecopy::match
