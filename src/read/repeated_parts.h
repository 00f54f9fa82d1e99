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

// Counts in how many pages of a host each part of their text stands. Looked up only, never walked in the order of
// hashes: what is said of a page depends on the pages added alone.
class RepeatedParts {
 public:
  // What is remembered at most; beyond it the rarest are forgotten, and a host whose pages lie far apart in the input
  // is known less well. Some 40 bytes each.
  static constexpr std::size_t kMostCounts = 1U << 20;

  explicit RepeatedParts(std::size_t most_counts = kMostCounts) : most_counts_(most_counts) {}

  // Whether a page can be told from others of its host: it has parts, an address or outlet, and a title.
  [[nodiscard]] static bool can_count(const Page& page);

  // A title that the host gave before is the same report again, and does not count.
  void add(const Page& page);

  // Takes the parts out of the page's text that its host repeats; returns how many. A page of which hardly anything
  // would be left is another version of one report, and left as it is.
  std::size_t trim(Page* page) const;

 private:
  struct Host {
    std::uint32_t n_pages = 0;
  };
  [[nodiscard]] std::vector<std::uint32_t> counts(const Page& page) const;  // of each part; 0 for those to be kept
  void forget_the_rarest();

  std::size_t most_counts_;
  std::unordered_map<std::uint64_t, Host> hosts_;
  std::unordered_set<std::uint64_t> titles_;                // of a host
  std::unordered_map<std::uint64_t, std::uint32_t> parts_;  // of a host: in how many pages
};

}  // namespace wirecopy::read
