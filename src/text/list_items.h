// List items: "1.", "2)", "(c)", "iv." and bullets, at the start of a line or one after the other within it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wirecopy::text {

struct ItemMark {
  std::size_t begin = 0;
  std::size_t end = 0;      // behind its full stop or bracket
  std::uint32_t value = 0;  // 1 for "1", "a", "i"; 0: no mark
  char style = 0;           // '1', 'a', 'i' for how it counts
  char close = 0;           // what it ends with
};

[[nodiscard]] bool is_bullet(char32_t value);

// The mark that starts at `at`: a number below 1000, a letter or a Roman number, with '.', ')' or ".)"; '(' may open
// it.
[[nodiscard]] ItemMark read_item_mark(std::string_view text, std::size_t at);

// Whether a list item starts at `at`: a bullet or a mark, white space behind it.
[[nodiscard]] bool starts_item(std::string_view text, std::size_t at);

// Counts the items of a list as it is read, so that "2." within a line is told from a number that ends a sentence.
class ItemCounter {
 public:
  // Takes the mark at the sentence's start, if there is one; else keeps what it had.
  ItemMark start(std::string_view text, std::size_t sentence);
  // Whether `mark` is the next item of the list.
  [[nodiscard]] bool is_next(const ItemMark& mark) const;
  [[nodiscard]] bool is_counting() const { return last_.value > 0; }
  void forget() { last_ = {}; }

 private:
  ItemMark last_;
};

}  // namespace wirecopy::text
