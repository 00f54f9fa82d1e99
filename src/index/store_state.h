// A store as its manifest tells it, opened: shared by readers, the writer and the check.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "index/checked_writer.h"
#include "index/manifest.h"
#include "index/snapshot.h"
#include "wirecopy/result.h"

namespace wirecopy::index {

// The files of a store.
[[nodiscard]] std::string manifest_path(const std::string& folder);
[[nodiscard]] std::string segment_path(const std::string& folder, const std::string& file);
[[nodiscard]] bool is_temporary(std::string_view file);  // left by a writer that was stopped

struct StoreState {
  Manifest manifest;
  std::vector<std::shared_ptr<const Segment>> segments;  // those of the manifest, in its order

  [[nodiscard]] Snapshot snapshot() const;
  [[nodiscard]] std::vector<bool> live_rows(std::size_t segment) const;  // empty: all
};

// Opens a segment and compares it with what the manifest says of it.
[[nodiscard]] Result<std::shared_ptr<const Segment>> open_segment(const std::string& folder,
                                                                  const SegmentRecord& record);

// Lets `write` write a segment's content beside `path`; when it returns the file stands there in full, durably, and is
// opened. If that fails nothing is left of it.
[[nodiscard]] Result<Segment> write_segment_file(const std::string& path,
                                                 const std::function<Result<void>(CheckedWriter*)>& write);

// What the manifest shall say of a segment.
[[nodiscard]] SegmentRecord record_of(const Segment& segment, std::string file);

// Opens all that the manifest names. Reads the manifest again when a writer has replaced segments meanwhile.
[[nodiscard]] Result<StoreState> open_state(const std::string& folder);

// Removes files that were not renamed yet, and segments that are not among these. For who holds the lock only.
[[nodiscard]] Result<void> remove_unnamed(const std::string& folder, std::span<const Manifest::Entry> segments);

// For each page of a snapshot: its version's number from 1 among the live pages of its id, 0 if it was removed; and
// whether it is the newest. Ids are told apart by their hashes, which serves for counting.
struct Versions {
  std::vector<std::uint32_t> number;
  std::vector<bool> is_newest;
};
[[nodiscard]] Versions count_versions(const Snapshot& snapshot);

}  // namespace wirecopy::index
