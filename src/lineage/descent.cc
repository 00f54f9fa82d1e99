#include "lineage/descent.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace wirecopy::lineage {
namespace {

// Evidence of all steps, kept so that grounds can be added one after the other.
struct Steps {
  std::size_t n = 0;
  std::vector<Evidence> between;  // [source * n + copy]
  std::vector<Evidence> from_lost;
  std::vector<Evidence> origins;
  Priors priors;
};

std::vector<Evidence> weigh_all(const std::vector<Signs>& signs, const DescentModel& model) {
  std::vector<Evidence> evidence;
  evidence.reserve(signs.size());
  for (const Signs& each : signs) evidence.push_back(weigh(each, model));
  return evidence;
}

Steps weigh_all(const DescentSigns& signs, const DescentModel& model) {
  return {signs.n, weigh_all(signs.between, model), weigh_all(signs.from_lost, model), weigh_all(signs.origins, model),
          model.priors};
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
  const double prior = std::log((with_lost ? 1 - steps.priors.taken_from_lost : 1) / others);
  for (std::size_t source = 0; source < steps.n; ++source)
    for (std::size_t copy = 0; copy < steps.n; ++copy)
      weights.at(source, copy) = prior + sum_of(steps.between[source * steps.n + copy], n_grounds);
  if (with_lost)
    for (std::size_t copy = 0; copy < steps.n; ++copy)
      weights.at(steps.n, copy) = std::log(steps.priors.taken_from_lost) + sum_of(steps.from_lost[copy], n_grounds);
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

// What makes the prior probability of a source that is not at hand what it should be, whatever the number of pages.
double lost_weight_of(const Steps& steps) {
  const double lost = log_probabilities(steps, 0, 0).back();
  return std::log(steps.priors.lost / (1 - steps.priors.lost)) - (lost - std::log1p(-std::exp(lost)));
}

// The one holder of the text above all others in a tree from a page that does not hold it; n if there are several.
std::size_t top_holder(const std::vector<std::size_t>& parents, const std::vector<bool>& holds_text) {
  std::size_t top = holds_text.size();
  for (std::size_t node = 0; node < holds_text.size(); ++node) {
    if (!holds_text[node]) continue;
    std::size_t above = parents[node];
    while (above != kNoParent && !holds_text[above]) above = parents[above];
    if (above != kNoParent) continue;
    if (top != holds_text.size()) return holds_text.size();
    top = node;
  }
  return top;
}

// The evidence of what happened between some of the pages.
Steps among(const Steps& steps, const std::vector<std::size_t>& nodes) {
  Steps some{nodes.size(), {}, {}, {}, steps.priors};
  for (const std::size_t source : nodes)
    for (const std::size_t copy : nodes) some.between.push_back(steps.between[source * steps.n + copy]);
  for (const std::size_t node : nodes) some.from_lost.push_back(steps.from_lost[node]);
  for (const std::size_t node : nodes) some.origins.push_back(steps.origins[node]);
  return some;
}

std::vector<std::size_t> nodes_that_hold(const std::vector<bool>& holds_text) {
  std::vector<std::size_t> nodes;
  for (std::size_t node = 0; node < holds_text.size(); ++node)
    if (holds_text[node]) nodes.push_back(node);
  return nodes;
}

// Log probabilities of each page, and of a source that is not at hand, as the source of a text that not all pages hold.
// What roots without it are given goes to the page that brought it in, the only one above all others that hold it. If
// there are several, the text went another way than the rest of these pages: then it goes to those that hold it, by
// what they say among themselves.
std::vector<double> log_sources(const Steps& steps, std::size_t n_grounds, double lost_weight,
                                const std::vector<bool>& holds_text) {
  constexpr double kLeast = 1e-3;  // what is less probable moves nothing
  std::vector<double> logs = log_probabilities(steps, n_grounds, lost_weight);
  const std::vector<std::size_t> holders = nodes_that_hold(holds_text);
  if (holders.size() == steps.n) return logs;
  const StepWeights weights = weights_of(steps, n_grounds, false);
  std::vector<double> given(logs.size(), 0);
  double among_holders = 0;
  for (std::size_t root = 0; root < steps.n; ++root) {
    if (holds_text[root]) continue;
    const double probability = std::exp(std::exchange(logs[root], -std::numeric_limits<double>::infinity()));
    const std::size_t top = probability > kLeast ? top_holder(best_tree(weights, root), holds_text) : steps.n;
    (top < steps.n ? given[top] : among_holders) += probability;
  }
  const Steps own = among(steps, holders);
  const std::vector<double> own_logs = log_probabilities(own, n_grounds, lost_weight_of(own));
  for (std::size_t i = 0; i < holders.size(); ++i) given[holders[i]] += among_holders * std::exp(own_logs[i]);
  given.back() += among_holders * std::exp(own_logs.back());
  for (std::size_t i = 0; i < logs.size(); ++i)
    if (given[i] > 0) logs[i] = log_sum({logs[i], std::log(given[i])});
  return logs;
}

double log_odds(double log_probability) {
  const double kept = std::min(log_probability, -1e-9);
  return kept - std::log1p(-std::exp(kept));
}

}  // namespace

DescentSigns find_signs(const SignFinder& finder) {
  DescentSigns signs{finder.n(), std::vector<Signs>(finder.n() * finder.n()), {}, {}};
  for (std::size_t copy = 0; copy < signs.n; ++copy) {
    for (std::size_t source = 0; source < signs.n; ++source)
      if (source != copy) signs.between[source * signs.n + copy] = finder.step(source, copy);
    signs.from_lost.push_back(finder.step_from_lost(copy));
    signs.origins.push_back(finder.origin(copy));
  }
  return signs;
}

std::vector<double> log_probabilities(const DescentSigns& signs, const DescentModel& model) {
  const Steps steps = weigh_all(signs, model);
  return log_probabilities(steps, kGrounds, lost_weight_of(steps));
}

Descent find_descent(const DescentSigns& signs, const std::vector<bool>& holds_text, const DescentModel& model) {
  const Steps steps = weigh_all(signs, model);
  const double lost_weight = lost_weight_of(steps);
  const std::vector<double> logs = log_sources(steps, kGrounds, lost_weight, holds_text);
  std::size_t best = steps.n;
  for (std::size_t i = steps.n; i-- > 0;)
    if (holds_text[i] && logs[i] >= logs[best]) best = i;
  Descent descent{best < steps.n ? best : kNoParent, std::exp(logs[best]), {}, {}, {}};
  for (std::size_t i = 0; i < steps.n; ++i) descent.probabilities.push_back(std::exp(logs[i]));
  const StepWeights weights = weights_of(steps, kGrounds, best == steps.n);
  descent.parents = likeliest_paths(step_probabilities(weights, best), best, best < steps.n, best_tree(weights, best));
  descent.parents.resize(steps.n);
  for (std::size_t& parent : descent.parents)
    if (parent == steps.n) parent = kNoParent;
  double before = log_odds(log_sources(steps, 0, lost_weight, holds_text)[best]);
  for (std::size_t ground = 0; ground < kGrounds; ++ground) {
    const bool is_last = ground + 1 == kGrounds;  // with all of them the answer is known
    const double after = log_odds(is_last ? logs[best] : log_sources(steps, ground + 1, lost_weight, holds_text)[best]);
    descent.weights[ground] = after - before;
    before = after;
  }
  return descent;
}

}  // namespace wirecopy::lineage
