#include "lineage/components.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace wirecopy::lineage {
namespace {

// Sets of numbers, joined two by two (Tarjan 1975, with path halving); a set goes by its least number.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), std::uint32_t{0}); }

  [[nodiscard]] std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t i, std::uint32_t j) {
    const auto [low, high] = std::minmax({find(i), find(j)});
    parent_[high] = low;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

// Every passage that an end of a link or a run is, in order, each once.
std::vector<PagePassage> ends_of(const Shared& shared) {
  std::vector<PagePassage> ends;
  for (const std::vector<Link>* links : {&shared.links, &shared.runs})
    for (const Link& link : *links) {
      ends.push_back(link.a);
      ends.push_back(link.b);
    }
  std::ranges::sort(ends);
  const auto again = std::ranges::unique(ends);
  ends.erase(again.begin(), again.end());
  return ends;
}

}  // namespace

std::vector<Component> components_of(const Shared& shared) {
  const std::vector<PagePassage> ends = ends_of(shared);
  const auto number_of = [&](const PagePassage& end) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(ends, end) - ends.begin());
  };
  DisjointSets sets(ends.size());
  std::uint32_t furthest = 0;  // of the ends so far, the one that reaches furthest
  for (std::uint32_t i = 1; i < ends.size(); ++i) {
    const bool is_same_page = ends[i].page == ends[furthest].page;
    if (is_same_page && ends[i].span.begin < ends[furthest].span.end) sets.join(i, furthest);
    if (!is_same_page || ends[i].span.end > ends[furthest].span.end) furthest = i;
  }
  for (const std::vector<Link>* links : {&shared.links, &shared.runs})
    for (const Link& link : *links) sets.join(number_of(link.a), number_of(link.b));
  std::vector<std::uint32_t> component(ends.size());  // of each set's least number
  std::vector<Component> components;
  for (std::uint32_t i = 0; i < ends.size(); ++i) {
    if (sets.find(i) != i) continue;
    component[i] = static_cast<std::uint32_t>(components.size());
    components.emplace_back();
  }
  const auto part_of = [&](const Link& link) -> Component& {
    return components[component[sets.find(number_of(link.a))]];
  };
  for (const Link& link : shared.links) part_of(link).links.push_back(link);
  for (const Link& run : shared.runs) part_of(run).runs.push_back(run);
  return components;
}

}  // namespace wirecopy::lineage
