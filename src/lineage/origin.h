// Which passage of a family the others were most likely taken from, told with reasons that a reader can check, and the
// parent of each.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "wirecopy/family.h"
#include "wirecopy/page.h"

namespace wirecopy::lineage {

struct Lineage {
  Origin origin;
  std::vector<std::optional<std::size_t>> parents;  // of each passage
};

// `pages[i]` is the page of `passages[i]`, with its text. A page that holds several passages speaks with the one most
// like the family's text; the others have the same parent.
[[nodiscard]] Lineage find_lineage(std::string_view family_text, const std::vector<Page>& pages,
                                   const std::vector<FamilyPassage>& passages);

}  // namespace wirecopy::lineage
