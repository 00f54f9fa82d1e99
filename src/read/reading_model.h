// What was learnt of web pages: two forests of boosted trees that judge blocks, and weights for the vote on the day
// (models/reading.md tells of the data, the figures and the format).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "wirecopy/result.h"

namespace wirecopy::read {

// Binary trees over rows of numbers; the sum of a row's leaves is the logarithm of its odds.
class BoostedTrees {
 public:
  // Reads trees from the front of `bytes`, and takes them off. Errors: bad_input, told with the offset.
  [[nodiscard]] static Result<BoostedTrees> read(std::string_view* bytes);

  // A row has at least n_columns numbers.
  [[nodiscard]] float probability(std::span<const float> row) const;
  [[nodiscard]] std::uint32_t n_columns() const { return n_columns_; }

 private:
  // A value at most the threshold goes to the next node, a larger one to `larger`. A leaf has no larger.
  struct Node {
    std::uint16_t column = 0;
    std::uint16_t larger = 0;  // nodes on from this one; 0: a leaf, whose value is the threshold
    float threshold = 0;
  };
  std::uint32_t n_columns_ = 0;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> roots_;
};

struct ReadingModel {
  BoostedTrees first;       // over block_features
  BoostedTrees second;      // over context_features
  float threshold = 0;      // from which probability on a block is main text
  std::vector<float> date;  // weights of date_candidates

  // Errors: bad_input.
  [[nodiscard]] static Result<ReadingModel> read(std::string_view bytes);
  [[nodiscard]] static const ReadingModel& built_in();
};

}  // namespace wirecopy::read
