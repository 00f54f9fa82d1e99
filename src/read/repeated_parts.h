// What the pages of one host repeat: the box that asks for subscribers in the midst of every article, the legal line
// below it. One page alone does not show it; many do. Counted as hashes, so that memory does not grow with the pages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "wirecopy/page.h"

namespace wirecopy::read {

// Counts in how many pages of a host each part of their text stands, in two steps: pages are added, and once all are
// that will be looked at together, each is settled. Hashes are looked up only, never walked in their order: what is
// said of a page depends on the pages alone, and not on their order as long as all are added before the first is
// settled.
class RepeatedParts {
 public:
  // What is remembered at most; beyond it the rarest are forgotten, and a host whose pages lie far apart in the input
  // is known less well. Some 40 bytes each.
  static constexpr std::size_t kMostCounts = 1U << 20;

  explicit RepeatedParts(std::size_t most_counts = kMostCounts) : most_counts_(most_counts) {}

  // Whether a page can be told from others of its host: it has parts, an address or outlet, and a title.
  [[nodiscard]] static bool can_count(const Page& page);

  // False, and nothing is counted, if the host gave the title before: the same report again.
  bool add(const Page& page);

  // A page that was added is a report if most of it stands nowhere else. Others are lists of reports, or versions of
  // one: what they have in common with the report is not the host's furniture.
  void settle(const Page& page);

  // Takes the parts out of the page's text that its host's reports repeat, unless nothing would be left; returns how
  // many.
  std::size_t trim(Page* page) const;

 private:
  struct Count {
    std::uint32_t pages = 0;
    std::uint32_t reports = 0;
  };
  [[nodiscard]] std::vector<bool> are_repeated(const Page& page) const;  // of each part
  void forget_the_rarest();

  std::size_t most_counts_;
  std::unordered_map<std::uint64_t, Count> hosts_;
  std::unordered_set<std::uint64_t> titles_;        // of a host
  std::unordered_map<std::uint64_t, Count> parts_;  // of a host: where they stand
};

}  // namespace wirecopy::read
