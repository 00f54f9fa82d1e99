// Learns a tagger: a conditional random field (Lafferty, McCallum, Pereira, ICML 2001) over hashed features, by AdaGrad
// (Duchi, Hazan, Singer, JMLR 2011), leaving out a share of the features each time a sequence is looked at. Several
// times over from nothing, in different orders; the mean of all, and of each one's later rounds, is kept.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <random>
#include <vector>

#include "attribution/tagging.h"

namespace wirecopy::tools {

using attribution::kImpossible;
using attribution::kLabels;
using attribution::kSteps;
using attribution::Label;
using attribution::LabelScores;

struct Sequence {
  std::vector<std::uint32_t> begins;  // of each token's features, and where the last one's end
  std::vector<std::uint32_t> features;
  std::vector<std::uint8_t> steps;
  std::vector<Label> labels;
  attribution::TokenSpan cue;  // whose scores are fixed; empty for the first tagger
};

struct LearnOptions {
  int rounds = 5;
  double dropout = .5;  // share of features left out
};

class ChainLearner {
 public:
  explicit ChainLearner(const LearnOptions& options)
      : options_(options), weights_(std::size_t{kFeatures} * kLabels), squares_(weights_.size()) {}

  void learn(const std::vector<Sequence>& sequences) {
    for (unsigned seed = 1; seed <= kTimes; ++seed) learn_once(sequences, seed);
    for (std::size_t i = 0; i < weights_.size(); ++i) weights_[i] = mean_[i] / n_mean_;
    each_transition([this](std::size_t k, std::size_t from, std::size_t to) {
      transitions_[k][from][to] = transition_mean_[k][from][to] / n_mean_;
    });
  }

  [[nodiscard]] attribution::TagWeights weights() const { return {weights_, transitions_, kBucketBits}; }

 private:
  static constexpr std::uint32_t kFeatures = 1U << attribution::TagWeights::kFeatureBits;
  static constexpr unsigned kBucketBits = 15;  // 2 MB; twice as many features give the same figures
  static constexpr unsigned kTimes = 3;
  static constexpr float kRate = .05F;
  static constexpr float kRidge = 2e-6F;
  static constexpr float kSteady = .1F;        // keeps the first steps small
  static constexpr float kNegligible = 1e-4F;  // of a gradient

  static bool is_allowed(std::size_t from, std::size_t to) {
    if (from == kLabels - 1 || to == kLabels - 1) return false;  // no tagger has so many
    const bool goes_on =
        to == attribution::kCueInside || to == attribution::kSpeakerInside || to == attribution::kContentInside;
    return !goes_on || from == to || from + 1 == to;
  }

  template <typename Visit>
  static void each_transition(const Visit& visit) {
    for (std::size_t k = 0; k < kSteps; ++k)
      for (std::size_t from = 0; from < kLabels; ++from)
        for (std::size_t to = 0; to < kLabels; ++to) visit(k, from, to);
  }

  void learn_once(const std::vector<Sequence>& sequences, unsigned seed) {
    std::ranges::fill(weights_, 0.0F);
    std::ranges::fill(squares_, 0.0F);
    transition_squares_ = {};
    each_transition([this](std::size_t k, std::size_t from, std::size_t to) {
      transitions_[k][from][to] = is_allowed(from, to) ? 0 : kImpossible;
    });
    std::vector<std::uint32_t> order(sequences.size());
    std::iota(order.begin(), order.end(), 0U);
    std::mt19937 random(seed);
    for (int round = 0; round < options_.rounds; ++round) {
      std::shuffle(order.begin(), order.end(), random);
      double loss = 0;
      for (const std::uint32_t i : order) loss += update(sequences[i], &random);
      std::fprintf(stderr, "  round %d: loss %.0f\n", round, loss);
      if (2 * round >= options_.rounds - 1) add_to_mean();
    }
  }

  void add_to_mean() {
    mean_.resize(weights_.size());
    for (std::size_t i = 0; i < weights_.size(); ++i) mean_[i] += weights_[i];
    each_transition([this](std::size_t k, std::size_t from, std::size_t to) {
      transition_mean_[k][from][to] += transitions_[k][from][to];
    });
    ++n_mean_;
  }

  // One step down the gradient of one sequence. Returns its loss before.
  double update(const Sequence& s, std::mt19937* random) {
    leave_out(s, random);
    score(s);
    const attribution::Chain chain{scores_, s.steps, &transitions_};
    marginals_.run(chain);
    const double loss = marginals_.log_partition() - attribution::path_score(chain, s.labels);
    update_transitions(chain, s);
    for (std::size_t i = 0; i < s.labels.size(); ++i) {
      LabelScores gradient = marginals_.labels()[i];
      gradient[s.labels[i]] -= 1;
      if (std::ranges::all_of(gradient, [](float g) { return std::abs(g) < kNegligible; })) continue;
      for (std::uint32_t f = s.begins[i]; f < s.begins[i + 1]; ++f)
        if (is_kept_[f]) update_row(row_of(s.features[f]), gradient);
    }
    return loss;
  }

  static std::size_t row_of(std::uint32_t feature) { return std::size_t{feature & (kFeatures - 1)} * kLabels; }

  void leave_out(const Sequence& s, std::mt19937* random) {
    const auto threshold = static_cast<std::uint32_t>(options_.dropout * 4294967295.0);
    is_kept_.resize(s.features.size());
    for (std::size_t f = 0; f < s.features.size(); ++f) is_kept_[f] = (*random)() >= threshold;
  }

  void score(const Sequence& s) {
    const float scale = 1.0F / static_cast<float>(1 - options_.dropout);
    const std::size_t n = s.labels.size();
    scores_.assign(n, {});
    for (std::size_t i = 0; i < n; ++i) {
      LabelScores sum{};
      for (std::uint32_t f = s.begins[i]; f < s.begins[i + 1]; ++f) {
        if (!is_kept_[f]) continue;
        const float* row = &weights_[row_of(s.features[f])];
        for (std::size_t label = 0; label < kLabels; ++label) sum[label] += row[label];
      }
      for (std::size_t label = 0; label < kLabels; ++label) scores_[i][label] = sum[label] * scale;
    }
    if (s.cue.end > 0) attribution::fix_cue(s.cue, {0, static_cast<std::uint32_t>(n)}, &scores_);
  }

  static void descend(float gradient, float* weight, float* square) {
    *square += gradient * gradient;
    *weight -= kRate * gradient / (std::sqrt(*square) + kSteady);
  }

  void update_row(std::size_t row, const LabelScores& gradient) {
    for (std::size_t label = 0; label < kLabels; ++label)
      descend(gradient[label] + kRidge * weights_[row + label], &weights_[row + label], &squares_[row + label]);
  }

  void update_transitions(const attribution::Chain& chain, const Sequence& s) {
    attribution::Transitions gradient{};
    Label last = 0;
    for (std::size_t i = 0; i < s.labels.size(); ++i) {
      auto& of_step = gradient[s.steps[i]];
      for (Label from = 0; from < kLabels; ++from)
        for (Label to = 0; to < kLabels; ++to) of_step[from][to] += marginals_.pair(chain, i, from, to);
      of_step[last][s.labels[i]] -= 1;
      last = s.labels[i];
    }
    each_transition([&](std::size_t k, std::size_t from, std::size_t to) {
      if (is_allowed(from, to))
        descend(gradient[k][from][to], &transitions_[k][from][to], &transition_squares_[k][from][to]);
    });
  }

  LearnOptions options_;
  std::vector<float> weights_;
  std::vector<float> squares_;  // sums of squared gradients
  attribution::Transitions transitions_{};
  attribution::Transitions transition_squares_{};
  std::vector<float> mean_;
  attribution::Transitions transition_mean_{};
  float n_mean_ = 0;
  std::vector<LabelScores> scores_;
  std::vector<char> is_kept_;
  attribution::Marginals marginals_;
};

}  // namespace wirecopy::tools
