// Furniture in a traced page: what the page's own outlet prints again and again.
#pragma once

#include "wirecopy/match.h"

namespace wirecopy::lineage {

// Gives passages kind furniture that stand in three or more pages of the page's own outlet, and hardly in any others,
// when these pages have little else in common with it. A page without an outlet has none.
void mark_furniture(PageTrace* trace);

}  // namespace wirecopy::lineage
