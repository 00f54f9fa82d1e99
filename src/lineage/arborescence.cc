#include "lineage/arborescence.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

namespace wirecopy::lineage {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

// A step of the graph that is left after some contractions, and the step of the graph before it that it stands for.
struct Step {
  double gain = kNever;
  std::size_t from = 0;
  std::size_t to = 0;
};

// Steps between all nodes: at [from * n + to].
struct Graph {
  std::size_t n = 0;
  std::vector<Step> steps;
  [[nodiscard]] const Step& at(std::size_t from, std::size_t to) const { return steps[from * n + to]; }
  [[nodiscard]] Step& at(std::size_t from, std::size_t to) { return steps[from * n + to]; }
};

std::vector<std::size_t> best_parents(const Graph& graph, std::size_t root) {
  std::vector<std::size_t> parents(graph.n, kNoParent);
  for (std::size_t node = 0; node < graph.n; ++node) {
    if (node == root) continue;
    for (std::size_t from = 0; from < graph.n; ++from) {
      if (from == node) continue;
      if (parents[node] == kNoParent || graph.at(from, node).gain > graph.at(parents[node], node).gain)
        parents[node] = from;
    }
  }
  return parents;
}

// The nodes of one circle among the parents; empty if there is none.
std::vector<std::size_t> find_circle(const std::vector<std::size_t>& parents) {
  std::vector<std::size_t> seen_from(parents.size(), kNoParent);
  for (std::size_t start = 0; start < parents.size(); ++start) {
    std::size_t node = start;
    while (node != kNoParent && seen_from[node] == kNoParent) {
      seen_from[node] = start;
      node = parents[node];
    }
    if (node == kNoParent || seen_from[node] != start) continue;
    std::vector<std::size_t> circle{node};
    for (std::size_t next = parents[node]; next != node; next = parents[next]) circle.push_back(next);
    return circle;
  }
  return {};
}

// The number of each node once the circle is one node, the last.
std::vector<std::size_t> contracted(std::size_t n, const std::vector<std::size_t>& circle) {
  std::vector<std::size_t> numbers(n, 0);
  for (const std::size_t node : circle) numbers[node] = n - circle.size();
  std::size_t next = 0;
  for (std::size_t node = 0; node < n; ++node)
    if (numbers[node] == 0) numbers[node] = next++;
  return numbers;
}

// A step into the circle breaks the circle's own step to that node, so it gains what it has more than that one.
Graph contract(const Graph& graph, const std::vector<std::size_t>& parents, const std::vector<std::size_t>& numbers,
               std::size_t n) {
  Graph smaller{n, std::vector<Step>(n * n)};
  for (std::size_t from = 0; from < graph.n; ++from) {
    for (std::size_t to = 0; to < graph.n; ++to) {
      if (numbers[from] == numbers[to]) continue;
      double gain = graph.at(from, to).gain;
      if (numbers[to] == n - 1) gain -= graph.at(parents[to], to).gain;
      Step& best = smaller.at(numbers[from], numbers[to]);
      if (gain > best.gain) best = {gain, from, to};
    }
  }
  return smaller;
}

// Contracts circle after circle, then goes back. Each round has fewer nodes, so they are kept in a list, not in calls.
struct Round {
  Graph graph;
  std::vector<std::size_t> parents;
};

std::vector<std::size_t> solve(Graph graph, std::size_t root) {
  std::vector<Round> rounds;
  std::vector<std::size_t> parents = best_parents(graph, root);
  for (auto circle = find_circle(parents); !circle.empty(); circle = find_circle(parents)) {
    const std::vector<std::size_t> numbers = contracted(graph.n, circle);
    Graph smaller = contract(graph, parents, numbers, graph.n - circle.size() + 1);
    rounds.push_back({std::move(smaller), std::move(parents)});
    root = numbers[root];
    graph = rounds.back().graph;
    parents = best_parents(graph, root);
  }
  for (; !rounds.empty(); rounds.pop_back()) {
    std::vector<std::size_t> larger = rounds.back().parents;
    for (std::size_t node = 0; node < parents.size(); ++node) {
      if (parents[node] == kNoParent) continue;
      const Step& step = rounds.back().graph.at(parents[node], node);
      larger[step.to] = step.from;
    }
    parents = std::move(larger);
  }
  return parents;
}

// Rates of a walk from copy to source, each copy's greatest being 1: [copy * n + source]. What was taken out of a
// copy's rates comes back as `scale`.
struct Rates {
  std::size_t n = 0;
  std::vector<double> rates;
  std::vector<double> scale;
  double& at(std::size_t from, std::size_t to) { return rates[from * n + to]; }
};

Rates make_rates(const StepWeights& weights) {
  const std::size_t n = weights.n();
  Rates rates{n, std::vector<double>(n * n, 0), std::vector<double>(n, kNever)};
  for (std::size_t copy = 0; copy < n; ++copy) {
    for (std::size_t source = 0; source < n; ++source)
      if (source != copy) rates.scale[copy] = std::max(rates.scale[copy], weights.at(source, copy));
    for (std::size_t source = 0; source < n; ++source)
      if (source != copy) rates.at(copy, source) = std::exp(weights.at(source, copy) - rates.scale[copy]);
  }
  return rates;
}

// Takes out nodes n-1 .. 1: a walk through one becomes a step past it. What each had to the nodes before it is its
// pivot; their product is the sum of all trees from node 0.
std::vector<double> eliminate(Rates* rates) {
  std::vector<double> pivots(rates->n, 1);
  for (std::size_t k = rates->n; k-- > 1;) {
    double pivot = 0;
    for (std::size_t j = 0; j < k; ++j) pivot += rates->at(k, j);
    pivots[k] = pivot;
    for (std::size_t i = 0; i < k; ++i) {
      const double share = rates->at(i, k) / pivot;
      for (std::size_t j = 0; j < k; ++j)
        if (j != i) rates->at(i, j) += share * rates->at(k, j);
    }
  }
  return pivots;
}

// A square matrix, row by row.
struct Matrix {
  std::size_t n = 0;
  std::vector<double> cells;
  double& at(std::size_t row, std::size_t column) { return cells[row * n + column]; }
  std::span<double> row(std::size_t i) { return std::span(cells).subspan(i * n, n); }
};

void subtract(std::span<const double> from, double share, std::span<double> row) {
  for (std::size_t i = 0; i < row.size(); ++i) row[i] -= share * from[i];
}

// Gauss and Jordan, with the greatest pivot of each column.
Matrix inverse(Matrix matrix) {
  constexpr double kLeastPivot = 1e-300;
  Matrix inverted{matrix.n, std::vector<double>(matrix.n * matrix.n, 0)};
  for (std::size_t i = 0; i < matrix.n; ++i) inverted.at(i, i) = 1;
  for (std::size_t j = 0; j < matrix.n; ++j) {
    std::size_t greatest = j;
    for (std::size_t i = j; i < matrix.n; ++i)
      if (std::abs(matrix.at(i, j)) > std::abs(matrix.at(greatest, j))) greatest = i;
    std::ranges::swap_ranges(matrix.row(j), matrix.row(greatest));
    std::ranges::swap_ranges(inverted.row(j), inverted.row(greatest));
    const double pivot = std::abs(matrix.at(j, j)) < kLeastPivot ? kLeastPivot : matrix.at(j, j);
    for (double& cell : matrix.row(j)) cell /= pivot;
    for (double& cell : inverted.row(j)) cell /= pivot;
    for (std::size_t i = 0; i < matrix.n; ++i) {
      const double share = matrix.at(i, j);
      if (i == j || share == 0) continue;
      subtract(matrix.row(j), share, matrix.row(i));
      subtract(inverted.row(j), share, inverted.row(i));
    }
  }
  return inverted;
}

// A tree being bettered.
class Paths {
 public:
  Paths(const std::vector<double>& probabilities, std::size_t root, bool is_root_shown,
        std::vector<std::size_t> parents)
      : n_(parents.size()),
        probabilities_(probabilities),
        root_(root),
        is_root_shown_(is_root_shown),
        parents_(std::move(parents)) {}

  // Moves each node to where it does best; whether any was moved.
  bool improve() {
    bool is_moved = false;
    for (std::size_t node = 0; node < n_; ++node)
      if (node != root_) is_moved |= move(node);
    return is_moved;
  }

  [[nodiscard]] std::vector<std::size_t> take() { return std::move(parents_); }

 private:
  // What is expected to be right of a node's step, and of its paths.
  [[nodiscard]] double gain(std::size_t node) const {
    double gain = probabilities_[parents_[node] * n_ + node];
    for (std::size_t above = parents_[node]; above != kNoParent; above = parents_[above])
      if (above != root_ || is_root_shown_) gain += probabilities_[above * n_ + node];
    return gain;
  }

  [[nodiscard]] bool is_below(std::size_t node, std::size_t top) const {
    while (node != kNoParent && node != top) node = parents_[node];
    return node == top;
  }

  bool move(std::size_t node) {
    constexpr double kLeastGain = 1e-9;
    std::vector<std::size_t> moved;
    for (std::size_t i = 0; i < n_; ++i)
      if (is_below(i, node)) moved.push_back(i);
    const auto total = [&] {
      return std::accumulate(moved.begin(), moved.end(), 0.0, [&](double sum, std::size_t i) { return sum + gain(i); });
    };
    const std::size_t first = parents_[node];
    std::size_t best = first;
    double greatest = total();
    for (std::size_t above = 0; above < n_; ++above) {
      if (above == first || std::ranges::binary_search(moved, above)) continue;
      parents_[node] = above;
      if (const double there = total(); there > greatest + kLeastGain) {
        greatest = there;
        best = above;
      }
    }
    parents_[node] = best;
    return best != first;
  }

  std::size_t n_;
  const std::vector<double>& probabilities_;
  std::size_t root_;
  bool is_root_shown_;
  std::vector<std::size_t> parents_;
};

}  // namespace

std::vector<std::size_t> best_tree(const StepWeights& weights, std::size_t root) {
  Graph graph{weights.n(), std::vector<Step>(weights.n() * weights.n())};
  for (std::size_t from = 0; from < graph.n; ++from)
    for (std::size_t to = 0; to < graph.n; ++to)
      if (from != to && to != root) graph.at(from, to) = {weights.at(from, to), from, to};
  return solve(std::move(graph), root);
}

std::vector<double> log_sum_of_trees(const StepWeights& weights) {
  const std::size_t n = weights.n();
  if (n == 0) return {};
  Rates rates = make_rates(weights);
  const std::vector<double> pivots = eliminate(&rates);
  double log_sum_of_first = 0;
  for (std::size_t i = 1; i < n; ++i) log_sum_of_first += std::log(pivots[i]) + rates.scale[i];
  // How often the walk is at each node, against node 0: the Markov chain tree theorem.
  std::vector<double> visits(n, 1);
  std::vector<double> sums(n, log_sum_of_first);
  for (std::size_t k = 1; k < n; ++k) {
    double visit = 0;
    for (std::size_t i = 0; i < k; ++i) visit += visits[i] * rates.at(i, k);
    visits[k] = visit / pivots[k];
    sums[k] += std::log(visits[k]) + rates.scale[0] - rates.scale[k];
  }
  return sums;
}

double log_sum_of_trees(const StepWeights& weights, std::size_t root) {
  return log_sum_of_trees(weights)[root];
}

std::vector<double> step_probabilities(const StepWeights& weights, std::size_t root) {
  const std::size_t n = weights.n();
  Rates rates = make_rates(weights);  // [copy, source]
  Matrix laplacian{n, std::vector<double>(n * n, 0)};
  for (std::size_t copy = 0; copy < n; ++copy) {
    for (std::size_t source = 0; source < n && copy != root; ++source) {
      laplacian.at(copy, copy) += rates.at(copy, source);
      if (source != root && source != copy) laplacian.at(source, copy) = -rates.at(copy, source);
    }
  }
  laplacian.at(root, root) = 1;
  Matrix inverted = inverse(std::move(laplacian));
  std::vector<double> probabilities(n * n, 0);
  for (std::size_t source = 0; source < n; ++source) {
    for (std::size_t copy = 0; copy < n; ++copy) {
      if (copy == root || copy == source) continue;
      const double others = source == root ? 0 : inverted.at(copy, source);
      probabilities[source * n + copy] =
          std::clamp(rates.at(copy, source) * (inverted.at(copy, copy) - others), 0.0, 1.0);
    }
  }
  return probabilities;
}

std::vector<std::size_t> likeliest_paths(const std::vector<double>& step_probabilities, std::size_t root,
                                         bool is_root_shown, std::vector<std::size_t> parents) {
  constexpr int kMostRounds = 8;
  Paths paths(step_probabilities, root, is_root_shown, std::move(parents));
  for (int round = 0; round < kMostRounds && paths.improve(); ++round) {
  }
  return paths.take();
}

double log_sum(const std::vector<double>& logs) {
  if (logs.empty()) return kNever;
  const double greatest = std::ranges::max(logs);
  if (greatest == kNever) return kNever;
  const double sum = std::accumulate(logs.begin(), logs.end(), 0.0,
                                     [&](double total, double each) { return total + std::exp(each - greatest); });
  return greatest + std::log(sum);
}

}  // namespace wirecopy::lineage
