#include "lineage/descent.h"

#include <cmath>

#include <gtest/gtest.h>

namespace wirecopy::lineage {
namespace {

// Signs between n pages, none seen yet.
DescentSigns no_signs(std::size_t n) {
  return {n, std::vector<Signs>(n * n), std::vector<Signs>(n), std::vector<Signs>(n)};
}

// That the copy credits the source, and is younger.
void see_step(std::size_t source, std::size_t copy, DescentSigns* signs) {
  Signs& seen = signs->between[source * signs->n + copy];
  seen[Sign::credits_source] = 3;
  seen[Sign::in_order] = 1;
  signs->between[copy * signs->n + source][Sign::out_of_order] = 1;
  signs->origins[copy][Sign::origin_credits_another] = 1;
}

TEST(Descent, NamesTheRootThatHoldsTheText) {
  DescentSigns signs = no_signs(3);
  see_step(0, 1, &signs);
  see_step(1, 2, &signs);
  const Descent descent = find_descent(signs, {true, true, true});
  EXPECT_EQ(descent.source, 0U);
  EXPECT_EQ(descent.parents, (std::vector<std::size_t>{kNoParent, 0, 1}));
}

TEST(Descent, NamesThePageThatBroughtTheTextInBelowARootWithoutIt) {
  DescentSigns signs = no_signs(3);
  see_step(0, 1, &signs);
  see_step(1, 2, &signs);
  const Descent descent = find_descent(signs, {false, true, true});
  EXPECT_EQ(descent.source, 1U);
  EXPECT_GT(descent.probability, .8);
}

TEST(Descent, AsksThePagesThatHoldATextThatWentAnotherWay) {
  DescentSigns signs = no_signs(3);
  see_step(0, 1, &signs);
  see_step(0, 2, &signs);
  signs.between[1 * 3 + 2][Sign::in_order] = 1;
  signs.between[2 * 3 + 1][Sign::out_of_order] = 1;
  const Descent descent = find_descent(signs, {false, true, true});
  EXPECT_LT(descent.probabilities[2], descent.probabilities[1]);
}

TEST(Descent, AddsUpToThePriorAndTheReasons) {
  DescentSigns signs = no_signs(3);
  see_step(0, 1, &signs);
  see_step(1, 2, &signs);
  const Descent with_reasons = find_descent(signs, {false, true, true});
  const Descent without = find_descent(no_signs(3), {false, true, true});
  double log_odds = std::log(without.probabilities[1] / (1 - without.probabilities[1]));
  for (const double weight : with_reasons.weights) log_odds += weight;
  EXPECT_NEAR(1 / (1 + std::exp(-log_odds)), with_reasons.probability, 1e-6);
}

}  // namespace
}  // namespace wirecopy::lineage
