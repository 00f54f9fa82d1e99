// What a line break means: the end of a paragraph, the end of a headline or list item, or nothing but a full line.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace wirecopy::text {

// A text is hard-wrapped when hardly any line is longer than 100 columns and most lines end because the next word would
// not have fitted. Looked at once a text, when first asked: O(text).
class LineBreaks {
 public:
  explicit LineBreaks(std::string_view text) : text_(text) {}

  // Whether the white space [begin, end), which holds a line break, ends the sentence that starts at `sentence`.
  [[nodiscard]] bool ends_sentence(std::size_t sentence, std::size_t begin, std::size_t end);

 private:
  [[nodiscard]] bool was_full(std::size_t begin, std::size_t end);

  std::string_view text_;
  std::optional<std::size_t> width_;  // columns of the longest line of a hard-wrapped text, 0 of any other
};

// How many lines end in the white space [begin, end): CR LF ends one; a form feed or paragraph separator ends two.
[[nodiscard]] std::size_t count_line_ends(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace wirecopy::text
