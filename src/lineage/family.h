// A family as it leaves the engine.
#pragma once

#include <vector>

#include "lineage/group.h"
#include "lineage/kinship.h"
#include "lineage/shelf.h"
#include "lineage/witness.h"
#include "wirecopy/family.h"
#include "wirecopy/result.h"

namespace wirecopy::lineage {

// What families are told from besides their passages. The facts are by PageNumber, those of pages in families.
struct FamilySources {
  const std::vector<PageFacts>& facts;
  const Kinships& kinships;
  Shelf* shelf;
};

// Errors: those of the shelf.
[[nodiscard]] Result<Family> make_family(const Group& group, const FamilySources& sources);

}  // namespace wirecopy::lineage
