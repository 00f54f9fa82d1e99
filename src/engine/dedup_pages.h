// Which pages are copies of a page that is kept, and which passages: what a survey's pages have in common.
#pragma once

#include <compare>
#include <cstdint>

#include "base/sorted_runs.h"
#include "base/thread_pool.h"
#include "engine/dedup_survey.h"

namespace wirecopy::engine {

// That a page, or a passage of it, is a copy.
struct CopyRow {
  static constexpr std::uint32_t kWholePage = ~0U;
  static constexpr std::uint32_t kShareUnit = 1000000;

  std::uint32_t page = 0;
  std::uint32_t begin = 0;  // words [begin, end) of the page; end is kWholePage for all of it, words or none
  std::uint32_t end = 0;
  std::uint32_t kept_page = 0;
  std::uint32_t kept_begin = 0;  // in code points
  std::uint32_t kept_end = 0;
  std::uint32_t share = kShareUnit;  // of its words, in kShareUnit

  friend auto operator<=>(const CopyRow&, const CopyRow&) = default;
};
using CopyRows = base::SortedRuns<CopyRow>;

// A row for each page that is a copy. Pages are looked at in the order in which they would be kept; each is held
// against those kept so far that share enough of their sketches, the first of them first, until one holds
// options.min_share of its words and all its passages: so copies are never chained. Memory: the index of kept pages
// fills half of what is allowed; where more pages are kept, the rest of them are held against that index, and then a
// new one is begun.
[[nodiscard]] Result<void> find_page_copies(const Survey& survey, const DedupOptions& options, base::ThreadPool* pool,
                                            CopyRows* rows);

// A row for each passage that stands in a page that would be kept before, and for each page of fewer than
// options.min_words words that is one of these word by word. Pages meet in runs of words that both have marked
// (fingerprint::anchors), sorted on disk; the run around each is followed word by word as far as it goes.
[[nodiscard]] Result<void> find_passage_copies(const Survey& survey, const DedupOptions& options,
                                               base::ThreadPool* pool, CopyRows* rows);

}  // namespace wirecopy::engine
