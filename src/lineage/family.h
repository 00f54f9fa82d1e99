// A family as it leaves the engine.
#pragma once

#include <functional>
#include <string>

#include "lineage/group.h"
#include "wirecopy/family.h"
#include "wirecopy/page.h"
#include "wirecopy/result.h"

namespace wirecopy::lineage {

// Gives a page with its text.
using PageOf = std::function<Result<Page>(PageNumber)>;

// Errors: those of `page_of`.
[[nodiscard]] Result<Family> make_family(const Group& group, const PageOf& page_of);

}  // namespace wirecopy::lineage
