#include "lineage/shelf.h"

#include <utility>

namespace wirecopy::lineage {
namespace {

std::size_t size_of(const ShelfPage& page) {
  const text::Text& text = page.text;
  return sizeof page + page.utf8.capacity() + text.tokens.capacity() * sizeof text.tokens[0] +
         text.sentences.capacity() * sizeof text.sentences[0] + text.quotations.capacity() * sizeof text.quotations[0];
}

}  // namespace

Shelf::Shelf(std::size_t n_pages, TextOf text_of, std::size_t max_bytes)
    : text_of_(std::move(text_of)), max_bytes_(max_bytes), slots_(n_pages) {}

Result<Shelf::Lease> Shelf::get(PageNumber page) {
  Lease lease;
  {
    const std::scoped_lock lock(locks_[page % kLocks]);
    Slot& slot = slots_[page];
    slot.is_used = true;
    if (slot.page) return slot.page;
    auto made = std::make_shared<ShelfPage>();
    WIRECOPY_TRY(made->utf8, text_of_(page));
    made->text = text::analyze(made->utf8);
    made->text.tokens.shrink_to_fit();
    made->text.sentences.shrink_to_fit();
    n_bytes_ += size_of(*made);
    lease = slot.page = std::move(made);
  }
  if (n_bytes_ > max_bytes_) make_room();
  return lease;
}

// A clock (Corbato 1968).
void Shelf::make_room() {
  const std::unique_lock hand(hand_lock_, std::try_to_lock);
  if (!hand.owns_lock()) return;  // another thread is at it
  const std::size_t enough = max_bytes_ / 8 * 7;
  for (std::size_t i = 0; i < 2 * slots_.size() && n_bytes_ > enough; ++i) {
    const std::scoped_lock lock(locks_[hand_ % kLocks]);
    Slot& slot = slots_[hand_];
    if (slot.page && !std::exchange(slot.is_used, false)) {
      n_bytes_ -= size_of(*slot.page);
      slot.page.reset();
    }
    hand_ = (hand_ + 1) % slots_.size();
  }
}

}  // namespace wirecopy::lineage
