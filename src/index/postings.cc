#include "index/postings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.h"
#include "base/thread_pool.h"

namespace wirecopy::index {
namespace {

constexpr std::size_t kPartitions = 1U << kPartitionBits;
constexpr std::uint32_t kEntryKeyBits = kKeyBits - kPartitionBits;
constexpr std::size_t kPartsAtOnce = 16;  // packed side by side, then handed on: bounds what is held twice
static_assert(kEntryKeyBits + kPositionBits == 64);

bool by_token(const fingerprint::Seed& a, const fingerprint::Seed& b) {
  return a.token < b.token;
}

constexpr std::uint32_t kDigitBits = 11;

// One stable pass by the digit at `shift`.
void radix_pass(const std::vector<PostingEntry>& from, std::uint32_t shift, std::vector<PostingEntry>* to) {
  constexpr std::uint64_t kMask = (1U << kDigitBits) - 1;
  std::array<std::uint32_t, kMask + 1> next = {};
  for (const PostingEntry entry : from) ++next[(entry >> shift) & kMask];
  std::uint32_t sum = 0;
  for (std::uint32_t& count : next) sum += std::exchange(count, sum);
  for (const PostingEntry entry : from) (*to)[next[(entry >> shift) & kMask]++] = entry;
}

}  // namespace

void sort_by_key(std::uint32_t key_bits, std::vector<PostingEntry>* entries, std::vector<PostingEntry>* scratch) {
  constexpr std::size_t kFew = 512;  // below it, counting digits costs more than comparing
  if (entries->size() < kFew) {
    std::stable_sort(entries->begin(), entries->end(),
                     [](PostingEntry a, PostingEntry b) { return a >> kPositionBits < b >> kPositionBits; });
    return;
  }
  scratch->resize(entries->size());
  for (std::uint32_t shift = kPositionBits; shift < kPositionBits + key_bits; shift += kDigitBits) {
    radix_pass(*entries, shift, scratch);
    entries->swap(*scratch);
  }
}

PackedPart pack_part(std::span<const PostingEntry> entries, const PartPlace& place, const PostingShape& shape) {
  const std::uint32_t rest_bits = shape.rest_bits();
  const std::size_t n_buckets = std::size_t{1} << (shape.bucket_bits - place.partition_bits);
  const std::uint64_t bucket_mask = n_buckets - 1;
  PackedPart part;
  part.buckets.reserve(n_buckets);
  PackedBits rests(static_cast<std::uint32_t>(place.first * rest_bits % 8));
  PackedBits positions(static_cast<std::uint32_t>(place.first * shape.position_bits % 8));
  std::uint64_t posting = place.first;
  for (const PostingEntry entry : entries) {
    const std::uint64_t key = entry >> kPositionBits;
    const std::size_t bucket = (key >> rest_bits) & bucket_mask;
    while (part.buckets.size() <= bucket) part.buckets.push_back(static_cast<std::uint32_t>(posting));
    rests.append(key & ((1ULL << rest_bits) - 1), rest_bits);
    positions.append(static_cast<std::uint32_t>(entry), shape.position_bits);
    ++posting;
  }
  part.buckets.resize(n_buckets, static_cast<std::uint32_t>(posting));
  part.rests = rests.finish();
  part.positions = positions.finish();
  part.end = posting;
  return part;
}

void PostingSections::add(PackedPart part) {
  sinks_.buckets(bytes_of(part.buckets));
  n_postings_ = part.end;
  sinks_.rests(rests_.add(std::move(part.rests), n_postings_ * shape_.rest_bits()));
  sinks_.positions(positions_.add(std::move(part.positions), n_postings_ * shape_.position_bits));
}

void PostingSections::finish() {
  std::string end;
  append(static_cast<std::uint32_t>(n_postings_), &end);
  sinks_.buckets(end);
  sinks_.rests(rests_.finish() + std::string(kPackedSlack, '\0'));
  sinks_.positions(positions_.finish() + std::string(kPackedSlack, '\0'));
}

PostingSorter::PostingSorter() : partitions_(kPartitions) {}

void PostingSorter::add(std::span<const fingerprint::Seed> seeds, std::uint32_t first_token) {
  if (!std::is_sorted(seeds.begin(), seeds.end(), by_token)) {
    scratch_.assign(seeds.begin(), seeds.end());
    std::stable_sort(scratch_.begin(), scratch_.end(), by_token);
    seeds = scratch_;
  }
  for (const fingerprint::Seed& seed : seeds) {
    const std::uint64_t key = stored_key(seed.key);
    std::vector<PostingEntry>& partition = partitions_[key >> kEntryKeyBits];
    if (partition.size() == partition.capacity()) {
      const std::size_t before = partition.capacity();
      partition.reserve(std::max<std::size_t>(16, before + before / 2));
      memory_ += (partition.capacity() - before) * sizeof(PostingEntry);
    }
    partition.push_back((key << kPositionBits) | (first_token + seed.token));
  }
  n_postings_ += seeds.size();
}

void PostingSorter::finish(const PostingShape& shape, base::ThreadPool* pool, const Sink& sink) {
  std::array<std::uint64_t, kPartitions> first = {};
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kPartitions; ++i) first[i] = std::exchange(sum, sum + partitions_[i].size());
  std::array<PackedPart, kPartsAtOnce> parts;
  for (std::size_t begin = 0; begin < kPartitions; begin += kPartsAtOnce) {
    const auto sort_and_pack = [&](std::size_t i) {
      std::vector<PostingEntry> entries = std::move(partitions_[begin + i]);
      std::vector<PostingEntry> scratch;
      sort_by_key(kEntryKeyBits, &entries, &scratch);
      parts[i] = pack_part(entries, {kPartitionBits, begin + i, first[begin + i]}, shape);
    };
    if (pool != nullptr)
      pool->for_each(kPartsAtOnce, sort_and_pack);
    else
      for (std::size_t i = 0; i < kPartsAtOnce; ++i) sort_and_pack(i);
    for (PackedPart& part : parts) sink(std::exchange(part, {}));
  }
}

}  // namespace wirecopy::index
