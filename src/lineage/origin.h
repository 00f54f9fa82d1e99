// Which passage of a family the others were most likely taken from, told with reasons that a reader can check, and the
// parent of each.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "lineage/collation.h"
#include "lineage/evidence.h"
#include "lineage/kinship.h"
#include "lineage/link.h"
#include "lineage/witness.h"
#include "wirecopy/family.h"

namespace wirecopy::lineage {

struct Lineage {
  Origin origin;
  std::vector<std::optional<std::size_t>> parents;  // of each passage
};

// A passage for its lineage; `page` ascends.
struct Copied {
  PageNumber page = 0;
  double similarity = 0;  // to the family's text
  Witness witness;
  ByteSpan span = {};  // in the page
};

// What is known of all pages, by PageNumber. Facts without a page's id are not known.
struct Surroundings {
  const std::vector<PageFacts>& facts;
  const Kinships& kinships;
};

// Passages and pages as they take part in a tree of descent: node by node, in order of pages. Pages that hold no such
// passage take part if they share text with most of those that do, for where one passage was taken from another page,
// others mostly were too.
class DescentTable {
 public:
  // `chosen` are indices into `passages`, one a page. All must outlive the table.
  DescentTable(std::string_view family_text, const std::vector<Copied>& passages,
               const std::vector<std::size_t>& chosen, const std::vector<PageNumber>& kin,
               const Surroundings& surroundings);
  DescentTable(const DescentTable&) = delete;
  DescentTable& operator=(const DescentTable&) = delete;

  [[nodiscard]] std::size_t n() const { return nodes_.size(); }
  // The index of a node's passage; none if its page holds none.
  [[nodiscard]] std::optional<std::size_t> passage_of(std::size_t node) const { return nodes_[node]; }
  // Of each node, whether its page holds the text: as one of the passages, or in words so different that it is none.
  [[nodiscard]] const std::vector<bool>& holds_text() const { return holds_text_; }
  [[nodiscard]] const std::string& id(std::size_t node) const { return witnesses_[node].facts->page.id; }
  [[nodiscard]] const std::vector<Witness>& witnesses() const { return witnesses_; }
  [[nodiscard]] const Collation& collation() const { return collation_; }
  [[nodiscard]] const SignFinder& finder() const { return finder_; }

 private:
  std::vector<PageNumber> pages_;
  std::vector<std::optional<std::size_t>> nodes_;
  std::vector<Witness> witnesses_;
  Collation collation_;
  KinshipTable kinships_;
  SignFinder finder_;
  std::vector<bool> holds_text_;
};

// The passages of the pages that make a family's tree, one a page, by index: all, or of many the earliest and those
// most like the family's text.
[[nodiscard]] std::vector<std::size_t> choose_nodes(const std::vector<Copied>& passages);

// The pages without a passage that take part in the tree of those chosen.
[[nodiscard]] std::vector<PageNumber> find_kin(const std::vector<Copied>& passages,
                                               const std::vector<std::size_t>& chosen,
                                               const Surroundings& surroundings);

// A page that holds several passages speaks with the one most like the family's text; the others have the same parent.
[[nodiscard]] Lineage find_lineage(std::string_view family_text, const std::vector<Copied>& passages,
                                   const Surroundings& surroundings, const DescentModel& model = kFittedModel);

}  // namespace wirecopy::lineage
