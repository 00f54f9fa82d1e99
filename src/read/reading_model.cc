#include "read/reading_model.h"

#include <cmath>

#include <fmt/core.h>

#include "base/check.h"

// From reading_data.S.
extern "C" {
extern const char wirecopy_reading_begin[];  // NOLINT(readability-identifier-naming)
extern const char wirecopy_reading_end[];    // NOLINT(readability-identifier-naming)
}

namespace wirecopy::read {
namespace {

constexpr std::string_view kMark = "WCREAD01";
constexpr std::uint32_t kMostNodes = 1U << 20;
constexpr std::uint32_t kMostColumns = 4096;

template <typename T>
Result<T> take(std::string_view* bytes) {
  if (bytes->size() < sizeof(T)) return fail(ErrorCode::bad_input, "a model that breaks off");
  T value{};
  bytes->copy(reinterpret_cast<char*>(&value), sizeof(T));
  bytes->remove_prefix(sizeof(T));
  return value;
}

// u32 n, n f32.
Result<std::vector<float>> take_weights(std::string_view* bytes) {
  WIRECOPY_TRY(const auto n, take<std::uint32_t>(bytes));
  if (n > kMostColumns) return fail(ErrorCode::bad_input, "a model of more weights than a model has");
  std::vector<float> weights;
  for (std::uint32_t i = 0; i < n; ++i) {
    WIRECOPY_TRY(const auto weight, take<float>(bytes));
    weights.push_back(weight);
  }
  return weights;
}

}  // namespace

// u32 columns, u32 trees, u32 nodes; the trees' first nodes, u32; the nodes, 8 bytes each.
Result<BoostedTrees> BoostedTrees::read(std::string_view* bytes) {
  BoostedTrees trees;
  WIRECOPY_TRY(trees.n_columns_, take<std::uint32_t>(bytes));
  WIRECOPY_TRY(const auto n_trees, take<std::uint32_t>(bytes));
  WIRECOPY_TRY(const auto n_nodes, take<std::uint32_t>(bytes));
  if (trees.n_columns_ > kMostColumns || n_nodes > kMostNodes || n_trees > n_nodes)
    return fail(ErrorCode::bad_input, "a model of more columns and nodes than a model has");
  for (std::uint32_t i = 0; i < n_trees; ++i) {
    WIRECOPY_TRY(const auto root, take<std::uint32_t>(bytes));
    if (root >= n_nodes) return fail(ErrorCode::bad_input, "a model whose tree begins behind its last node");
    trees.roots_.push_back(root);
  }
  for (std::uint32_t i = 0; i < n_nodes; ++i) {
    Node node;
    WIRECOPY_TRY(node.column, take<std::uint16_t>(bytes));
    WIRECOPY_TRY(node.larger, take<std::uint16_t>(bytes));
    WIRECOPY_TRY(node.threshold, take<float>(bytes));
    const bool is_sound = node.column < trees.n_columns_ && (node.larger == 0 || i + node.larger < n_nodes);
    if (!is_sound) return fail(ErrorCode::bad_input, fmt::format("a model whose node {} leads nowhere", i));
    trees.nodes_.push_back(node);
  }
  return trees;
}

float BoostedTrees::probability(std::span<const float> row) const {
  float sum = 0;
  for (const std::uint32_t root : roots_) {
    const Node* node = &nodes_[root];
    while (node->larger != 0) node += row[node->column] <= node->threshold ? 1 : node->larger;
    sum += node->threshold;
  }
  return 1 / (1 + std::exp(-sum));
}

Result<ReadingModel> ReadingModel::read(std::string_view bytes) {
  if (!bytes.starts_with(kMark)) return fail(ErrorCode::bad_input, "no model of reading");
  bytes.remove_prefix(kMark.size());
  ReadingModel model;
  WIRECOPY_TRY(model.threshold, take<float>(&bytes));
  WIRECOPY_TRY(model.first, BoostedTrees::read(&bytes));
  WIRECOPY_TRY(model.second, BoostedTrees::read(&bytes));
  WIRECOPY_TRY(model.date, take_weights(&bytes));
  return model;
}

const ReadingModel& ReadingModel::built_in() {
  static const ReadingModel model = [] {
    auto read = ReadingModel::read({wirecopy_reading_begin, wirecopy_reading_end});
    WIRECOPY_CHECK(read.has_value());
    return std::move(*read);
  }();
  return model;
}

}  // namespace wirecopy::read
