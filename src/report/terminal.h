// Text for terminals: what is safe to print, how wide it is, colours, wrapping.
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::report {

struct TextStyle {
  unsigned width = 80;  // columns of the terminal
  bool color = false;
};

enum class Paint { none, bold, dim, red, green, yellow, blue, magenta, cyan };

// Text from pages made safe to print on one line: control characters, line breaks and runs of white space become one
// space (no escape sequence reaches the terminal), characters that turn the direction of what follows are left out.
[[nodiscard]] std::string printable(std::string_view text);

// Columns: 0 for combining marks, 2 for the wide characters of East Asia and emoji, else 1.
[[nodiscard]] unsigned char_width(char32_t character);
[[nodiscard]] unsigned display_width(std::string_view text);

// The beginning of printable text that fits `width` columns, cut after a word and ended by "…" if it does not fit.
[[nodiscard]] std::string shortened(std::string_view text, unsigned width);
// The same for the end of a text: "… last words".
[[nodiscard]] std::string shortened_front(std::string_view text, unsigned width);

[[nodiscard]] std::string painted(std::string_view text, Paint paint, const TextStyle& style);

// Lays out runs of text, each in its colour, in lines of at most the style's width.
class Wrapper {
 public:
  // Lines begin with `indent`; the first one with `first`, as wide or narrower.
  Wrapper(const TextStyle& style, std::string first, std::string indent);
  void add(std::string_view printable_text, Paint paint = Paint::none);
  [[nodiscard]] std::string finish();  // with a line break at the end

 private:
  void end_word();

  TextStyle style_;
  std::string indent_;
  std::string out_;
  std::string word_;
  unsigned word_width_ = 0;
  unsigned column_ = 0;
  bool space_before_word_ = false;
  bool line_is_empty_ = true;
};

}  // namespace wirecopy::report
