// What the model of main text sees of each block, as numbers.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "read/html.h"
#include "read/text_blocks.h"

namespace wirecopy::read {

// What a page says of itself that tells its blocks apart.
struct PageHints {
  std::vector<std::string_view> titles;  // each a way to write its title
  std::string_view description;
  std::string_view article_body;  // as its JSON-LD gives it, or empty
};

// A row of numbers for each block, one after the other.
struct FeatureRows {
  std::size_t n_columns = 0;
  std::vector<float> values;

  [[nodiscard]] std::span<const float> row(std::size_t i) const {
    return std::span(values).subspan(i * n_columns, n_columns);
  }
  // The first row tells how many columns there are; room is made for all `n_rows`.
  void end_row(std::size_t n_rows) {
    if (n_columns != 0) return;
    n_columns = values.size();
    values.reserve(n_columns * n_rows);
  }
};

[[nodiscard]] FeatureRows block_features(std::span<const HtmlNode> nodes, const PageBlocks& page,
                                         const PageHints& hints);

// The second look: the numbers of `rows`, and what the first look (a probability for each block) thinks of each
// block, its neighbours and the elements around it.
[[nodiscard]] FeatureRows context_features(const PageBlocks& page, const FeatureRows& rows,
                                           std::span<const float> probabilities);

}  // namespace wirecopy::read
