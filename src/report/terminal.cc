#include "report/terminal.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace wirecopy::report {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Unicode 15: the blocks of nonspacing marks that news text meets, and format characters.
constexpr std::array kZeroWidth = std::to_array<Range>(
    {{0x0300, 0x036F}, {0x0483, 0x0489},  {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C5},
     {0x0610, 0x061A}, {0x064B, 0x065F},  {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x0900, 0x0902},
     {0x093C, 0x093C}, {0x0941, 0x0948},  {0x094D, 0x094D}, {0x0981, 0x0981}, {0x09BC, 0x09BC}, {0x09C1, 0x09C4},
     {0x09CD, 0x09CD}, {0x0E31, 0x0E31},  {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x0EB1, 0x0EB1}, {0x0EB4, 0x0EBC},
     {0x102D, 0x1030}, {0x1032, 0x1037},  {0x17B4, 0x17B5}, {0x17B7, 0x17BD}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
     {0x200B, 0x200F}, {0x202A, 0x202E},  {0x2060, 0x206F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
     {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}});

// East Asian Width W and F (UAX #11), by block.
constexpr std::array kWide = std::to_array<Range>({{0x1100, 0x115F},
                                                   {0x231A, 0x231B},
                                                   {0x2E80, 0x303E},
                                                   {0x3041, 0xA4CF},
                                                   {0xA960, 0xA97F},
                                                   {0xAC00, 0xD7A3},
                                                   {0xF900, 0xFAFF},
                                                   {0xFE30, 0xFE6F},
                                                   {0xFF00, 0xFF60},
                                                   {0xFFE0, 0xFFE6},
                                                   {0x1F300, 0x1F64F},
                                                   {0x1F680, 0x1F6FF},
                                                   {0x1F900, 0x1F9FF},
                                                   {0x20000, 0x3FFFD}});

template <std::size_t n>
bool contains(const std::array<Range, n>& ranges, char32_t character) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), character,
                                      [](char32_t value, const Range& range) { return value < range.first; });
  return after != ranges.begin() && character <= std::prev(after)->last;
}

bool is_blank(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029;
}
bool turns_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string_view escape_of(Paint paint) {
  switch (paint) {
    case Paint::bold:
      return "\x1b[1m";
    case Paint::dim:
      return "\x1b[2m";
    case Paint::red:
      return "\x1b[31m";
    case Paint::green:
      return "\x1b[32m";
    case Paint::yellow:
      return "\x1b[33m";
    case Paint::blue:
      return "\x1b[34m";
    case Paint::magenta:
      return "\x1b[35m";
    case Paint::cyan:
      return "\x1b[36m";
    case Paint::none:
      break;
  }
  return "";
}

// Byte offset of the longest prefix of at most `width` columns.
std::size_t fitting_prefix(std::string_view text, unsigned width) {
  unsigned used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const base::CodePoint c = base::decode(text, at);
    used += char_width(c.value);
    if (used > width) break;
    at += c.size;
  }
  return at;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode(text, at);
    if (is_blank(c.value)) {
      blank = true;
    } else if (!turns_direction(c.value)) {
      if (blank) out.push_back(' ');
      blank = false;
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  if (blank) out.push_back(' ');
  return out;
}

unsigned char_width(char32_t character) {
  if (character < 0x300) return 1;
  if (contains(kZeroWidth, character)) return 0;
  return contains(kWide, character) ? 2 : 1;
}

unsigned display_width(std::string_view text) {
  unsigned width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode(text, at);
    width += char_width(c.value);
    at += c.size;
  }
  return width;
}

std::string shortened(std::string_view text, unsigned width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t end = fitting_prefix(text, width > 2 ? width - 2 : 0);
  const std::size_t space = text.rfind(' ', end);
  if (space != std::string_view::npos && space > end / 2) end = space;
  return std::string(text.substr(0, end)) + " …";
}

std::string shortened_front(std::string_view text, unsigned width) {
  const unsigned whole = display_width(text);
  if (whole <= width) return std::string(text);
  std::size_t begin = fitting_prefix(text, whole - (width > 2 ? width - 2 : 0));
  const std::size_t space = text.find(' ', begin);
  if (space != std::string_view::npos && space - begin < (text.size() - begin) / 2) begin = space + 1;
  return "… " + std::string(text.substr(begin));
}

std::string painted(std::string_view text, Paint paint, const TextStyle& style) {
  if (!style.color || paint == Paint::none || text.empty()) return std::string(text);
  return std::string(escape_of(paint)).append(text).append("\x1b[0m");
}

Wrapper::Wrapper(const TextStyle& style, std::string first, std::string indent)
    : style_(style), indent_(std::move(indent)), out_(std::move(first)), column_(display_width(indent_)) {}

void Wrapper::add(std::string_view text, Paint paint) {
  std::size_t from = 0;  // start of the part of the current word that lies in `text`
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode(text, at);
    const unsigned width = char_width(c.value);
    if (c.value == ' ') {
      word_ += painted(text.substr(from, at - from), paint, style_);
      end_word();
      space_before_word_ = true;
      from = at + 1;
    } else {
      word_width_ += width;
    }
    at += c.size;
    if (width == 2) {
      word_ += painted(text.substr(from, at - from), paint, style_);
      end_word();
      from = at;
    }
  }
  word_ += painted(text.substr(from), paint, style_);
}

void Wrapper::end_word() {
  if (word_.empty()) return;
  const unsigned space = space_before_word_ && !line_is_empty_ ? 1 : 0;
  if (!line_is_empty_ && column_ + space + word_width_ > style_.width) {
    out_.append("\n").append(indent_);
    column_ = display_width(indent_);
  } else if (space == 1) {
    out_.push_back(' ');
    column_ += 1;
  }
  out_.append(word_);
  column_ += word_width_;
  word_.clear();
  word_width_ = 0;
  space_before_word_ = false;
  line_is_empty_ = false;
}

std::string Wrapper::finish() {
  end_word();
  return std::move(out_) + "\n";
}

}  // namespace wirecopy::report
