// A linear chain of labels (conditional random field; Lafferty, McCallum, Pereira, ICML 2001): each token has a score
// for each label, and each pair of neighbouring labels a score that depends on what stands between the two tokens.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace wirecopy::attribution {

inline constexpr std::size_t kLabels = 8;  // of which a tagger uses the first few
inline constexpr std::size_t kSteps = 6;   // kinds of steps from one token to the next
using Label = std::uint8_t;
using LabelScores = std::array<float, kLabels>;
using Transitions = std::array<std::array<LabelScores, kLabels>, kSteps>;  // [step][from][to]

inline constexpr float kImpossible = -1e4F;  // a score that no path gets over

// `steps[i]` is how token i is come to; the first is come to from label 0. Both spans are of one size.
struct Chain {
  std::span<const LabelScores> scores;
  std::span<const std::uint8_t> steps;
  const Transitions* transitions = nullptr;
};

// The best labels, the lower ones where two are equal. Cost: kLabels^2 a token.
void best_labels(const Chain& chain, std::vector<Label>* labels);

// The probability of each label of each token (forward-backward), and what learning needs besides.
class Marginals {
 public:
  // The memory of an earlier run is used again.
  void run(const Chain& chain);

  [[nodiscard]] std::span<const LabelScores> labels() const { return labels_; }
  [[nodiscard]] double log_partition() const { return log_partition_; }
  // The probability of (from, to) at the step to token i.
  [[nodiscard]] float pair(const Chain& chain, std::size_t i, Label from, Label to) const;

 private:
  void forward(const Chain& chain);
  void backward(const Chain& chain);

  std::vector<LabelScores> weights_;  // exp of the scores, less the largest of each token
  std::vector<LabelScores> alpha_;    // scaled to sum up to 1
  std::vector<LabelScores> beta_;     // scaled by the same
  std::vector<float> scale_;
  std::vector<LabelScores> labels_;
  Transitions exponents_{};
  double log_partition_ = 0;
};

// The score of given labels, without the partition.
[[nodiscard]] double path_score(const Chain& chain, std::span<const Label> labels);

}  // namespace wirecopy::attribution
