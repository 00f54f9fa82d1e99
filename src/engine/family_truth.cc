#include "engine/family_truth.h"

#include <algorithm>

namespace wirecopy::engine {
namespace {

std::uint32_t shared(CodePointSpan a, CodePointSpan b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

bool covers_half(CodePointSpan cover, CodePointSpan of) {
  return 2 * shared(cover, of) > of.end - of.begin;
}

}  // namespace

FamilyTruth::FamilyTruth(const LineageTruth& truth) : truth_(truth), descents_(truth.trees.size()) {
  for (std::size_t i = 0; i < truth.trees.size(); ++i) add_tree(i);
}

void FamilyTruth::add_tree(std::size_t number) {
  const TrueTree& tree = truth_.trees[number];
  for (const TreePage& page : tree.pages) {
    if (!page.is_written) continue;
    for (const TruePassage& passage : page.passages) {
      const SentenceKey key{number, passage.sentence};
      pages_[page.page].push_back({key, &passage});
      holders_[key].insert(page.page);
    }
  }
  Descent& descent = descents_[number];
  for (const TrueEdge& edge : tree.edges) descent.emplace(edge.parent, edge.child);
  for (bool is_growing = true; is_growing;) {  // until nothing is added: trees have few pages
    const std::size_t before = descent.size();
    for (const TrueEdge& edge : tree.edges)
      for (const auto& [above, below] : Descent(descent))
        if (below == edge.parent) descent.emplace(above, edge.child);
    is_growing = descent.size() > before;
  }
}

std::vector<Instance> FamilyTruth::covered(const FamilyPassage& passage) const {
  const auto page = pages_.find(passage.page.id);
  std::vector<Instance> instances;
  if (page == pages_.end()) return instances;
  for (const Instance& instance : page->second)
    if (covers_half(passage.characters, instance.passage->span)) instances.push_back(instance);
  return instances;
}

std::optional<std::size_t> FamilyTruth::tree_of(const Family& family) const {
  std::map<std::size_t, std::size_t> n_passages;
  for (const FamilyPassage& passage : family.passages) {
    std::set<std::size_t> trees;
    for (const Instance& instance : covered(passage)) trees.insert(instance.key.tree);
    for (const std::size_t tree : trees) ++n_passages[tree];
  }
  const auto most = std::ranges::max_element(n_passages, {}, &std::pair<const std::size_t, std::size_t>::second);
  if (most == n_passages.end()) return std::nullopt;
  return most->first;
}

bool FamilyTruth::is_quote(const FamilyPassage& passage) const {
  const auto page = truth_.shared.find(passage.page.id);
  return page != truth_.shared.end() && std::ranges::any_of(page->second, [&](const SharedText& text) {
           return text.kind == "quote" && covers_half(text.span, passage.characters);
         });
}

bool FamilyTruth::is_ancestor(std::size_t tree, const std::string& above, const std::string& below) const {
  return descents_[tree].contains({above, below});
}

}  // namespace wirecopy::engine
