#include "index/merge.h"

#include <algorithm>

namespace wirecopy::index {
namespace {

constexpr std::size_t kFactor = 8;
constexpr std::size_t kFewest = 4;                  // fewer are not worth rewriting; counts only near the largest size
constexpr std::uint64_t kSmallestTier = 128 << 10;  // bytes of text; some tens of pages

MergeRange no_merge() {
  return {};
}

bool fits(const MergeInput& sum) {
  return sum.text_bytes <= kMaxMergedTextBytes && sum.n_tokens <= UINT32_MAX && sum.n_postings <= UINT32_MAX;
}

// The longest start of a run that fits one segment.
MergeRange fitting(const std::vector<MergeInput>& segments, MergeRange run) {
  MergeInput sum;
  std::size_t end = run.begin;
  for (; end < run.end; ++end) {
    sum.text_bytes += segments[end].text_bytes;
    sum.n_tokens += segments[end].n_tokens;
    sum.n_postings += segments[end].n_postings;
    if (!fits(sum)) break;
  }
  return {run.begin, end};
}

// The first place in a run where kFewest or more fit one segment.
MergeRange first_fitting(const std::vector<MergeInput>& segments, MergeRange run) {
  for (; run.begin < run.end; ++run.begin) {
    const MergeRange merge = fitting(segments, run);
    if (merge.end - merge.begin >= kFewest) return merge;
  }
  return no_merge();
}

// Whether a merge makes something larger than its largest segment: that one is not rewritten for a handful of pages.
bool is_worth_it(const std::vector<MergeInput>& segments, MergeRange merge) {
  std::uint64_t sum = 0;
  std::uint64_t largest = 0;
  for (std::size_t i = merge.begin; i < merge.end; ++i) {
    sum += segments[i].text_bytes;
    largest = std::max(largest, segments[i].text_bytes);
  }
  return largest <= kSmallestTier || largest <= sum / 2;
}

// A merge in the first run of at least kFactor neighbours, each of at most `tier` bytes, that has one.
MergeRange plan_tier(const std::vector<MergeInput>& segments, std::uint64_t tier) {
  for (std::size_t begin = 0; begin < segments.size();) {
    std::size_t end = begin;
    while (end < segments.size() && segments[end].text_bytes <= tier) ++end;
    if (end - begin >= kFactor) {
      const MergeRange merge = first_fitting(segments, {begin, end});
      if (merge.end != merge.begin && is_worth_it(segments, merge)) return merge;
    }
    begin = std::max(end, begin + 1);
  }
  return no_merge();
}

}  // namespace

MergeRange plan_merge(const std::vector<MergeInput>& segments) {
  for (std::uint64_t tier = kSmallestTier; tier <= kMaxMergedTextBytes; tier *= kFactor) {
    const MergeRange merge = plan_tier(segments, tier);
    if (merge.end != merge.begin) return merge;
  }
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (segments[i].n_removed > segments[i].n_pages / 2) return {i, i + 1};
  return no_merge();
}

MergeRange plan_compaction(const std::vector<MergeInput>& segments) {
  for (MergeRange run = {0, segments.size()}; run.begin < run.end;) {
    const MergeRange merge = {run.begin, std::max(fitting(segments, run).end, run.begin + 1)};
    if (merge.end - merge.begin > 1 || segments[merge.begin].n_removed > 0) return merge;
    run.begin = merge.end;
  }
  return no_merge();
}

}  // namespace wirecopy::index
