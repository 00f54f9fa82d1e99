#include "lineage/arborescence.h"

#include <cmath>
#include <functional>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::lineage {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

StepWeights random_weights(std::size_t n, std::mt19937* random, double spread) {
  std::uniform_real_distribution<double> log_odds(-spread, spread);
  StepWeights weights(n);
  for (std::size_t from = 0; from < n; ++from)
    for (std::size_t to = 0; to < n; ++to) weights.at(from, to) = log_odds(*random);
  return weights;
}

bool is_tree(const std::vector<std::size_t>& parents, std::size_t root) {
  for (std::size_t node = 0; node < parents.size(); ++node) {
    std::size_t at = node;
    for (std::size_t steps = 0; at != root; at = parents[at])
      if (at == kNoParent || ++steps > parents.size()) return false;
  }
  return parents[root] == kNoParent;
}

double weight_of(const StepWeights& weights, const std::vector<std::size_t>& parents) {
  double sum = 0;
  for (std::size_t node = 0; node < parents.size(); ++node)
    if (parents[node] != kNoParent) sum += weights.at(parents[node], node);
  return sum;
}

// Calls `use` with every tree from the root: every choice of parents that is one.
void for_each_tree(std::size_t n, std::size_t root, const std::function<void(const std::vector<std::size_t>&)>& use) {
  std::vector<std::size_t> parents(n, 0);
  parents[root] = kNoParent;
  while (true) {
    if (is_tree(parents, root)) use(parents);
    std::size_t node = 0;
    for (; node < n; ++node) {
      if (node == root) continue;
      if (++parents[node] < n) break;
      parents[node] = 0;
    }
    if (node == n) return;
  }
}

// Random weights over one to five nodes, sixty of each size.
std::vector<StepWeights> random_graphs(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<StepWeights> graphs;
  for (std::size_t n = 1; n <= 5; ++n)
    for (int round = 0; round < 60; ++round) graphs.push_back(random_weights(n, &random, 4));
  return graphs;
}

TEST(Arborescence, IsTheBestOfAllTreesOfUpToFiveNodes) {
  for (const StepWeights& weights : random_graphs(5)) {
    for (std::size_t root = 0; root < weights.n(); ++root) {
      double best = -1e9;
      for_each_tree(weights.n(), root, [&](const auto& tree) { best = std::max(best, weight_of(weights, tree)); });
      const std::vector<std::size_t> parents = best_tree(weights, root);
      ASSERT_TRUE(is_tree(parents, root));
      EXPECT_NEAR(weight_of(weights, parents), best, 1e-9);
    }
  }
}

TEST(Arborescence, SumsAllTreesOfUpToFiveNodes) {
  for (const StepWeights& weights : random_graphs(6)) {
    const std::vector<double> sums = log_sum_of_trees(weights);
    for (std::size_t root = 0; root < weights.n(); ++root) {
      double sum = 0;
      for_each_tree(weights.n(), root, [&](const auto& tree) { sum += std::exp(weight_of(weights, tree)); });
      EXPECT_NEAR(sums[root], std::log(sum), 1e-9);
      EXPECT_EQ(log_sum_of_trees(weights, root), sums[root]);
    }
  }
}

// The share of all trees' weight that has a step, from every tree.
std::vector<double> shares_of_steps(const StepWeights& weights, std::size_t root) {
  const std::size_t n = weights.n();
  std::vector<double> shares(n * n, 0);
  double all = 0;
  for_each_tree(n, root, [&](const auto& tree) {
    const double weight = std::exp(weight_of(weights, tree));
    all += weight;
    for (std::size_t node = 0; node < n; ++node)
      if (node != root) shares[tree[node] * n + node] += weight;
  });
  for (double& share : shares) share /= all;
  return shares;
}

TEST(Arborescence, GivesEachStepItsShareOfAllTrees) {
  for (const StepWeights& weights : random_graphs(7)) {
    for (std::size_t root = 0; root < weights.n(); ++root)
      EXPECT_THAT(step_probabilities(weights, root),
                  ::testing::Pointwise(DoubleNear(1e-9), shares_of_steps(weights, root)));
  }
}

TEST(Arborescence, HangsACopyOnACopyUnlessItsSourceIsTwiceAsLikely) {
  // Node 1 is a copy of 0; node 2 of 0 or of 1.
  const auto hung = [](double on_copy) {
    const std::vector<double> probabilities{0, 1, 1 - on_copy, 0, 0, on_copy, 0, 0, 0};
    return likeliest_paths(probabilities, 0, true, {kNoParent, 0, 0})[2];
  };
  EXPECT_EQ(hung(.3), 0U);
  EXPECT_EQ(hung(.4), 1U);
}

TEST(Arborescence, StaysATreeWhereverNodesAreMoved) {
  for (const StepWeights& weights : random_graphs(8)) {
    const std::vector<double> probabilities = step_probabilities(weights, 0);
    EXPECT_TRUE(is_tree(likeliest_paths(probabilities, 0, true, best_tree(weights, 0)), 0));
    EXPECT_TRUE(is_tree(likeliest_paths(probabilities, 0, false, best_tree(weights, 0)), 0));
  }
}

TEST(Arborescence, FollowsAChain) {
  StepWeights weights(4);
  weights.at(2, 0) = 3;
  weights.at(0, 3) = 3;
  weights.at(3, 1) = 3;
  EXPECT_THAT(best_tree(weights, 2), ElementsAre(2, 3, kNoParent, 0));
}

TEST(Arborescence, BreaksACircleWhereItCostsLeast) {
  StepWeights weights(3);
  weights.at(1, 2) = 10;
  weights.at(2, 1) = 9;
  weights.at(0, 1) = 1;
  weights.at(0, 2) = 1;
  EXPECT_THAT(best_tree(weights, 0), ElementsAre(kNoParent, 0, 1));
}

TEST(Arborescence, CountsTreesWhereAllStepsWeighTheSame) {
  // Cayley: n^(n - 2) trees from each root.
  EXPECT_THAT(log_sum_of_trees(StepWeights(6)), testing::Each(DoubleNear(4 * std::log(6.0), 1e-12)));
}

TEST(Arborescence, LosesNothingWhereWeightsAreFarApart) {
  std::mt19937 random(8);
  const StepWeights weights = random_weights(40, &random, 40);
  for (const double sum : log_sum_of_trees(weights)) EXPECT_TRUE(std::isfinite(sum));
}

// Every node is a tree of its own best parent in no order that could be guessed: circles within circles.
TEST(Arborescence, IsATreeWhateverTheCircles) {
  std::mt19937 random(9);
  for (int round = 0; round < 30; ++round) {
    const StepWeights weights = random_weights(30, &random, 1);
    EXPECT_TRUE(is_tree(best_tree(weights, 7), 7));
  }
}

TEST(Arborescence, AddsLogs) {
  EXPECT_NEAR(log_sum({std::log(2.0), std::log(3.0)}), std::log(5.0), 1e-12);
  EXPECT_NEAR(log_sum({1000, 1000}), 1000 + std::log(2.0), 1e-9);
  EXPECT_TRUE(std::isinf(log_sum({})));
}

}  // namespace
}  // namespace wirecopy::lineage
