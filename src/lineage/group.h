// Groups passages into families by span.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/thread_pool.h"
#include "lineage/family_text.h"
#include "lineage/link.h"
#include "lineage/moment.h"
#include "lineage/shelf.h"
#include "wirecopy/result.h"

namespace wirecopy::lineage {

struct Member {
  PageNumber page = 0;
  Copy copy;
};

// A family as long as its pages have numbers only. Members are in order of page, then of text.
struct Group {
  std::uint64_t identity = 0;  // of the family's text: no two groups have the same
  std::string text;
  std::vector<Member> members;
};

struct GroupOptions {
  std::size_t min_pages = 2;               // that each family has members from
  std::span<const Moment> published = {};  // by page; those beyond its end are unknown
};

// The families of what pages share: each link or run has its two ends in one of them, unless they are too unlike or too
// short, or tell two events in the same words. The same links in any order give the same families,
// most pages first, then the one with the earliest page. Errors: those of the shelf.
[[nodiscard]] Result<std::vector<Group>> group(const Shared& shared, const GroupOptions& options, Shelf* shelf,
                                               base::ThreadPool* pool);

[[nodiscard]] std::size_t count_pages(const Group& group);

}  // namespace wirecopy::lineage
