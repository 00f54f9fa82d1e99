// Trees of descent over a few nodes with a weight on every possible step: the best one, and how probable each root is
// over all of them.
//
// The best: Chu and Liu 1965, Edmonds 1967, in the simple version that takes each node's best parent and contracts the
// circles that makes. Cost: n^3 at worst. The roots: the matrix-tree theorem (Tutte 1948) says that the weights of all
// trees from a root add up to a determinant of the graph's Laplacian; Koo and others (EMNLP 2007) and Smith and Smith
// (EMNLP 2007) sum dependency trees with it. We eliminate node by node, as Grassmann, Taksar and Heyman (1985) do for
// the stationary distribution of a Markov chain, which never subtracts: weights a factor of e^40 apart lose nothing.
// Cost: n^3 / 3. The obvious versions, over all trees, stand in arborescence_test.cc.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace wirecopy::lineage {

// Log weights of the step from one node to another: that the second was taken from the first.
class StepWeights {
 public:
  explicit StepWeights(std::size_t n) : n_(n), weights_(n * n, 0) {}

  [[nodiscard]] std::size_t n() const { return n_; }
  [[nodiscard]] double& at(std::size_t from, std::size_t to) { return weights_[from * n_ + to]; }
  [[nodiscard]] double at(std::size_t from, std::size_t to) const { return weights_[from * n_ + to]; }

 private:
  std::size_t n_;
  std::vector<double> weights_;
};

constexpr std::size_t kNoParent = std::numeric_limits<std::size_t>::max();

// The parents in the tree from `root` with the greatest sum of log weights; kNoParent for the root. Of equal trees the
// same is taken in every run. What `weights` says of steps to the root or to oneself does not matter.
[[nodiscard]] std::vector<std::size_t> best_tree(const StepWeights& weights, std::size_t root);

// The log of the summed weights of all trees from each node as their root. A tree's weight is the product of its
// steps'.
[[nodiscard]] std::vector<double> log_sum_of_trees(const StepWeights& weights);

// The same for one root.
[[nodiscard]] double log_sum_of_trees(const StepWeights& weights, std::size_t root);

// How probable each step is among all trees from `root`, a tree being as probable as its weight: [from * n + to]. From
// the inverse of the Laplacian (Koo and others 2007). Cost: n^3.
[[nodiscard]] std::vector<double> step_probabilities(const StepWeights& weights, std::size_t root);

// The tree whose steps and paths are expected to be right most often. A step of the truth is found if it is a step of
// the tree, and half found if the tree leads from one to the other by way of others; so where a copy may be of a page
// or of that page's own source, it is hung on the page unless the source is twice as likely. Goes from `parents`, a
// tree from `root`, to better ones as long as moving one node helps. Paths from `root` count only if `is_root_shown`.
// Cost: n^3 a round, of which there are few.
[[nodiscard]] std::vector<std::size_t> likeliest_paths(const std::vector<double>& step_probabilities, std::size_t root,
                                                       bool is_root_shown, std::vector<std::size_t> parents);

// The log of the sum of exp(x). Minus infinity for none.
[[nodiscard]] double log_sum(const std::vector<double>& logs);

}  // namespace wirecopy::lineage
