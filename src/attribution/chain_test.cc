#include "attribution/chain.h"

#include <cmath>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace wirecopy::attribution {
namespace {

// A random chain of n tokens that uses three labels, small enough to try every path.
struct SmallChain {
  std::vector<LabelScores> scores;
  std::vector<std::uint8_t> steps;
  Transitions transitions{};

  SmallChain(std::size_t n, unsigned seed) {
    std::mt19937 random(seed);
    const auto draw = [&random] { return static_cast<float>(random() % 2001) / 500.0F - 2.0F; };
    for (std::size_t i = 0; i < n; ++i) {
      LabelScores here;
      here.fill(kImpossible);
      for (std::size_t label = 0; label < 3; ++label) here[label] = draw();
      scores.push_back(here);
      steps.push_back(static_cast<std::uint8_t>(random() % kSteps));
    }
    for (auto& step : transitions)
      for (auto& from : step)
        for (float& to : from) to = draw();
  }

  [[nodiscard]] Chain view() const { return {scores, steps, &transitions}; }
};

// All paths over three labels.
std::vector<std::vector<Label>> all_paths(std::size_t n) {
  std::vector<std::vector<Label>> paths = {{}};
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<std::vector<Label>> longer;
    for (const auto& path : paths) {
      for (Label label = 0; label < 3; ++label) {
        longer.push_back(path);
        longer.back().push_back(label);
      }
    }
    paths = std::move(longer);
  }
  return paths;
}

TEST(Chain, BestLabelsAreThoseOfTheBestOfAllPaths) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const SmallChain chain(1 + seed % 6, seed);
    std::vector<Label> found;
    best_labels(chain.view(), &found);
    double best = -1e9;
    for (const auto& path : all_paths(chain.scores.size())) best = std::max(best, path_score(chain.view(), path));
    EXPECT_NEAR(path_score(chain.view(), found), best, 1e-3) << "seed " << seed;
  }
}

TEST(Chain, PartitionIsTheSumOverAllPaths) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    const SmallChain chain(1 + seed % 6, seed);
    double sum = 0;
    for (const auto& path : all_paths(chain.scores.size())) sum += std::exp(path_score(chain.view(), path));
    Marginals marginals;
    marginals.run(chain.view());
    EXPECT_NEAR(marginals.log_partition(), std::log(sum), 1e-3) << "seed " << seed;
  }
}

TEST(Chain, MarginalsAreSharesOfAllPaths) {
  const SmallChain chain(5, 7);
  Marginals marginals;
  marginals.run(chain.view());
  for (std::size_t i = 0; i < 5; ++i) {
    for (Label label = 0; label < 3; ++label) {
      double share = 0;
      for (const auto& path : all_paths(5))
        if (path[i] == label) share += std::exp(path_score(chain.view(), path) - marginals.log_partition());
      EXPECT_NEAR(static_cast<double>(marginals.labels()[i][label]), share, 1e-4);
    }
  }
}

TEST(Chain, PairMarginalsAreSharesOfAllPaths) {
  const SmallChain chain(4, 11);
  Marginals marginals;
  marginals.run(chain.view());
  double share = 0;
  for (const auto& path : all_paths(4))
    if (path[1] == 2 && path[2] == 0) share += std::exp(path_score(chain.view(), path) - marginals.log_partition());
  EXPECT_NEAR(static_cast<double>(marginals.pair(chain.view(), 2, 2, 0)), share, 1e-4);
}

TEST(Chain, AnEmptyChainHasNoLabels) {
  const SmallChain chain(0, 1);
  std::vector<Label> found = {3};
  best_labels(chain.view(), &found);
  EXPECT_TRUE(found.empty());
}

TEST(Chain, AnImpossibleStepIsNotTaken) {
  SmallChain chain(6, 3);
  for (auto& step : chain.transitions) step[1][2] = kImpossible;
  std::vector<Label> found;
  best_labels(chain.view(), &found);
  for (std::size_t i = 1; i < found.size(); ++i) EXPECT_FALSE(found[i - 1] == 1 && found[i] == 2);
}

}  // namespace
}  // namespace wirecopy::attribution
