#include "match/same_words.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "base/hash.h"
#include "fingerprint/shingles.h"

namespace wirecopy::match {
namespace {

using fingerprint::kShingleWords;
using Words = std::span<const std::uint32_t>;

// Where each shingle of a text begins, found by its words. Open addressing in a table at most half full.
class ShingleTable {
 public:
  // Takes `slots`, whatever was in them, for its memory.
  ShingleTable(Words text, std::vector<std::uint32_t>* slots) : text_(text), slots_(*slots) {
    slots_.assign(std::bit_ceil(2 * text.size()), kEmpty);
    for (std::uint32_t i = 0; i + kShingleWords <= text.size(); ++i) slots_[slot_of(shingle(text, i))] = i;
  }

  [[nodiscard]] bool has(Words words) const { return slots_[slot_of(words)] != kEmpty; }

  [[nodiscard]] static Words shingle(Words text, std::size_t at) { return text.subspan(at, kShingleWords); }

 private:
  static constexpr std::uint32_t kEmpty = ~0U;

  [[nodiscard]] static std::uint64_t hash(Words words) {
    std::uint64_t sum = 0;
    for (const std::uint32_t word : words) sum = (sum + word) * 0x9e3779b97f4a7c15ULL;
    return sum >> 32U;
  }

  // The slot that holds these words, or the empty one where they belong.
  [[nodiscard]] std::size_t slot_of(Words words) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash(words) & mask;; slot = (slot + 1) & mask)
      if (slots_[slot] == kEmpty || std::ranges::equal(shingle(text_, slots_[slot]), words)) return slot;
  }

  Words text_;
  std::vector<std::uint32_t>& slots_;
};

}  // namespace

SameWords compare_words(Words page, Words other) {
  if (page.size() < kShingleWords && std::ranges::equal(page, other)) return {page.size(), 0};
  if (page.size() < kShingleWords || other.size() < kShingleWords) return {0, page.size()};
  thread_local std::vector<std::uint32_t> slots;  // scratch
  const ShingleTable table(other, &slots);
  SameWords same;
  std::size_t same_to = 0;  // of the page, where the last words that are the same end
  for (std::size_t i = 0; i + kShingleWords <= page.size(); ++i) {
    if (!table.has(ShingleTable::shingle(page, i))) continue;
    same.n_same += i + kShingleWords - std::max(i, same_to);
    same.longest_own = std::max(same.longest_own, std::max(i, same_to) - same_to);
    same_to = i + kShingleWords;
  }
  same.longest_own = std::max(same.longest_own, page.size() - same_to);
  return same;
}

SameRun run_around(Words page, std::uint32_t at, Words other, std::uint32_t other_at) {
  std::uint32_t before = 0;
  while (before < std::min(at, other_at) && page[at - before - 1] == other[other_at - before - 1]) ++before;
  std::uint32_t n = 0;
  while (at + n < page.size() && other_at + n < other.size() && page[at + n] == other[other_at + n]) ++n;
  if (n == 0) return {at, other_at, 0};
  return {at - before, other_at - before, before + n};
}

}  // namespace wirecopy::match
