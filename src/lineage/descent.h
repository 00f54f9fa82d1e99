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
  std::vector<std::size_t> parents;      // the best tree from `source`; kNoParent for it, and for what was taken from
                                         // a page that is not at hand
  std::array<double, kGrounds> weights;  // what each ground adds to the log odds of `source`, one after the other
};

// Depends on nothing but the evidence; of equal sources the first is taken.
[[nodiscard]] Descent find_descent(const EvidenceScale& scale);

}  // namespace wirecopy::lineage
