// Which passage of a family the others were most likely taken from, told with reasons that a reader can check, and the
// parent of each.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

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
};

// A page that holds several passages speaks with the one most like the family's text; the others have the same parent.
[[nodiscard]] Lineage find_lineage(std::string_view family_text, const std::vector<Copied>& passages,
                                   const Kinships& kinships);

}  // namespace wirecopy::lineage
