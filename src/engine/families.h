// The families of a snapshot: from its pages to links, from links to families.
#pragma once

#include <vector>

#include "index/snapshot.h"
#include "wirecopy/engine.h"

namespace wirecopy::engine {

// Cost: every page is asked for once, and aligned with each page that may share text with it. Memory: some tens of
// bytes for each pair of such pages; texts are read again when they are needed. Errors: a damaged snapshot.
[[nodiscard]] Result<std::vector<Family>> find_families(const index::Snapshot& snapshot, const FamilyOptions& options);

}  // namespace wirecopy::engine
