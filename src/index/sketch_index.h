// Which pages share keys of their sketches (fingerprint/shingles.h) with a page: an index in memory that grows page by
// page, of a size that is known beforehand.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace wirecopy::index {

// A page found, with how many keys it shares.
struct SketchHit {
  std::uint32_t page = 0;
  std::uint32_t n_keys = 0;
};

class SketchIndex {
 public:
  // A key that so many pages have tells nothing: text that each of them has of its own accord, for pages that are
  // copies of each other are not added. It is not asked for any more.
  static constexpr std::uint32_t kMaxPages = 32;

  // Room for `n_keys` keys at least. Memory: 16 bytes a key, where their number is a power of two.
  explicit SketchIndex(std::size_t n_keys);

  [[nodiscard]] bool has_room_for(std::size_t n_keys) const { return n_keys_ + n_keys <= slots_.size() / 2; }
  // The keys must fit.
  void add(std::uint32_t page, std::span<const std::uint64_t> keys);
  // The pages that share keys, ascending; `telling` gets, of `keys` and in their order, those that still tell
  // something. Many threads at once.
  void find(std::span<const std::uint64_t> keys, std::vector<SketchHit>* hits,
            std::vector<std::uint64_t>* telling) const;
  void clear();

 private:
  struct Slot {
    std::uint32_t check = 0;  // the key's upper half
    std::uint32_t page = kNone;
  };
  static constexpr std::uint32_t kNone = ~0U;

  [[nodiscard]] std::size_t first_slot(std::uint64_t key) const { return static_cast<std::size_t>(key) & mask_; }
  // Appends the pages of a key; false if these are too many.
  [[nodiscard]] bool find_pages(std::uint64_t key, std::vector<std::uint32_t>* pages) const;

  std::vector<Slot> slots_;  // a power of two; a key's pages stand behind each other from its first slot on
  std::size_t mask_;
  std::size_t n_keys_ = 0;
};

}  // namespace wirecopy::index
