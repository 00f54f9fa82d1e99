#include "attribution/tag_weights.h"

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace wirecopy::attribution {
namespace {

constexpr unsigned kBucketBits = 15;
constexpr std::uint32_t kFeatures = 4096;

std::vector<float> random_weights() {
  std::mt19937 random(5);
  std::vector<float> weights(std::size_t{kFeatures} * kLabels);
  for (std::size_t i = 0; i < weights.size(); ++i)
    weights[i] = i % kLabels == kLabels - 1 ? 0 : static_cast<float>(random() % 2001) / 1000.0F - 1.0F;
  weights[0] = 1;  // the largest, so that a unit is 1 / 127
  return weights;
}

// What `score` gives, added up feature by feature.
LabelScores plain_score(const std::vector<float>& weights, const std::vector<std::uint32_t>& features) {
  LabelScores scores{};
  for (const std::uint32_t feature : features)
    for (std::size_t label = 0; label < kLabels; ++label)
      scores[label] += std::round(weights[std::size_t{feature} * kLabels + label] * 127.0F) / 127.0F;
  return scores;
}

TEST(TagWeights, ScoresAreSumsOfWhatEachFeatureWeighs) {
  const std::vector<float> weights = random_weights();
  const TagWeights table(weights, {}, kBucketBits);
  std::mt19937 random(6);
  for (const std::size_t n : {0U, 1U, 2U, 70U, 255U, 256U, 257U, 700U}) {
    std::vector<std::uint32_t> features;
    for (std::size_t i = 0; i < n; ++i) features.push_back(random() % kFeatures);
    const LabelScores found = table.score(features);
    const LabelScores expected = plain_score(weights, features);
    for (std::size_t label = 0; label < kLabels; ++label) EXPECT_NEAR(found[label], expected[label], 2e-3) << n;
  }
}

TEST(TagWeights, UnknownFeaturesWeighNothing) {
  const TagWeights table(random_weights(), {}, kBucketBits);
  const std::vector<std::uint32_t> unknown = {kFeatures, kFeatures + 1, (1U << TagWeights::kFeatureBits) - 1};
  for (const float score : table.score(unknown)) EXPECT_EQ(score, 0.0F);
}

TEST(TagWeights, OnlyTheBitsOfAFeatureCount) {
  const TagWeights table(random_weights(), {}, kBucketBits);
  const std::vector<std::uint32_t> low = {77};
  const std::vector<std::uint32_t> high = {77 + (3U << TagWeights::kFeatureBits)};
  EXPECT_EQ(table.score(low), table.score(high));
}

TEST(TagWeights, AFullBucketKeepsWhatWeighsMost) {
  constexpr std::uint32_t kRivals = 12;  // of one bucket, which holds eight
  std::vector<float> weights((std::size_t{kRivals} << kBucketBits) * kLabels);
  for (std::uint32_t i = 0; i < kRivals; ++i)
    weights[(std::size_t{i} << kBucketBits) * kLabels + 1] = static_cast<float>(i + 1);
  const TagWeights table(weights, {}, kBucketBits);
  for (std::uint32_t i = 0; i < kRivals; ++i) {
    const std::vector<std::uint32_t> feature = {i << kBucketBits};
    EXPECT_EQ(table.score(feature)[1] > 0, i >= 4) << i;
  }
}

TEST(TagWeights, WhatIsWrittenIsRead) {
  Transitions transitions{};
  transitions[1][2][3] = .5F;
  const TagWeights table(random_weights(), transitions, kBucketBits);
  std::string bytes;
  table.append_to(&bytes);
  std::string_view rest = bytes;
  const auto again = TagWeights::read(&rest);
  ASSERT_TRUE(again.has_value());
  EXPECT_TRUE(rest.empty());
  const std::vector<std::uint32_t> features = {1, 2, 3, 4000, 100000};
  EXPECT_EQ(again->score(features), table.score(features));
  EXPECT_EQ(again->transitions(), transitions);
}

}  // namespace
}  // namespace wirecopy::attribution
