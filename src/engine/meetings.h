// Which earlier pages hold the seeds that pages ask for. Many pages ask at once: a seed of theirs is looked up once,
// and its postings are read once, however many of them ask for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/thread_pool.h"
#include "fingerprint/seeds.h"
#include "index/snapshot.h"
#include "lineage/link.h"
#include "match/candidates.h"

namespace wirecopy::engine {

// A seed that an earlier page holds too.
struct Meeting {
  lineage::PageNumber earlier = 0;
  match::Hit hit;  // `a` is the later page
};

// Of a seed that stands in more places than this, only the earliest are looked at: enough to reach all copies, for a
// family grows from page to page.
constexpr std::size_t kMaxPlaces = 64;

class MeetingFinder {
 public:
  // `pages` by PageNumber. The snapshot must outlive it.
  MeetingFinder(const index::Snapshot& snapshot, const std::vector<index::PageIndex>& pages);

  // What pages first, first + 1 ... meet in pages before them, those of the first page first, by earlier page. `asked`
  // are their seeds, by key. Versions of one page do not meet. Errors: those of the index.
  [[nodiscard]] Result<std::vector<std::vector<Meeting>>> find(
      lineage::PageNumber first, std::span<const std::span<const fingerprint::Seed>> asked,
      base::ThreadPool* pool) const;

 private:
  struct Part;
  [[nodiscard]] Result<void> fill(lineage::PageNumber first, std::span<const std::span<const fingerprint::Seed>> asked,
                                  Part* part) const;

  const index::Snapshot& snapshot_;
  std::vector<lineage::PageNumber> numbers_;  // by PageIndex
  std::vector<std::uint64_t> ids_;            // by PageNumber: hashes
};

}  // namespace wirecopy::engine
