// Analysed pages at hand: read and prepared when first asked for, kept as long as there is room.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "lineage/link.h"
#include "lineage/runs.h"
#include "match/shared.h"

namespace wirecopy::lineage {

struct ShelfPage {
  std::string text;
  match::SeededText seeded;
  std::vector<Gram> grams;
};

// What pages are prepared for: to be held against each other, or only to be searched for other texts. These take half
// of the room and of the time: they hold no seeds that others ask for, and no grams.
enum class ShelfUse : std::uint8_t { compare, search };

class Shelf {
 public:
  // A page lent out: of the shelf, or, where that was full, made for the borrower alone.
  class Lease {
   public:
    explicit Lease(const ShelfPage* page) : page_(page) {}
    explicit Lease(std::unique_ptr<ShelfPage> own) : own_(std::move(own)), page_(own_.get()) {}
    const ShelfPage& operator*() const { return *page_; }
    const ShelfPage* operator->() const { return page_; }

   private:
    std::unique_ptr<ShelfPage> own_;
    const ShelfPage* page_;
  };

  // For pages 0 .. n_pages - 1. Keeps about `max_bytes`. `text_of` must stand calls from many threads if `get` is.
  Shelf(std::size_t n_pages, TextOf text_of, std::size_t max_bytes, ShelfUse use = ShelfUse::compare);

  // Safe from many threads. A lease holds until `tidy`. Errors: those of `text_of`.
  [[nodiscard]] Result<Lease> get(PageNumber page);

  // Clears the shelf if it is full. Nobody may hold a lease then.
  void tidy();

 private:
  static constexpr std::size_t kLocks = 64;  // a page is made under the lock it shares with every 64th

  TextOf text_of_;
  std::size_t max_bytes_;
  ShelfUse use_;
  std::vector<std::unique_ptr<ShelfPage>> pages_;
  std::array<std::mutex, kLocks> locks_;
  std::atomic<std::size_t> n_bytes_{0};
};

}  // namespace wirecopy::lineage
