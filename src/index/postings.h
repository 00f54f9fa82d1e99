// Gathering and sorting of seeds while a segment is built.
//
// Postings are scattered into 256 partitions by the top bits of their keys as they come, eight bytes each; at the end
// every partition is sorted by itself (LSD radix sort, stable, so positions stay in order), on all threads, and packed.
// Cost: linear. Slow version: std::map in segment_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fingerprint/seeds.h"
#include "index/segment_format.h"

namespace wirecopy::base {
class ThreadPool;
}

namespace wirecopy::index {

// A posting of a known partition: the key's bits below the partition's, above 32 bits of position.
using PostingEntry = std::uint64_t;

// Sorts by key, which has that many bits; entries of one key keep their order. `scratch` is overwritten.
void sort_by_key(std::uint32_t key_bits, std::vector<PostingEntry>* entries, std::vector<PostingEntry>* scratch);

// Neighbouring buckets as the file has them.
struct PackedPart {
  std::vector<std::uint32_t> buckets;  // first posting of each
  std::string rests;                   // packed, as the positions; they begin in the byte where the part before ended
  std::string positions;
  std::uint64_t end = 0;  // the posting after the last
};

// Packs the sorted entries of partition `number` of 2^partition_bits, the first of which is posting `first`.
struct PartPlace {
  std::uint32_t partition_bits = 0;  // at least 8, at most bucket_bits
  std::uint64_t number = 0;
  std::uint64_t first = 0;
};
[[nodiscard]] PackedPart pack_part(std::span<const PostingEntry> entries, const PartPlace& place,
                                   const PostingShape& shape);

// Turns parts that follow one another into the bytes of the three sections, each handed on as it comes.
class PostingSections {
 public:
  using Append = std::function<void(std::string_view)>;
  struct Sinks {
    Append buckets;
    Append rests;
    Append positions;
  };
  PostingSections(const PostingShape& shape, Sinks sinks) : shape_(shape), sinks_(std::move(sinks)) {}
  void add(PackedPart part);
  void finish();
  [[nodiscard]] std::uint64_t n_postings() const { return n_postings_; }

 private:
  PostingShape shape_;
  Sinks sinks_;
  PackedPieces rests_;
  PackedPieces positions_;
  std::uint64_t n_postings_ = 0;
};

class PostingSorter {
 public:
  PostingSorter();

  // Adds a page's seeds; `first_token` is its first token's number in the segment, and must not fall.
  void add(std::span<const fingerprint::Seed> seeds, std::uint32_t first_token);
  [[nodiscard]] std::uint64_t n_postings() const { return n_postings_; }
  [[nodiscard]] std::uint64_t memory() const { return memory_; }  // bytes held

  // Gives the postings in parts, in order, and lets go of the memory meanwhile. `pool` may be null.
  using Sink = std::function<void(PackedPart&&)>;
  void finish(const PostingShape& shape, base::ThreadPool* pool, const Sink& sink);

 private:
  std::vector<std::vector<PostingEntry>> partitions_;
  std::vector<fingerprint::Seed> scratch_;
  std::uint64_t n_postings_ = 0;
  std::uint64_t memory_ = 0;
};

}  // namespace wirecopy::index
