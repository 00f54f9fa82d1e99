#include "lineage/passage_graph.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace wirecopy::lineage {
namespace {

auto longest_first(const PagePassage& passage) {
  return std::tuple(passage.page, ~passage.span.size(), passage.span.begin);
}

}  // namespace

PassageGraph::PassageGraph(std::span<const Link> links) {
  std::vector<End> ends;
  ends.reserve(2 * links.size());
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    ends.push_back({links[i].a, i, false});
    ends.push_back({links[i].b, i, true});
  }
  std::ranges::sort(ends, {}, [](const End& end) { return longest_first(end.passage); });
  connect(links, ends);
}

// The passage of the same page that a span is the same as, the longest such; a new one if there is none.
PassageGraph::Index PassageGraph::place(const PagePassage& passage) {
  auto i = static_cast<Index>(passages_.size());
  Index found = i;
  while (i > 0 && passages_[i - 1].page == passage.page) {
    --i;
    if (overlap_by(kSamePassage, passages_[i].span, passage.span)) found = i;
  }
  if (found == passages_.size()) passages_.push_back(passage);
  return found;
}

void PassageGraph::connect(std::span<const Link> links, const std::vector<End>& ends) {
  std::vector<std::pair<Index, Index>> joined(links.size());
  for (const End& end : ends) {
    const Index passage = place(end.passage);
    (end.is_b ? joined[end.link].second : joined[end.link].first) = passage;
  }
  for (std::size_t i = 0; i < links.size(); ++i) joined.emplace_back(joined[i].second, joined[i].first);
  std::ranges::sort(joined);
  const auto again = std::ranges::unique(joined);
  joined.erase(again.begin(), again.end());
  first_.assign(passages_.size() + 1, 0);
  for (const auto& [from, to] : joined) {
    ++first_[from + 1];
    linked_.push_back(to);
  }
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
}

std::span<const PassageGraph::Index> PassageGraph::linked_to(Index passage) const {
  return {linked_.data() + first_[passage], linked_.data() + first_[passage + 1]};
}

std::span<const PagePassage> PassageGraph::passages_of(PageNumber page) const {
  const auto own = std::ranges::equal_range(passages_, page, {}, &PagePassage::page);
  return {own.begin(), own.end()};
}

PassageGraph::Index PassageGraph::first_of(PageNumber page) const {
  const auto first = std::ranges::lower_bound(passages_, page, {}, &PagePassage::page);
  return static_cast<Index>(first - passages_.begin());
}

}  // namespace wirecopy::lineage
