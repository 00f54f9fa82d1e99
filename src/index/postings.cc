#include "index/postings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/thread_pool.h"
#include "index/segment_format.h"

namespace wirecopy::index {
namespace {

constexpr std::size_t kPartitions = 256;
constexpr std::uint32_t kPositionBits = 32;
constexpr std::uint32_t kEntryKeyBits = kKeyBits - 8;  // of a key, without the partition's
constexpr std::uint32_t kDigitBits = 11;
static_assert(kEntryKeyBits + kPositionBits == 64);

bool by_token(const fingerprint::Seed& a, const fingerprint::Seed& b) {
  return a.token < b.token;
}

// One stable pass by the digit at `shift`.
void radix_pass(const std::vector<std::uint64_t>& from, std::uint32_t shift, std::vector<std::uint64_t>* to) {
  constexpr std::uint64_t kMask = (1U << kDigitBits) - 1;
  std::array<std::uint32_t, kMask + 1> next = {};
  for (const std::uint64_t entry : from) ++next[(entry >> shift) & kMask];
  std::uint32_t sum = 0;
  for (std::uint32_t& count : next) sum += std::exchange(count, sum);
  for (const std::uint64_t entry : from) (*to)[next[(entry >> shift) & kMask]++] = entry;
}

// Sorts by the key's bits from `first_bit` on; those below must be zero.
void sort_entries(std::uint32_t first_bit, std::vector<std::uint64_t>* entries) {
  constexpr std::size_t kFew = 512;  // below it, counting digits costs more than comparing
  if (entries->size() < kFew) {
    std::sort(entries->begin(), entries->end());
    return;
  }
  std::vector<std::uint64_t> other(entries->size());
  for (std::uint32_t shift = first_bit; shift < 64; shift += kDigitBits) {
    radix_pass(*entries, shift, &other);
    entries->swap(other);
  }
}

// Writes one sorted partition: rests, positions, and where its buckets begin.
void write_partition(std::size_t partition, const std::vector<std::uint64_t>& entries, std::uint32_t first_posting,
                     const PostingSorter::Target& target) {
  const std::uint32_t bits_below = target.bucket_bits - kMinBucketBits;  // of the bucket's number, in the entry
  std::size_t bucket = partition << bits_below;
  const std::size_t end_bucket = (partition + 1) << bits_below;
  std::uint32_t posting = first_posting;
  for (const std::uint64_t entry : entries) {
    const std::uint64_t key = entry >> (64 - bits_below - kRestBits);
    const std::size_t its_bucket = (partition << bits_below) + (key >> kRestBits);
    while (bucket <= its_bucket) target.buckets[bucket++] = posting;
    target.rests[posting] = static_cast<std::uint16_t>(key);
    target.positions[posting++] = static_cast<std::uint32_t>(entry);
  }
  while (bucket < end_bucket) target.buckets[bucket++] = posting;
}

}  // namespace

PostingSorter::PostingSorter() : partitions_(kPartitions) {}

void PostingSorter::add(std::span<const fingerprint::Seed> seeds, std::uint32_t first_token) {
  if (!std::is_sorted(seeds.begin(), seeds.end(), by_token)) {
    scratch_.assign(seeds.begin(), seeds.end());
    std::stable_sort(scratch_.begin(), scratch_.end(), by_token);
    seeds = scratch_;
  }
  for (const fingerprint::Seed& seed : seeds) {
    const std::uint64_t key = stored_key(seed.key);
    partitions_[key >> kEntryKeyBits].push_back((key << kPositionBits) | (first_token + seed.token));
  }
  n_postings_ += seeds.size();
}

void PostingSorter::finish(const Target& target, base::ThreadPool* pool) {
  std::array<std::uint32_t, kPartitions> first = {};
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < kPartitions; ++i) {
    first[i] = sum;
    sum += static_cast<std::uint32_t>(partitions_[i].size());
  }
  // Key bits that are not stored must not decide the order.
  const std::uint32_t first_bit = 64 - (target.bucket_bits - kMinBucketBits) - kRestBits;
  const std::uint64_t unused = ((1ULL << first_bit) - 1) & ~((1ULL << kPositionBits) - 1);
  const auto sort_partition = [&](std::size_t i) {
    std::vector<Entry> entries = std::move(partitions_[i]);
    for (Entry& entry : entries) entry &= ~unused;
    sort_entries(first_bit, &entries);
    write_partition(i, entries, first[i], target);
  };
  if (pool != nullptr)
    pool->for_each(kPartitions, sort_partition);
  else
    for (std::size_t i = 0; i < kPartitions; ++i) sort_partition(i);
  target.buckets[1ULL << target.bucket_bits] = sum;
}

}  // namespace wirecopy::index
