// When to merge small segments into larger ones, without the rows that were removed.
//
// Segments stand in tiers by size, each eight times the one before. Eight neighbours of a tier (or of smaller ones),
// and all that follow them, become one segment, if it is at least twice as large as the largest of them: so a page is
// rewritten at most once a tier.
#pragma once

#include <cstdint>
#include <vector>

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
  std::uint64_t n_tokens = 0;
  std::uint64_t n_postings = 0;
};

// No merge makes a larger segment. Tokens and postings are counted in 32 bits besides.
inline constexpr std::uint64_t kMaxMergedTextBytes = 32ULL << 30;

// The first merge to do, or an empty range if all is well: then also a segment of which more than half was removed.
[[nodiscard]] MergeRange plan_merge(const std::vector<MergeInput>& segments);

// The first merge on the way to as few segments as fit, none of them with a removed row; an empty range at the end.
[[nodiscard]] MergeRange plan_compaction(const std::vector<MergeInput>& segments);

}  // namespace wirecopy::index
