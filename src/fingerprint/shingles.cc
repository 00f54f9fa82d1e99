#include "fingerprint/shingles.h"

#include <algorithm>
#include <limits>

#include "base/runs_of_words.h"

namespace wirecopy::fingerprint {
namespace {

// Calls take(key, i) for each run of `n` words, which begins at word i.
template <typename Take>
void for_each_run(std::span<const std::uint32_t> words, std::size_t n, const Take& take) {
  base::for_each_run(words.size(), [&](std::size_t i) { return words[i]; }, n, take);
}

constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();

// The limit of the sketch of a page with so many shingles.
std::uint64_t limit_of(std::size_t n_shingles) {
  if (n_shingles <= kSketchKeys) return kNoLimit;
  return std::max(kNoLimit / kLeastShare, kNoLimit / n_shingles * kSketchKeys);
}

void take_keys(std::span<const std::uint32_t> words, std::uint64_t limit, std::vector<std::uint64_t>* keys) {
  keys->clear();
  for_each_run(words, kShingleWords, [&](std::uint64_t key, std::size_t) {
    if (key <= limit) keys->push_back(key);
  });
  std::ranges::sort(*keys);
  keys->erase(std::ranges::unique(*keys).begin(), keys->end());
}

}  // namespace

std::uint64_t sketch(std::span<const std::uint32_t> words, std::vector<std::uint64_t>* keys) {
  keys->clear();
  if (words.size() < kShingleWords) return kNoLimit;
  const std::uint64_t limit = limit_of(words.size() + 1 - kShingleWords);
  take_keys(words, limit, keys);
  if (limit == kNoLimit || keys->size() >= kSketchKeys / 2) return limit;
  // There are fewer shingles than places for them: the text repeats itself.
  take_keys(words, kNoLimit, keys);
  const std::uint64_t wider_limit = limit_of(keys->size());
  keys->erase(std::ranges::upper_bound(*keys, wider_limit), keys->end());
  return wider_limit;
}

void anchors(std::span<const std::uint32_t> words, std::size_t least_run, std::vector<Anchor>* found) {
  found->clear();
  const std::size_t n_words = std::max<std::size_t>(1, least_run - least_run / 3);
  const std::size_t window = least_run - n_words + 1;
  thread_local std::vector<std::uint64_t> keys;  // scratch
  keys.clear();
  for_each_run(words, n_words, [&](std::uint64_t key, std::size_t) { keys.push_back(key); });
  std::size_t least =
      0;  // of the window that ends at i; of equals the one marked before, so that repetition is marked once
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const bool has_left = i >= window && least <= i - window;
    if (has_left) {
      least = i - window + 1;
      for (std::size_t k = least + 1; k <= i; ++k)
        if (keys[k] <= keys[least]) least = k;
    } else if (keys[i] < keys[least]) {
      least = i;
    }
    const bool is_new = found->empty() || found->back().word != least;
    if (i + 1 >= window && is_new) found->push_back({keys[least], static_cast<std::uint32_t>(least)});
  }
}

}  // namespace wirecopy::fingerprint
