#include "index/merge.h"

#include <algorithm>

#include "base/thread_pool.h"

namespace wirecopy::index {
namespace {

constexpr std::size_t kFactor = 8;
constexpr std::size_t kFewest = 4;                  // fewer are not worth rewriting; counts only near the largest size
constexpr std::uint64_t kSmallestTier = 128 << 10;  // bytes of text; some tens of pages
constexpr std::uint64_t kMaxTextBytes = 64 << 20;
constexpr std::size_t kBatchRows = 256;  // pages in memory at once

MergeRange no_merge() {
  return {};
}

// The longest start of a run whose texts fit one segment.
MergeRange fitting(const std::vector<MergeInput>& segments, MergeRange run) {
  std::uint64_t sum = 0;
  std::size_t end = run.begin;
  while (end < run.end && sum + segments[end].text_bytes <= kMaxTextBytes) sum += segments[end++].text_bytes;
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

// A merge in the first run of at least kFactor neighbours, each of at most `tier` bytes, that has one.
MergeRange plan_tier(const std::vector<MergeInput>& segments, std::uint64_t tier) {
  for (std::size_t begin = 0; begin < segments.size();) {
    std::size_t end = begin;
    while (end < segments.size() && segments[end].text_bytes <= tier) ++end;
    if (end - begin >= kFactor) {
      const MergeRange merge = first_fitting(segments, {begin, end});
      if (merge.end != merge.begin) return merge;
    }
    begin = std::max(end, begin + 1);
  }
  return no_merge();
}

// One live page on its way to another segment.
struct Moved {
  Moved(std::size_t from, Row its_row) : segment(from), row(its_row) {}
  std::size_t segment;
  Row row;
  Page page;
  std::string compressed_text;
  std::uint32_t n_tokens = 0;
  std::vector<fingerprint::Seed> seeds;
  Error error;
  bool failed = false;
};

Result<void> read_moved(const Segment& segment, const StoreWriter::Rebuild& rebuild, Moved* moved) {
  WIRECOPY_TRY(moved->page, segment.page(moved->row));
  WIRECOPY_TRY(moved->page.text, segment.text(moved->row));
  WIRECOPY_TRY(moved->compressed_text, segment.compressed_text(moved->row));
  rebuild(moved->page, &moved->n_tokens, &moved->seeds);
  return {};
}

Result<void> move_batch(const StoreState& state, const StoreWriter::Merging& merging, std::vector<Moved>* batch,
                        SegmentBuilder* builder) {
  if (merging.is_stopped && merging.is_stopped()) return fail(ErrorCode::stopped, "stopped while segments were merged");
  const auto read_one = [&](std::size_t i) {
    Moved& moved = (*batch)[i];
    const Result<void> read = read_moved(*state.segments[moved.segment], merging.rebuild, &moved);
    moved.failed = !read;
    if (!read) moved.error = read.error();
  };
  merging.pool->for_each(batch->size(), read_one);
  for (Moved& moved : *batch) {
    if (moved.failed) return std::unexpected(std::move(moved.error));
    builder->add(moved.page, moved.compressed_text, moved.n_tokens, moved.seeds);
  }
  batch->clear();
  return {};
}

}  // namespace

MergeRange plan_merge(const std::vector<MergeInput>& segments) {
  for (std::uint64_t tier = kSmallestTier; tier <= kMaxTextBytes; tier *= kFactor) {
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

Result<SegmentBuilder> merge_pages(const StoreState& state, MergeRange range, const StoreWriter::Merging& merging) {
  SegmentBuilder builder;
  std::vector<Moved> batch;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::vector<bool> live = state.live_rows(i);
    for (Row row = 0; row < state.segments[i]->n_pages(); ++row) {
      if (!live.empty() && !live[row]) continue;
      batch.emplace_back(i, row);
      if (batch.size() == kBatchRows) WIRECOPY_TRY_VOID(move_batch(state, merging, &batch, &builder));
    }
  }
  WIRECOPY_TRY_VOID(move_batch(state, merging, &batch, &builder));
  return builder;
}

}  // namespace wirecopy::index
