#include "engine/logistic.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace wirecopy::engine {
namespace {

constexpr double kPenalty = 2e-3;    // on half the square of each weight, beside the mean loss of a row
constexpr double kSmallStep = 1e-6;  // a round whose longest step is shorter ends the fit
constexpr int kMostRounds = 500;
constexpr double kLeastSpread = 1e-9;  // an input that does not vary says nothing

// The rows with each input shifted and scaled to mean 0 and deviation 1, column by column; the last is the constant.
struct Columns {
  std::vector<std::vector<double>> values;
  std::vector<double> means;
  std::vector<double> spreads;
};

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

void standardise(std::vector<double>* values, double mean, double spread) {
  for (double& value : *values) value = (value - mean) / spread;
}

Columns columns_of(std::span<const LogisticRow> rows, std::size_t n_inputs) {
  Columns columns;
  for (std::size_t input = 0; input < n_inputs; ++input) {
    std::vector<double> values;
    std::vector<double> squares;
    for (const LogisticRow& row : rows) {
      values.push_back(row.inputs[input]);
      squares.push_back(row.inputs[input] * row.inputs[input]);
    }
    const double mean = mean_of(values);
    const double spread = std::max(kLeastSpread, std::sqrt(std::max(0.0, mean_of(squares) - mean * mean)));
    standardise(&values, mean, spread);
    columns.values.push_back(std::move(values));
    columns.means.push_back(mean);
    columns.spreads.push_back(spread);
  }
  columns.values.emplace_back(rows.size(), 1.0);
  return columns;
}

double sigmoid(double log_odds) {
  return 1 / (1 + std::exp(-log_odds));
}

// Weights of standardised inputs, with the log odds that they give each row.
class Fit {
 public:
  Fit(std::span<const LogisticRow> rows, const Columns& columns)
      : rows_(rows), columns_(columns), weights_(columns.values.size()), log_odds_(rows.size()) {}

  // Moves one weight; returns by how much.
  double step(std::size_t input, int sign) {
    const std::vector<double>& values = columns_.values[input];
    const double penalty = input + 1 < weights_.size() ? kPenalty * static_cast<double>(rows_.size()) : 0;
    double slope = penalty * weights_[input];
    double curve = penalty;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const double probability = sigmoid(log_odds_[i]);
      slope += (probability - (rows_[i].is_true ? 1 : 0)) * values[i];
      curve += probability * (1 - probability) * values[i] * values[i];
    }
    double moved = weights_[input] - (curve > 0 ? slope / curve : 0);
    if (sign * moved < 0) moved = 0;
    const double by = moved - weights_[input];
    weights_[input] = moved;
    for (std::size_t i = 0; i < rows_.size(); ++i) log_odds_[i] += by * values[i];
    return std::abs(by);
  }

  // For inputs as they were given.
  [[nodiscard]] LogisticModel model() const {
    LogisticModel model;
    model.bias = weights_.back();
    for (std::size_t input = 0; input + 1 < weights_.size(); ++input) {
      model.weights.push_back(weights_[input] / columns_.spreads[input]);
      model.bias -= model.weights.back() * columns_.means[input];
    }
    return model;
  }

 private:
  std::span<const LogisticRow> rows_;
  const Columns& columns_;
  std::vector<double> weights_;  // the last is the bias
  std::vector<double> log_odds_;
};

}  // namespace

double LogisticModel::log_odds(std::span<const double> inputs) const {
  double sum = bias;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * inputs[i];
  return sum;
}

double LogisticModel::probability(std::span<const double> inputs) const {
  return sigmoid(log_odds(inputs));
}

LogisticModel fit_logistic(std::span<const LogisticRow> rows, std::span<const int> signs) {
  if (rows.empty()) return {std::vector<double>(signs.size()), 0};
  const Columns columns = columns_of(rows, signs.size());
  Fit fit(rows, columns);
  for (int round = 0; round < kMostRounds; ++round) {
    double longest = fit.step(signs.size(), 0);
    for (std::size_t input = 0; input < signs.size(); ++input)
      longest = std::max(longest, fit.step(input, signs[input]));
    if (longest < kSmallStep) break;
  }
  return fit.model();
}

}  // namespace wirecopy::engine
