// How much of one page stands in another and how it was changed, over all passages that the two share: a copy is mostly
// taken from one page, so what speaks for it in one passage speaks for it in the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "lineage/link.h"

namespace wirecopy::lineage {

// Of the step from one page to another.
struct Kinship {
  bool is_linked = false;
  std::uint32_t n_shared = 0;  // bytes of the second that stand in the first
  std::uint32_t n_other = 0;   // words of these that are not the same
  double swaps = 0;            // log odds for this direction, from the words swapped
  double cuts = 0;             // runs of words cut less those put in
};

// Kinships of a few pages with each other.
class KinshipTable {
 public:
  explicit KinshipTable(std::size_t n) : n_(n), kinships_(n * n), n_shared_(n, 0) {}

  [[nodiscard]] std::size_t n() const { return n_; }
  [[nodiscard]] const Kinship& of(std::size_t first, std::size_t second) const {
    return kinships_[first * n_ + second];
  }
  [[nodiscard]] Kinship& of(std::size_t first, std::size_t second) { return kinships_[first * n_ + second]; }

  // Bytes of a page that stand in any of the others.
  [[nodiscard]] std::uint32_t n_shared(std::size_t page) const { return n_shared_[page]; }
  [[nodiscard]] std::uint32_t& n_shared(std::size_t page) { return n_shared_[page]; }

 private:
  std::size_t n_;
  std::vector<Kinship> kinships_;
  std::vector<std::uint32_t> n_shared_;
};

// All links by page. Cost: O(links log links), 40 bytes for each end.
class Kinships {
 public:
  Kinships() = default;
  explicit Kinships(std::span<const Link> links);

  // `pages` ascend.
  [[nodiscard]] KinshipTable among(std::span<const PageNumber> pages) const;

 private:
  struct End {
    PageNumber page = 0;
    PageNumber other = 0;
    ByteSpan span;  // in page
    LinkChanges changes;
    bool is_copy = false;  // `changes` speak of this page as the copy, else as the source
  };
  [[nodiscard]] std::span<const End> ends_of(PageNumber page, PageNumber other) const;

  std::vector<End> ends_;  // by page, other and span
};

}  // namespace wirecopy::lineage
