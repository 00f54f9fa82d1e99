#include "engine/logistic.h"

#include <array>

#include <gtest/gtest.h>

namespace wirecopy::engine {
namespace {

// Points of a line: from 0 on mostly true, below mostly not. The second input is the first turned around.
std::vector<std::array<double, 2>> points() {
  std::vector<std::array<double, 2>> points;
  for (int i = -20; i < 20; ++i) points.push_back({0.1 * i, -0.1 * i});
  return points;
}

LogisticModel fitted(const std::vector<std::array<double, 2>>& points, std::array<int, 2> signs) {
  std::vector<LogisticRow> rows;
  for (std::size_t i = 0; i < points.size(); ++i) rows.push_back({points[i], (points[i][0] >= 0) != (i % 10 == 0)});
  return fit_logistic(rows, signs);
}

TEST(Logistic, TellsBothSidesApart) {
  const auto all = points();
  const LogisticModel model = fitted(all, {0, 0});
  EXPECT_GT(model.probability(all.back()), 0.8);
  EXPECT_LT(model.probability(all.front()), 0.2);
}

TEST(Logistic, KeepsTheSigns) {
  const LogisticModel model = fitted(points(), {1, 1});
  EXPECT_GT(model.weights[0], 0);
  EXPECT_EQ(model.weights[1], 0);
}

TEST(Logistic, WantsNoInputThatNeverVaries) {
  const std::vector<std::array<double, 2>> flat(10, {1.0, 2.0});
  const LogisticModel model = fitted(flat, {0, 0});
  EXPECT_NEAR(model.probability(flat[0]), 0.9, 1e-3);
}

TEST(Logistic, OfNoRowsSaysNothing) {
  EXPECT_EQ(fit_logistic({}, std::array{1, -1}).probability(std::array{3.0, 4.0}), 0.5);
}

}  // namespace
}  // namespace wirecopy::engine
