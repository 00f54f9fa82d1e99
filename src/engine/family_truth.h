// What is true of a passage that the engine put into a family: whose sentences it covers.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/lineage_truth.h"
#include "wirecopy/family.h"

namespace wirecopy::engine {

// A sentence of a root, wherever it stands.
struct SentenceKey {
  std::size_t tree = 0;
  std::uint32_t sentence = 0;
  friend auto operator<=>(const SentenceKey&, const SentenceKey&) = default;
};

// A sentence of a root in one written page.
struct Instance {
  SentenceKey key;
  const TruePassage* passage = nullptr;
};

// The truth by page, for many questions.
class FamilyTruth {
 public:
  explicit FamilyTruth(const LineageTruth& truth);  // keeps the reference

  // The sentences of which a passage covers more than half.
  [[nodiscard]] std::vector<Instance> covered(const FamilyPassage& passage) const;
  // The tree that most passages of a family descend from, the first of equals; none if they descend from none.
  [[nodiscard]] std::optional<std::size_t> tree_of(const Family& family) const;
  // Whether more than half of a passage is a quotation that pages share rightly.
  [[nodiscard]] bool is_quote(const FamilyPassage& passage) const;
  // Whether one page is above another in a tree; pages that were not written count.
  [[nodiscard]] bool is_ancestor(std::size_t tree, const std::string& above, const std::string& below) const;

  [[nodiscard]] const TrueTree& tree(std::size_t number) const { return truth_.trees[number]; }
  [[nodiscard]] const std::map<std::string, std::vector<Instance>>& pages() const { return pages_; }
  [[nodiscard]] const std::map<SentenceKey, std::set<std::string>>& holders() const { return holders_; }

 private:
  using Descent = std::set<std::pair<std::string, std::string>>;  // ancestor, descendant
  void add_tree(std::size_t number);

  const LineageTruth& truth_;
  std::map<std::string, std::vector<Instance>> pages_;    // written ones
  std::map<SentenceKey, std::set<std::string>> holders_;  // written pages in which a sentence stands
  std::vector<Descent> descents_;                         // by tree
};

}  // namespace wirecopy::engine
