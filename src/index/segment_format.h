// The layout of a segment's content; docs/formats.md tells it in words. All numbers are little-endian.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "base/hash.h"
#include "index/packed_bits.h"

namespace wirecopy::index {

inline constexpr std::array<char, 8> kSegmentMagic = {'W', 'C', 'S', 'E', 'G', '0', '0', '3'};
inline constexpr std::string_view kSegmentMagicStem = "WCSEG";  // of every format, before and after this one

struct Section {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

struct SegmentHeader {
  std::array<char, 8> magic = kSegmentMagic;
  std::uint32_t n_pages = 0;
  std::uint32_t n_groups = 0;
  std::uint64_t n_tokens = 0;
  std::uint64_t n_postings = 0;
  std::uint64_t text_bytes = 0;
  std::uint32_t bucket_bits = 0;
  std::uint32_t position_bits = 0;
  Section rows;        // RowEntry, one a page
  Section groups;      // GroupEntry
  Section metadata;    // the groups' zstd frames
  Section texts;       // the pages' zstd frames
  Section ids;         // u32 rows, by id hash, then row
  Section buckets;     // u32 first posting of each bucket, and their number at the end
  Section rests;       // of each posting the key's bits after the bucket's, packed
  Section positions;   // of each posting its token, counted through the segment, in position_bits bits, packed
  Section dictionary;  // that frames of texts name; empty if none does
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

// Of texts. Merging of enough text makes a dictionary for zstd, by which all texts of the segment are compressed: news
// articles, each by itself, take 18 % less by one of 110 KiB than without at the same level, 15 % by one of 32 KiB.
inline constexpr std::uint64_t kMaxDictionaryBytes = 110 << 10;
inline constexpr int kDictionaryLevel = 3;

inline constexpr std::uint32_t kMaxGroupRows = 32;
inline constexpr std::uint32_t kMaxGroupBytes = 8 << 10;  // a group is closed when it has grown past this
inline constexpr int kMetadataLevel = 3;                  // of compression

[[nodiscard]] constexpr bool is_full_group(std::uint64_t n_rows, std::uint64_t n_bytes) {
  return n_rows >= kMaxGroupRows || n_bytes > kMaxGroupBytes;
}

// Seeds. A key is mixed, and its top 40 bits count: partition (8 bits, the order in which the builder gathers), the
// rest of the bucket's number, then what is stored with each posting. All segments keep the same bits of a key,
// whatever their size, so that they can be merged as they are. A key that was never stored meets a posting by chance
// once in 2^40 / n_postings questions: 100,000 in a segment of 64 MB of text, 1,000 in one of 6 GB.
inline constexpr std::uint32_t kKeyBits = 40;
inline constexpr std::uint32_t kPositionBits = 32;  // at most: tokens of a segment are counted in u32
inline constexpr std::uint32_t kPartitionBits = 8;
inline constexpr std::uint32_t kMinBucketBits = kPartitionBits;
inline constexpr std::uint32_t kMaxBucketBits = 28;

[[nodiscard]] constexpr std::uint64_t stored_key(std::uint64_t key) {
  return base::mix(key) >> (64 - kKeyBits);
}

// Buckets of 8 to 16 postings.
[[nodiscard]] constexpr std::uint32_t bucket_bits_for(std::uint64_t n_postings) {
  const auto bits = static_cast<std::uint32_t>(std::bit_width(n_postings / 16));
  return bits < kMinBucketBits ? kMinBucketBits : bits > kMaxBucketBits ? kMaxBucketBits : bits;
}

// How postings lie in a segment.
struct PostingShape {
  std::uint32_t bucket_bits = kMinBucketBits;
  std::uint32_t position_bits = 1;

  [[nodiscard]] std::uint32_t rest_bits() const { return kKeyBits - bucket_bits; }
  [[nodiscard]] std::uint64_t buckets_size() const { return ((1ULL << bucket_bits) + 1) * sizeof(std::uint32_t); }
};

[[nodiscard]] constexpr PostingShape shape_of(const SegmentHeader& header) {
  return {header.bucket_bits, header.position_bits};
}

[[nodiscard]] constexpr std::uint32_t position_bits_for(std::uint64_t n_tokens) {
  const auto bits = static_cast<std::uint32_t>(std::bit_width(n_tokens));
  return bits == 0 ? 1 : bits;
}

}  // namespace wirecopy::index
