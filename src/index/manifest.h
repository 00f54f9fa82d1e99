// The manifest: an append-only file of checksummed records that tells which segments a store is made of, in order, and
// which of their rows were removed. docs/formats.md tells the bytes.
//
// A tail that a writer did not finish (the file ends inside a record, or the record's end is zeros) was never
// acknowledged: it is left out, and cut off by the next writer. Any other fault is damage.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/segment.h"
#include "wirecopy/result.h"

namespace wirecopy::index {

// What the manifest says of a segment's file; the file must agree.
struct SegmentRecord {
  std::string file;
  std::uint32_t n_pages = 0;
  std::uint64_t text_bytes = 0;
  std::uint64_t file_size = 0;
  std::uint64_t checksum = 0;  // Segment::checksum
};

struct Manifest {
  struct Entry {
    SegmentRecord segment;
    std::vector<Row> removed;  // ascending
    std::uint64_t record = 0;  // the number, from 1, of the record that added it
  };
  std::vector<Entry> segments;  // older pages first
  std::uint64_t n_records = 0;
  std::uint64_t size = 0;          // bytes of the records told; the next one is written there
  std::uint64_t hash = 0;          // of those bytes
  std::uint64_t n_torn_bytes = 0;  // an unfinished tail after them
  std::uint32_t last_number = 0;   // of all segments told of, so that no name is used twice
};

struct ManifestDamage {
  std::uint64_t offset = 0;
  std::string message;
};

// Reads as much as can be read: after a damaged record goes on at the next whole one. `damage` tells what was lost.
[[nodiscard]] Manifest salvage_manifest(std::string_view bytes, std::vector<ManifestDamage>* damage);

// The manifest, if all of it is whole.
[[nodiscard]] Result<Manifest> read_manifest(std::string_view bytes, const std::string& name);

// Changes to a manifest, each one record.
struct ReplaceSegments {
  std::vector<std::string> removed;    // neighbours, in order
  std::optional<SegmentRecord> added;  // takes their place
};
struct RemovedRows {
  std::string file;
  std::vector<Row> rows;  // ascending
};

// The bytes of a record that stands at `offset`.
[[nodiscard]] std::string encode_header(std::uint64_t offset);
[[nodiscard]] std::string encode_add(const SegmentRecord& segment, std::uint64_t offset);
[[nodiscard]] std::string encode_replace(const ReplaceSegments& change, std::uint64_t offset);
[[nodiscard]] std::string encode_removal(std::span<const RemovedRows> removed, std::uint64_t offset);

// A whole manifest of these segments.
[[nodiscard]] std::string encode_manifest(std::span<const Manifest::Entry> segments);

// "segment-000001.wcs" and back; nothing for any other name.
[[nodiscard]] std::string segment_file_name(std::uint32_t number);
[[nodiscard]] std::optional<std::uint32_t> segment_number(std::string_view file);

}  // namespace wirecopy::index
