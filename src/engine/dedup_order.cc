#include "engine/dedup_order.h"

#include <compare>
#include <numeric>

#include "base/sorted_runs.h"

namespace wirecopy::engine {
namespace {

struct Rank {
  std::uint32_t shortness = 0;  // the longest page first
  std::uint32_t page = 0;
  friend auto operator<=>(const Rank&, const Rank&) = default;
};

constexpr std::size_t kPagesAtOnce = 1024;

}  // namespace

Result<KeepOrder> KeepOrder::of(const Survey& survey, const DedupOptions& options) {
  KeepOrder order(survey.pages.size());
  if (options.keep == KeepRule::first) return order;
  base::SortedRuns<Rank> ranks({options.folder, options.work.memory_bytes / 8});
  std::vector<SurveyedPage> pages;
  for (std::uint64_t first = 0; first < order.n_pages_; first += pages.size()) {
    pages.resize(std::min<std::uint64_t>(kPagesAtOnce, order.n_pages_ - first));
    WIRECOPY_TRY_VOID(survey.pages.read(first, pages));
    for (std::size_t i = 0; i < pages.size(); ++i)
      WIRECOPY_TRY_VOID(ranks.add({~pages[i].n_code_points, static_cast<std::uint32_t>(first + i)}));
  }
  WIRECOPY_TRY_VOID(ranks.finish());
  WIRECOPY_TRY(order.pages_, base::SpooledArray<std::uint32_t>::create(options.folder));
  Rank rank;
  while (true) {
    WIRECOPY_TRY(const bool has_rank, ranks.next(&rank));
    if (!has_rank) break;
    WIRECOPY_TRY_VOID(order.pages_->append(rank.page));
  }
  WIRECOPY_TRY_VOID(order.pages_->flush());
  return order;
}

Result<std::vector<std::uint32_t>> KeepOrder::pages(std::uint64_t first, std::size_t n) const {
  std::vector<std::uint32_t> pages(std::min<std::uint64_t>(n, n_pages_ - first));
  if (pages_) {
    WIRECOPY_TRY_VOID(pages_->read(first, pages));
  } else {
    std::iota(pages.begin(), pages.end(), static_cast<std::uint32_t>(first));
  }
  return pages;
}

Result<std::uint32_t> KeepOrder::page(std::uint64_t rank) const {
  if (!pages_) return static_cast<std::uint32_t>(rank);
  return pages_->at(rank);
}

}  // namespace wirecopy::engine
