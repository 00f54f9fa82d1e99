// The layout of a segment's content; docs/formats.md tells it in words. All numbers are little-endian.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "base/hash.h"

namespace wirecopy::index {

inline constexpr std::uint64_t kSegmentMagic = 0x3130304745534357ULL;  // "WCSEG001"

struct Section {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

struct SegmentHeader {
  std::uint64_t magic = kSegmentMagic;
  std::uint32_t n_pages = 0;
  std::uint32_t n_groups = 0;
  std::uint64_t n_tokens = 0;
  std::uint64_t n_postings = 0;
  std::uint64_t text_bytes = 0;
  std::uint32_t bucket_bits = 0;
  std::uint32_t reserved = 0;
  Section rows;       // RowEntry, one a page
  Section groups;     // GroupEntry
  Section metadata;   // the groups' zstd frames
  Section texts;      // the pages' zstd frames
  Section ids;        // u32 rows, by id hash, then row
  Section buckets;    // u32 first posting of each bucket, and their number at the end
  Section rests;      // u16 of each posting: the key's bits after the bucket's
  Section positions;  // u32 of each posting: its token, counted through the segment
};

struct RowEntry {
  std::uint64_t text_offset = 0;  // in the section of texts
  std::uint64_t id_hash = 0;
  std::uint64_t text_hash = 0;
  std::uint32_t text_size = 0;
  std::uint32_t compressed_size = 0;
  std::uint32_t first_token = 0;  // counted through the segment
  std::uint32_t group = 0;        // where its metadata is
};

// Pages' metadata is compressed in groups of neighbouring rows; a page alone is too short for that.
struct GroupEntry {
  std::uint64_t offset = 0;  // in the section of metadata
  std::uint32_t compressed_size = 0;
  std::uint32_t size = 0;
  std::uint32_t first_row = 0;
  std::uint32_t reserved = 0;
};

inline constexpr std::uint32_t kMaxGroupRows = 32;
inline constexpr std::uint32_t kMaxGroupBytes = 8 << 10;  // a group is closed when it has grown past this

// Seeds. A key is mixed, and its top 40 bits count: partition (8 bits, the order in which the builder gathers), the
// rest of the bucket's number, then 16 bits that are stored with each posting. Buckets hold 8 to 16 postings, so two
// different keys are taken for one another once in 4096 to 8192 questions.
inline constexpr std::uint32_t kRestBits = 16;
inline constexpr std::uint32_t kMinBucketBits = 8;
inline constexpr std::uint32_t kMaxBucketBits = 24;
inline constexpr std::uint32_t kKeyBits = kMaxBucketBits + kRestBits;

[[nodiscard]] constexpr std::uint64_t stored_key(std::uint64_t key) {
  return base::mix(key) >> (64 - kKeyBits);
}

[[nodiscard]] constexpr std::uint32_t bucket_bits_for(std::uint64_t n_postings) {
  const auto bits = static_cast<std::uint32_t>(std::bit_width(n_postings / 16));
  return bits < kMinBucketBits ? kMinBucketBits : bits > kMaxBucketBits ? kMaxBucketBits : bits;
}

}  // namespace wirecopy::index
