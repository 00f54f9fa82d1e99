// Forward-backward in probabilities scaled token by token, so that eight labels are one vector of floats and no
// logarithm is taken inside the loops. The slow and obvious version is in chain_test.cc.
#include "attribution/chain.h"

#include <algorithm>
#include <cmath>

namespace wirecopy::attribution {
namespace {

constexpr float kLeast = 1e-30F;  // keeps a chain whose every path is impossible from dividing by nothing

float sum(const LabelScores& values) {
  float total = 0;
  for (const float value : values) total += value;
  return total;
}

}  // namespace

void best_labels(const Chain& chain, std::vector<Label>* labels) {
  const std::size_t n = chain.scores.size();
  labels->assign(n, 0);
  if (n == 0) return;
  thread_local std::vector<std::array<Label, kLabels>> from;
  from.resize(n);
  LabelScores best{};
  for (std::size_t to = 0; to < kLabels; ++to)
    best[to] = chain.scores[0][to] + (*chain.transitions)[chain.steps[0]][0][to];
  for (std::size_t i = 1; i < n; ++i) {
    LabelScores next;
    next.fill(4 * kImpossible * static_cast<float>(n + 1));
    const auto& transitions = (*chain.transitions)[chain.steps[i]];
    for (std::size_t last = 0; last < kLabels; ++last) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        const float score = best[last] + transitions[last][to];
        if (score <= next[to]) continue;
        next[to] = score;
        from[i][to] = static_cast<Label>(last);
      }
    }
    for (std::size_t to = 0; to < kLabels; ++to) best[to] = next[to] + chain.scores[i][to];
  }
  (*labels)[n - 1] = static_cast<Label>(std::ranges::max_element(best) - best.begin());
  for (std::size_t i = n - 1; i > 0; --i) (*labels)[i - 1] = from[i][(*labels)[i]];
}

double path_score(const Chain& chain, std::span<const Label> labels) {
  double score = 0;
  Label last = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    score += static_cast<double>(chain.scores[i][labels[i]]) +
             static_cast<double>((*chain.transitions)[chain.steps[i]][last][labels[i]]);
    last = labels[i];
  }
  return score;
}

void Marginals::run(const Chain& chain) {
  const std::size_t n = chain.scores.size();
  weights_.resize(n);
  alpha_.resize(n);
  beta_.resize(n);
  scale_.resize(n);
  labels_.resize(n);
  log_partition_ = 0;
  if (n == 0) return;
  for (std::size_t step = 0; step < kSteps; ++step)
    for (std::size_t from = 0; from < kLabels; ++from)
      for (std::size_t to = 0; to < kLabels; ++to)
        exponents_[step][from][to] = std::exp((*chain.transitions)[step][from][to]);
  forward(chain);
  backward(chain);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t label = 0; label < kLabels; ++label) labels_[i][label] = alpha_[i][label] * beta_[i][label];
}

void Marginals::forward(const Chain& chain) {
  LabelScores last{1};
  for (std::size_t i = 0; i < chain.scores.size(); ++i) {
    const float highest = *std::ranges::max_element(chain.scores[i]);
    for (std::size_t label = 0; label < kLabels; ++label)
      weights_[i][label] = std::exp(chain.scores[i][label] - highest);
    LabelScores next{};
    const auto& exponents = exponents_[chain.steps[i]];
    for (std::size_t from = 0; from < kLabels; ++from)
      for (std::size_t to = 0; to < kLabels; ++to) next[to] += last[from] * exponents[from][to];
    for (std::size_t to = 0; to < kLabels; ++to) next[to] *= weights_[i][to];
    scale_[i] = std::max(sum(next), kLeast);
    for (std::size_t to = 0; to < kLabels; ++to) alpha_[i][to] = next[to] / scale_[i];
    log_partition_ += static_cast<double>(highest) + std::log(static_cast<double>(scale_[i]));
    last = alpha_[i];
  }
}

void Marginals::backward(const Chain& chain) {
  const std::size_t n = chain.scores.size();
  beta_[n - 1].fill(1);
  for (std::size_t i = n - 1; i > 0; --i) {
    LabelScores ahead;
    for (std::size_t to = 0; to < kLabels; ++to) ahead[to] = weights_[i][to] * beta_[i][to] / scale_[i];
    const auto& exponents = exponents_[chain.steps[i]];
    for (std::size_t from = 0; from < kLabels; ++from) {
      float total = 0;
      for (std::size_t to = 0; to < kLabels; ++to) total += exponents[from][to] * ahead[to];
      beta_[i - 1][from] = total;
    }
  }
}

float Marginals::pair(const Chain& chain, std::size_t i, Label from, Label to) const {
  const float before = i == 0 ? (from == 0 ? 1.0F : 0.0F) : alpha_[i - 1][from];
  return before * exponents_[chain.steps[i]][from][to] * weights_[i][to] * beta_[i][to] / scale_[i];
}

}  // namespace wirecopy::attribution
