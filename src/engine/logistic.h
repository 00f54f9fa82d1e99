// Logistic regression with few inputs, each of which may only speak for or only against: a model whose weights have
// the signs that reason gives them says nothing strange of what it was not fitted on.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace wirecopy::engine {

struct LogisticModel {
  std::vector<double> weights;
  double bias = 0;

  [[nodiscard]] double log_odds(std::span<const double> inputs) const;
  [[nodiscard]] double probability(std::span<const double> inputs) const;
};

struct LogisticRow {
  std::span<const double> inputs;
  bool is_true = false;
};

// Minimises the mean loss plus a small penalty on the squares of the weights of standardised inputs, by Newton steps
// for one weight after the other (Genkin, Lewis, Madigan 2007), clipped at zero where the sign forbids them. `signs`
// has 1, -1 or 0 (free) for each input. Deterministic. Cost: rows x inputs x some tens of rounds.
[[nodiscard]] LogisticModel fit_logistic(std::span<const LogisticRow> rows, std::span<const int> signs);

}  // namespace wirecopy::engine
