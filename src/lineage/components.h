// What pages share falls apart into pieces that have no word in common: each can be looked at alone, and all at once.
#pragma once

#include <cstdint>
#include <vector>

#include "lineage/link.h"

namespace wirecopy::lineage {

// Links and runs whose ends lie on each other, or on those of others among them. In order, by their numbers in what was
// given, of a copy of each.
using Component = Shared;

// The components, the one with the earliest page first; the same for the links in any order. Cost: O(n log n).
[[nodiscard]] std::vector<Component> components_of(const Shared& shared);

}  // namespace wirecopy::lineage
