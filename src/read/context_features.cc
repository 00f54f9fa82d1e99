// The second look: what the first thinks of a block's neighbours, of the elements around it, and of the page.
#include <algorithm>
#include <array>
#include <cmath>

#include "read/block_features.h"

namespace wirecopy::read {
namespace {

constexpr std::size_t kNeighbours = 4;  // blocks before and after
constexpr std::size_t kWindow = 6;      // blocks before and after
constexpr double kFar = 99;             // blocks

float share(double part, double whole) {
  return whole > 0 ? static_cast<float>(part / whole) : 0;
}

// What the first look thinks of the page, in sums.
class ContextWriter {
 public:
  ContextWriter(const PageBlocks& page, const FeatureRows& rows, std::span<const float> probabilities)
      : page_(page), rows_(rows), probabilities_(probabilities), sums_(page.elements.size()) {
    before_.push_back(0);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const TextBlock& block = page_.blocks[i];
      const double mass = static_cast<double>(probabilities[i]) * block.n_bytes();
      sums_[block.element] += mass;
      before_.push_back(before_.back() + mass);
      if (probabilities[i] <= 0.5F) continue;
      last_ = i;
      if (first_ == SIZE_MAX) first_ = i;
    }
    for (std::size_t i = sums_.size(); i-- > 1;) sums_[page_.elements[i].parent] += sums_[i];
    find_holders();
  }

  FeatureRows write() {
    FeatureRows rows;
    out_ = &rows.values;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const auto row = rows_.row(i);
      out_->insert(out_->end(), row.begin(), row.end());
      add_neighbours(i);
      add_elements(i);
      add_place(i);
      add_holders(i);
      rows.end_row(page_.blocks.size());
    }
    return rows;
  }

 private:
  template <typename Number>
  void add(Number value) {
    out_->push_back(static_cast<float>(value));
  }

  // The innermost elements that hold most, and nearly all, of what is probable.
  void find_holders() {
    constexpr std::array<double, 2> kShares = {0.75, 0.93};
    for (std::size_t k = 0; k < kShares.size(); ++k) {
      std::vector<bool>& is_inside = is_inside_[k];
      std::size_t holder = 0;
      for (std::size_t i = 0; i < sums_.size(); ++i)
        if (sums_[i] > kShares[k] * before_.back()) holder = i;
      is_inside.resize(sums_.size());
      for (std::size_t i = holder; i < sums_.size(); ++i)
        is_inside[i] = i == holder || (i > 0 && is_inside[page_.elements[i].parent]);
      holder_share_[k] = sums_.empty() ? 0 : share(sums_[holder], page_.elements[holder].n_bytes);
    }
  }

  void add_holders(std::size_t i) {
    for (std::size_t k = 0; k < is_inside_.size(); ++k) {
      add(is_inside_[k][page_.blocks[i].element] ? 1 : 0);
      add(holder_share_[k]);
    }
  }

  void add_neighbours(std::size_t i) {
    const std::size_t n = page_.blocks.size();
    add(probabilities_[i]);
    for (std::size_t k = 1; k <= kNeighbours; ++k) {
      add(i >= k ? probabilities_[i - k] : -1);
      add(i + k < n ? probabilities_[i + k] : -1);
    }
    add(mean(i >= kWindow ? i - kWindow : 0, i));
    add(mean(i + 1, std::min(i + 1 + kWindow, n)));
    add(mean(i >= 3 * kWindow ? i - 3 * kWindow : 0, i));
    add(mean(i + 1, std::min(i + 1 + 3 * kWindow, n)));
    add(highest(i >= kWindow ? i - kWindow : 0, i));
    add(highest(i + 1, std::min(i + 1 + kWindow, n)));
  }

  void add_elements(std::size_t i) {
    std::uint32_t at = page_.blocks[i].element;
    const double own = static_cast<double>(probabilities_[i]) * page_.blocks[i].n_bytes();
    for (int level = 0; level < 4; ++level) {
      at = at == 0 ? 0 : page_.elements[at].parent;
      const double others = page_.elements[at].n_bytes - static_cast<double>(page_.blocks[i].n_bytes());
      add(others > 0 ? (sums_[at] - own) / others : -1);
      add(share(sums_[at], before_.back()));
    }
  }

  void add_place(std::size_t i) {
    add(share(before_[i], before_.back()));
    add(share(before_[i + 1], before_.back()));
    add(share(before_.back(), static_cast<double>(page_.text.size())));
    add(std::log1p(before_.back()));
    const auto at = static_cast<double>(i);
    add(first_ == SIZE_MAX ? -kFar : std::clamp(at - static_cast<double>(first_), -30.0, 30.0));
    add(first_ == SIZE_MAX ? -kFar : std::clamp(static_cast<double>(last_) - at, -30.0, 30.0));
  }

  [[nodiscard]] double mean(std::size_t begin, std::size_t end) const {
    if (begin >= end) return -1;
    const double size = page_.blocks[end - 1].end - page_.blocks[begin].begin;
    return (before_[end] - before_[begin]) / size;
  }
  [[nodiscard]] float highest(std::size_t begin, std::size_t end) const {
    float most = -1;
    for (std::size_t i = begin; i < end; ++i) most = std::max(most, probabilities_[i]);
    return most;
  }

  const PageBlocks& page_;
  const FeatureRows& rows_;
  std::span<const float> probabilities_;
  std::vector<double> sums_;                    // of probable bytes, in each element
  std::vector<double> before_;                  // each block
  std::array<std::vector<bool>, 2> is_inside_;  // of each element, whether it stands in a holder
  std::array<float, 2> holder_share_{};
  std::size_t first_ = SIZE_MAX;
  std::size_t last_ = 0;
  std::vector<float>* out_ = nullptr;
};

}  // namespace

FeatureRows context_features(const PageBlocks& page, const FeatureRows& rows, std::span<const float> probabilities) {
  return ContextWriter(page, rows, probabilities).write();
}

}  // namespace wirecopy::read
