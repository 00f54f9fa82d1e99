// Gathering and sorting of seeds while a segment is built.
//
// Postings are scattered into 256 partitions by the top bits of their keys as they come, eight bytes each; at the end
// every partition is sorted by itself (LSD radix sort, stable, so positions stay in order), on all threads. Cost:
// linear. Slow version: std::map in postings_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fingerprint/seeds.h"

namespace wirecopy::base {
class ThreadPool;
}

namespace wirecopy::index {

class PostingSorter {
 public:
  PostingSorter();

  // Adds a page's seeds; `first_token` is its first token's number in the segment, and must not fall.
  void add(std::span<const fingerprint::Seed> seeds, std::uint32_t first_token);
  [[nodiscard]] std::uint64_t n_postings() const { return n_postings_; }

  // Where the sorted postings go: arrays of 2^bucket_bits + 1, n_postings and n_postings.
  struct Target {
    std::uint32_t bucket_bits = 0;
    std::uint32_t* buckets = nullptr;
    std::uint16_t* rests = nullptr;
    std::uint32_t* positions = nullptr;
  };
  // Sorts into `target` and lets go of the memory. `pool` may be null.
  void finish(const Target& target, base::ThreadPool* pool);

 private:
  // A key's 32 bits below the partition's, above the position.
  using Entry = std::uint64_t;

  std::vector<std::vector<Entry>> partitions_;
  std::vector<fingerprint::Seed> scratch_;
  std::uint64_t n_postings_ = 0;
};

}  // namespace wirecopy::index
