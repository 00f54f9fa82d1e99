// Merging of small segments into larger ones, without the rows that were removed.
//
// Segments stand in tiers by size, each eight times the one before, up to 64 MB of text. Eight neighbours of a tier
// (or of smaller ones) become one segment, so a page is rewritten about once a tier: four times.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "index/store.h"
#include "index/store_state.h"

namespace wirecopy::index {

// Segments [begin, end) that shall become one.
struct MergeRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct MergeInput {
  std::uint64_t text_bytes = 0;
  std::uint64_t n_pages = 0;
  std::uint64_t n_removed = 0;
};

// The first merge to do, or an empty range if all is well: then also a segment of which more than half was removed.
[[nodiscard]] MergeRange plan_merge(const std::vector<MergeInput>& segments);

// The first merge on the way to as few segments as fit, none of them with a removed row; an empty range at the end.
[[nodiscard]] MergeRange plan_compaction(const std::vector<MergeInput>& segments);

// A builder with all live pages of these segments. Error, besides those of reading: stopped.
[[nodiscard]] Result<SegmentBuilder> merge_pages(const StoreState& state, MergeRange range,
                                                 const StoreWriter::Merging& merging);

}  // namespace wirecopy::index
