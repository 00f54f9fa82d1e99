// The learnt weights of one tagger: of each feature one byte a label.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/chain.h"
#include "wirecopy/result.h"

namespace wirecopy::attribution {

// A table of features with open buckets: a cache line holds the tags of eight features and their seven weights each (no
// tagger has more than seven labels). A feature that is not in the table weighs nothing; nearly all features are not.
class TagWeights {
 public:
  static constexpr unsigned kFeatureBits = 22;  // of a feature's hash that count: which feature it is
  static constexpr std::size_t kWeights = 7;    // a feature

  TagWeights() = default;
  // Keeps the features that weigh most, as many as fit. `weights` are kLabels floats for each of 2^kFeatureBits
  // features; the largest becomes 127. The table has 2^bucket_bits buckets of 64 bytes.
  TagWeights(std::span<const float> weights, const Transitions& transitions, unsigned bucket_bits);

  // Reads weights from the front of `bytes` and takes them off; what they point at must stay. Errors: bad_input.
  [[nodiscard]] static Result<TagWeights> read(std::string_view* bytes);
  void append_to(std::string* bytes) const;

  // The score of each label. Cost: a cache line a feature.
  [[nodiscard]] LabelScores score(std::span<const std::uint32_t> features) const;
  [[nodiscard]] const Transitions& transitions() const { return transitions_; }

 private:
  void fill(std::span<const float> weights);

  std::string own_;
  std::string_view table_;  // in own_ or in what was read; buckets, and one byte more
  unsigned bucket_bits_ = 0;
  float unit_ = 0;
  Transitions transitions_{};
};

}  // namespace wirecopy::attribution
