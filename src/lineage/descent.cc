#include "lineage/descent.h"

#include <algorithm>
#include <cmath>

namespace wirecopy::lineage {
namespace {

// How many families have their source elsewhere (agencies, press releases, what was not crawled), and if so, how many
// pages were taken from it rather than from another page at hand. Fitted with the weights of evidence.cc; the generated
// lineages lack three sources in ten.
constexpr double kLostPrior = .37;
constexpr double kTakenFromLost = .2;

// Evidence of all steps, kept so that grounds can be added one after the other.
struct Steps {
  std::size_t n = 0;
  std::vector<Evidence> between;  // [source * n + copy]
  std::vector<Evidence> from_lost;
  std::vector<Evidence> origins;
};

Steps weigh_all(const EvidenceScale& scale) {
  Steps steps{scale.n(), std::vector<Evidence>(scale.n() * scale.n()), {}, {}};
  for (std::size_t copy = 0; copy < steps.n; ++copy) {
    for (std::size_t source = 0; source < steps.n; ++source)
      if (source != copy) steps.between[source * steps.n + copy] = scale.step(source, copy);
    steps.from_lost.push_back(scale.step_from_lost(copy));
    steps.origins.push_back(scale.origin(copy));
  }
  return steps;
}

double sum_of(const Evidence& evidence, std::size_t n_grounds) {
  double sum = 0;
  for (std::size_t ground = 0; ground < n_grounds; ++ground) sum += evidence.weights[ground];
  return sum;
}

// Steps with the first grounds only. The source that is not at hand is the last node, if it takes part.
StepWeights weights_of(const Steps& steps, std::size_t n_grounds, bool with_lost) {
  StepWeights weights(steps.n + (with_lost ? 1 : 0));
  const double others = static_cast<double>(std::max<std::size_t>(1, steps.n - 1));
  const double prior = std::log((with_lost ? 1 - kTakenFromLost : 1) / others);
  for (std::size_t source = 0; source < steps.n; ++source)
    for (std::size_t copy = 0; copy < steps.n; ++copy)
      weights.at(source, copy) = prior + sum_of(steps.between[source * steps.n + copy], n_grounds);
  if (with_lost)
    for (std::size_t copy = 0; copy < steps.n; ++copy)
      weights.at(steps.n, copy) = std::log(kTakenFromLost) + sum_of(steps.from_lost[copy], n_grounds);
  return weights;
}

// Log probabilities of each page as the source, and last of a source that is not at hand.
std::vector<double> log_probabilities(const Steps& steps, std::size_t n_grounds, double lost_weight) {
  std::vector<double> logs = log_sum_of_trees(weights_of(steps, n_grounds, false));
  for (std::size_t i = 0; i < steps.n; ++i) logs[i] += sum_of(steps.origins[i], n_grounds);
  logs.push_back(log_sum_of_trees(weights_of(steps, n_grounds, true), steps.n) + lost_weight);
  const double all = log_sum(logs);
  for (double& each : logs) each -= all;
  return logs;
}

// What makes the prior probability of a source that is not at hand kLostPrior, whatever the number of pages.
double lost_weight_of(const Steps& steps) {
  const double lost = log_probabilities(steps, 0, 0).back();
  return std::log(kLostPrior / (1 - kLostPrior)) - (lost - std::log1p(-std::exp(lost)));
}

double log_odds(double log_probability) {
  const double kept = std::min(log_probability, -1e-9);
  return kept - std::log1p(-std::exp(kept));
}

}  // namespace

Descent find_descent(const EvidenceScale& scale) {
  const Steps steps = weigh_all(scale);
  const double lost_weight = lost_weight_of(steps);
  const std::vector<double> logs = log_probabilities(steps, kGrounds, lost_weight);
  const auto best = static_cast<std::size_t>(std::ranges::max_element(logs) - logs.begin());
  Descent descent{best < steps.n ? best : kNoParent, std::exp(logs[best]), {}, {}, {}};
  for (std::size_t i = 0; i < steps.n; ++i) descent.probabilities.push_back(std::exp(logs[i]));
  descent.parents = best_tree(weights_of(steps, kGrounds, best == steps.n), best);
  descent.parents.resize(steps.n);
  for (std::size_t& parent : descent.parents)
    if (parent == steps.n) parent = kNoParent;
  double before = log_odds(log_probabilities(steps, 0, lost_weight)[best]);
  for (std::size_t ground = 0; ground < kGrounds; ++ground) {
    const double after = log_odds(log_probabilities(steps, ground + 1, lost_weight)[best]);
    descent.weights[ground] = after - before;
    before = after;
  }
  return descent;
}

}  // namespace wirecopy::lineage
