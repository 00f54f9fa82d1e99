// Sorting by hashes: as they are spread evenly, one pass by their first bits leaves hardly any two items in one place.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>
#include <vector>

namespace wirecopy::base {

// Sorts `items` by `less`, an order that goes by hash_of(item) first, a 64-bit number whose first `n_equal` bits are
// the same in all. Cost: linear where hashes are spread evenly.
template <typename T, typename HashOf, typename Less>
void sort_by_hash(std::uint32_t n_equal, const HashOf& hash_of, const Less& less, std::vector<T>* items) {
  thread_local std::vector<T> spread;             // scratch
  thread_local std::vector<std::uint32_t> begin;  // scratch: of each bucket; while it is filled, its next free place
  const auto bits = static_cast<std::uint32_t>(std::bit_width(items->size() | 1U));
  const auto bucket_of = [&](const T& item) { return (hash_of(item) << n_equal) >> (64 - bits); };
  begin.assign((std::size_t{1} << bits) + 1, 0);
  for (const T& item : *items) ++begin[bucket_of(item)];
  std::exclusive_scan(begin.begin(), begin.end(), begin.begin(), 0U);
  spread.resize(items->size());
  for (const T& item : *items) spread[begin[bucket_of(item)]++] = item;
  for (auto from = spread.begin(); from != spread.end();) {
    const auto to =
        std::find_if(from, spread.end(), [&](const T& each) { return bucket_of(each) != bucket_of(*from); });
    if (to - from > 1) std::sort(from, to, less);
    from = to;
  }
  items->swap(spread);
}

}  // namespace wirecopy::base
