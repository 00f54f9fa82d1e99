// How much of one page stands in another and how it was changed, over all passages that the two share: a copy is mostly
// taken from one page, so what speaks for it in one passage speaks for it in the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "lineage/link.h"

namespace wirecopy::lineage {

// Of the step from one page to another. Bytes are of the second.
struct Kinship {
  bool is_linked = false;
  std::uint32_t n_shared = 0;  // stand in the first
  std::uint32_t n_other = 0;   // words of these that are not the same
  std::uint32_t n_absent = 0;  // stand in another page of the table, but not in the first
  std::uint32_t n_differ = 0;  // stand in the first, but another page has these very words and the first has others
  std::uint32_t n_absent_runs = 0;  // places at which so much of it is absent that a sentence may be
  std::uint32_t n_passages = 0;     // links between the two
  double swaps = 0;                 // log odds for this direction, from the words swapped
};

// What a page has of the text that it shares with others, in bytes.
struct Holding {
  std::uint32_t n_shared = 0;   // stand in any other page
  std::uint32_t n_own = 0;      // of these, words that no other page has
  std::uint32_t n_unusual = 0;  // of these, words that another page has, but most have others
};

// Kinships of a few pages with each other.
class KinshipTable {
 public:
  explicit KinshipTable(std::size_t n) : n_(n), kinships_(n * n), holdings_(n) {}

  [[nodiscard]] std::size_t n() const { return n_; }
  [[nodiscard]] const Kinship& of(std::size_t first, std::size_t second) const {
    return kinships_[first * n_ + second];
  }
  [[nodiscard]] Kinship& of(std::size_t first, std::size_t second) { return kinships_[first * n_ + second]; }
  [[nodiscard]] const Holding& holding(std::size_t page) const { return holdings_[page]; }
  [[nodiscard]] Holding& holding(std::size_t page) { return holdings_[page]; }

 private:
  std::size_t n_;
  std::vector<Kinship> kinships_;
  std::vector<Holding> holdings_;
};

// All links by page. Cost: O(links log links), 40 bytes for each end and 16 for each run of the same words.
class Kinships {
 public:
  Kinships() = default;
  explicit Kinships(std::span<const Link> links);

  // Each page stands once. Of the first ones only `passages` are looked at, if they are given. Cost: for each page, the
  // runs it shares with the others times the number of pages.
  [[nodiscard]] KinshipTable among(std::span<const PageNumber> pages, std::span<const ByteSpan> passages = {}) const;

  // Whether a page was made from several others, and this passage is not from the one it was mostly made from: then
  // what the page shares besides says nothing of where the passage comes from.
  [[nodiscard]] bool is_stitched(PageNumber page, ByteSpan passage) const;

  // Whether the greater part of a span of `page` stands in the other one.
  [[nodiscard]] bool shares(PageNumber page, ByteSpan span, PageNumber other) const;

  // The pages besides these that share text with more than half of them, ascending: what they say of these pages'
  // descent counts for every passage. Cost: linear in the links of `pages`.
  [[nodiscard]] std::vector<PageNumber> kin_of(std::span<const PageNumber> pages) const;

 private:
  struct End {
    PageNumber page = 0;
    PageNumber other = 0;
    ByteSpan span;  // in page
    float swaps = 0;
    std::uint32_t n_other = 0;
    std::uint32_t first_run = 0;  // in runs_
    std::uint32_t n_runs = 0;
  };
  [[nodiscard]] std::span<const End> ends_of(PageNumber page) const;
  [[nodiscard]] std::span<const End> ends_of(PageNumber page, PageNumber other) const;
  void add_end(const PagePassage& passage, PageNumber other, const LinkChanges& changes, bool is_copy);
  using Numbers = std::vector<std::pair<PageNumber, std::uint32_t>>;  // of pages in a table, by page
  void fill(std::span<const PageNumber> pages, const Numbers& by_page, std::size_t copy, ByteSpan within,
            KinshipTable* table) const;
  void find_stitched();

  // A page that was made from several others, and the one that holds most of what it shares.
  struct Stitched {
    PageNumber page = 0;
    PageNumber main = 0;
  };

  std::vector<End> ends_;           // by page, other and span
  std::vector<std::size_t> first_;  // of each page's ends
  std::vector<ByteSpan> runs_;      // of the same words, in `page`
  std::vector<Stitched> stitched_;  // by page
};

}  // namespace wirecopy::lineage
