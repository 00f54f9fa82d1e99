// Which passages of a snapshot's pages share text: every pair of pages that the index brings together is aligned once.
#pragma once

#include <functional>
#include <vector>

#include "base/partitions.h"
#include "base/thread_pool.h"
#include "index/snapshot.h"
#include "lineage/link.h"
#include "lineage/moment.h"
#include "lineage/shelf.h"

namespace wirecopy::engine {

// The live pages of a snapshot by PageNumber: earliest published first, those without a date last, then by id.
struct AgedPages {
  std::vector<index::PageIndex> pages;
  std::vector<lineage::Moment> published;  // of each
};
[[nodiscard]] Result<AgedPages> pages_by_age(const index::Snapshot& snapshot);

// Called now and then from the calling thread, with how many pages are done.
using PagesDone = std::function<void(std::size_t)>;

// `pages` are those of pages_by_age, and the shelf holds them by their PageNumber. In order; the same at any number of
// threads, and in whatever memory. Errors: those of the snapshot, and of files that `spill` needs.
[[nodiscard]] Result<lineage::Shared> find_links(const index::Snapshot& snapshot,
                                                 const std::vector<index::PageIndex>& pages, lineage::Shelf* shelf,
                                                 const base::SpillOptions& spill, base::ThreadPool* pool,
                                                 const PagesDone& done);

}  // namespace wirecopy::engine
