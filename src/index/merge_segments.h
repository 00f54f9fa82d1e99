// Makes one segment of several: metadata and postings are copied as they are, without the rows that were removed, and
// so are texts, unless the segment gets a dictionary that their frames lack.
//
// Postings are sorted by key in every segment, and all segments keep the same bits of a key: the key space is cut into
// parts of some hundred thousand postings, and the postings of all segments in a part are gathered, sorted (stable, so
// that they stay in order of their segments) and packed, several parts at once. Memory: some megabytes a thread and 12
// to learn a dictionary from, whatever the size; 5 bytes a row; 8 more for rows of segments that hold removed ones.
// Cost: linear, about as fast as the bytes can be read and written; with a dictionary once 11 ns a byte of text. Slow
// version: a SegmentBuilder of the same pages, in merge_segments_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "index/checked_writer.h"
#include "index/segment.h"
#include "wirecopy/engine.h"
#include "wirecopy/result.h"

namespace wirecopy::base {
class ThreadPool;
}

namespace wirecopy::index {

struct MergeSource {
  const Segment* segment = nullptr;
  std::vector<bool> live;  // of each row; empty: all
};

[[nodiscard]] std::uint64_t count_live(std::span<const MergeSource> sources);

struct MergeControl {
  base::ThreadPool* pool = nullptr;  // may be null
  StopCheck is_stopped = {};         // may be empty
  // Texts of so many bytes get a dictionary, unless a source has one: it needs a hundred times its size to learn from,
  // and pays where it is a small part of the texts.
  std::uint64_t dictionary_from = 16 << 20;
};

// Writes the merged segment, to the end. The same sources give the same bytes at any number of threads.
// Errors: damaged, stopped, those of the writer; limit if tokens or postings are more than 32 bits count.
[[nodiscard]] Result<void> merge_segments(std::span<const MergeSource> sources, const MergeControl& control,
                                          CheckedWriter* out);

}  // namespace wirecopy::index
