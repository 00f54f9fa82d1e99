// The order in which pages are kept.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/spool.h"
#include "engine/dedup_survey.h"

namespace wirecopy::engine {

class KeepOrder {
 public:
  [[nodiscard]] static Result<KeepOrder> of(const Survey& survey, const DedupOptions& options);

  // The numbers of the pages of ranks [first, first + n).
  [[nodiscard]] Result<std::vector<std::uint32_t>> pages(std::uint64_t first, std::size_t n) const;
  [[nodiscard]] Result<std::uint32_t> page(std::uint64_t rank) const;
  [[nodiscard]] std::uint64_t n_pages() const { return n_pages_; }

 private:
  explicit KeepOrder(std::uint64_t n_pages) : n_pages_(n_pages) {}

  std::uint64_t n_pages_;
  std::optional<base::SpooledArray<std::uint32_t>> pages_;  // none: as they stand in the inputs
};

}  // namespace wirecopy::engine
