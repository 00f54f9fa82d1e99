// How well scores tell pairs that are copies from others.
#pragma once

#include <span>
#include <string>

#include "wirecopy/eval.h"

namespace wirecopy::engine {

struct LabelledScore {
  std::string id;
  double score = 0;
  bool is_copy = false;
};

// The figures of PairScore (n_folds apart). A score at the threshold or above says copy; of equally good thresholds
// the highest. Does not depend on the order of the pairs. Cost: n log n.
[[nodiscard]] PairScore score_pairs(std::span<const LabelledScore> pairs);

}  // namespace wirecopy::engine
