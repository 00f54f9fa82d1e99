#include "index/sketch_index.h"

#include <algorithm>
#include <bit>

#include "base/check.h"

namespace wirecopy::index {
namespace {

std::uint32_t check_of(std::uint64_t key) {
  return static_cast<std::uint32_t>(key >> 32U);
}

}  // namespace

SketchIndex::SketchIndex(std::size_t n_keys)
    : slots_(std::bit_ceil(std::max<std::size_t>(2 * n_keys, 2))), mask_(slots_.size() - 1) {}

void SketchIndex::add(std::uint32_t page, std::span<const std::uint64_t> keys) {
  WIRECOPY_CHECK(has_room_for(keys.size()));
  for (const std::uint64_t key : keys) {
    std::uint32_t n_pages = 0;
    std::size_t slot = first_slot(key);
    for (; slots_[slot].page != kNone; slot = (slot + 1) & mask_)
      n_pages += slots_[slot].check == check_of(key) ? 1U : 0U;
    if (n_pages >= kMaxPages) continue;
    slots_[slot] = {check_of(key), page};
    ++n_keys_;
  }
}

bool SketchIndex::find_pages(std::uint64_t key, std::vector<std::uint32_t>* pages) const {
  const std::size_t n_before = pages->size();
  for (std::size_t slot = first_slot(key); slots_[slot].page != kNone; slot = (slot + 1) & mask_)
    if (slots_[slot].check == check_of(key)) pages->push_back(slots_[slot].page);
  if (pages->size() - n_before < kMaxPages) return true;
  pages->resize(n_before);
  return false;
}

void SketchIndex::find(std::span<const std::uint64_t> keys, std::vector<SketchHit>* hits,
                       std::vector<std::uint64_t>* telling) const {
  hits->clear();
  telling->clear();
  thread_local std::vector<std::uint32_t> pages;  // scratch
  pages.clear();
  for (const std::uint64_t key : keys) __builtin_prefetch(&slots_[first_slot(key)]);
  for (const std::uint64_t key : keys)
    if (find_pages(key, &pages)) telling->push_back(key);
  std::ranges::sort(pages);
  for (const std::uint32_t page : pages) {
    if (hits->empty() || hits->back().page != page) hits->push_back({page, 0});
    ++hits->back().n_keys;
  }
}

void SketchIndex::clear() {
  if (n_keys_ > 0) std::ranges::fill(slots_, Slot());
  n_keys_ = 0;
}

}  // namespace wirecopy::index
