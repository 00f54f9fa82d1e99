// The passages that links name, each once, and which of them are linked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "lineage/link.h"

namespace wirecopy::lineage {

// Spans of a page that are nearly equal (kSamePassage) are one passage, the longest of them. Cost: O(links log links),
// 24 bytes a link and 12 a passage.
class PassageGraph {
 public:
  using Index = std::uint32_t;  // of a passage

  explicit PassageGraph(std::span<const Link> links);

  [[nodiscard]] const std::vector<PagePassage>& passages() const { return passages_; }  // by page, longest first
  [[nodiscard]] std::span<const Index> linked_to(Index passage) const;
  [[nodiscard]] std::span<const PagePassage> passages_of(PageNumber page) const;
  [[nodiscard]] Index first_of(PageNumber page) const;  // index of passages_of(page)[0]

 private:
  // An end of a link, on its way to the passage it belongs to.
  struct End {
    PagePassage passage;
    std::uint32_t link = 0;
    bool is_b = false;
  };
  Index place(const PagePassage& passage);
  void connect(std::span<const Link> links, const std::vector<End>& ends);

  std::vector<PagePassage> passages_;
  std::vector<Index> linked_;  // of passage i: [first_[i], first_[i + 1])
  std::vector<std::size_t> first_;
};

}  // namespace wirecopy::lineage
