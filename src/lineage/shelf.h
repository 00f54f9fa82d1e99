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
#include "text/text.h"

namespace wirecopy::lineage {

struct ShelfPage {
  std::string utf8;
  text::Text text;
};

class Shelf {
 public:
  using Lease = std::shared_ptr<const ShelfPage>;

  // For pages 0 .. n_pages - 1. Keeps about `max_bytes`, besides what is lent out. `text_of` must stand calls from many
  // threads if `get` is to.
  Shelf(std::size_t n_pages, TextOf text_of, std::size_t max_bytes);

  // Safe from many threads. Errors: those of `text_of`.
  [[nodiscard]] Result<Lease> get(PageNumber page);

 private:
  static constexpr std::size_t kLocks = 64;  // a page is made under the lock it shares with every 64th

  struct Slot {
    Lease page;
    bool is_used = false;  // since the hand went by
  };
  void make_room();

  TextOf text_of_;
  std::size_t max_bytes_;
  std::vector<Slot> slots_;
  std::array<std::mutex, kLocks> locks_;
  std::atomic<std::size_t> n_bytes_{0};
  std::mutex hand_lock_;
  std::size_t hand_ = 0;  // goes round; takes off the shelf what was not used since it last went by
};

}  // namespace wirecopy::lineage
