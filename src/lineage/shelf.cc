#include "lineage/shelf.h"

#include <utility>

namespace wirecopy::lineage {
namespace {

std::size_t size_of(const ShelfPage& page) {
  const text::Text& text = page.seeded.text;
  return sizeof page + page.text.capacity() + text.tokens.capacity() * sizeof text.tokens[0] +
         text.sentences.capacity() * sizeof text.sentences[0] +
         (page.seeded.asked.capacity() + page.seeded.held.capacity()) * sizeof page.seeded.asked[0] +
         page.grams.capacity() * sizeof page.grams[0];
}

}  // namespace

Shelf::Shelf(std::size_t n_pages, TextOf text_of, std::size_t max_bytes, ShelfUse use)
    : text_of_(std::move(text_of)), max_bytes_(max_bytes), use_(use), pages_(n_pages) {}

Result<Shelf::Lease> Shelf::get(PageNumber page) {
  const std::scoped_lock lock(locks_[page % kLocks]);
  std::unique_ptr<ShelfPage>& place = pages_[page];
  if (place) return Lease(place.get());
  WIRECOPY_TRY(std::string text, text_of_(page));
  auto made = std::make_unique<ShelfPage>();
  if (use_ == ShelfUse::search) {
    made->seeded = match::with_asked_seeds(text::analyze(text));
  } else {
    made->seeded = match::with_seeds(text::analyze(text));
    made->grams = grams_of(made->seeded.text);
  }
  made->text = std::move(text);
  const std::size_t size = size_of(*made);
  if (n_bytes_.fetch_add(size) + size > max_bytes_) {
    return Lease(std::move(made));
  }
  place = std::move(made);
  return Lease(place.get());
}

void Shelf::tidy() {
  if (n_bytes_ <= max_bytes_) return;
  for (std::unique_ptr<ShelfPage>& page : pages_) page.reset();
  n_bytes_ = 0;
}

}  // namespace wirecopy::lineage
