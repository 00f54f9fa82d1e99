// The tree of descent of a family, and how probable each page is as its root.
//
// Every step between two pages has log odds (evidence.h). A tree is as probable as its steps together, times what
// speaks for its root. The root is a page, or a source that is not at hand, from which any number of pages may have
// been taken. A page's probability as the source is the share of the trees from it among all trees from all roots
// (arborescence.h), so everything that could have happened counts, not only the best tree.
//
// Cost: n^2 comparisons and n^3 / 3 additions for n pages, with n bounded: of larger families kMaxNodes pages make the
// tree, the earliest and the fullest, and each other page is hung on the most likely of them.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "lineage/arborescence.h"
#include "lineage/evidence.h"

namespace wirecopy::lineage {

constexpr std::size_t kMaxNodes = 120;

struct Descent {
  std::size_t source = kNoParent;        // the most probable; kNoParent: it is not at hand
  double probability = 0;                // of that
  std::vector<double> probabilities;     // of each page as the source
  std::vector<std::size_t> parents;      // the tree from `source`; kNoParent for it, and for what was taken from
                                         // a page that is not at hand
  std::array<double, kGrounds> weights;  // what each ground adds to the log odds of `source`, one after the other
};

// Signs of all that may have happened between n pages.
struct DescentSigns {
  std::size_t n = 0;
  std::vector<Signs> between;  // [source * n + copy]
  std::vector<Signs> from_lost;
  std::vector<Signs> origins;
};
[[nodiscard]] DescentSigns find_signs(const SignFinder& finder);

// Log probabilities of each page as the source, and last of a source that is not at hand.
[[nodiscard]] std::vector<double> log_probabilities(const DescentSigns& signs, const DescentModel& model);

// `holds_text` says of each page whether it holds the text; the others take part in the tree all the same. Where such a
// page is the root, the text came in below it: its source is the page that holds it and from which all others that do
// descend, or, if there is no such page, is not at hand. Depends on nothing but the evidence; of equal sources the
// first is taken.
[[nodiscard]] Descent find_descent(const DescentSigns& signs, const std::vector<bool>& holds_text,
                                   const DescentModel& model = kFittedModel);

}  // namespace wirecopy::lineage
