#include "text/line_breaks.h"

#include <algorithm>

#include "text/list_items.h"
#include "text/neighbours.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

// Columns. Wire copy is wrapped at 60 to 80; a paragraph to a line is longer than 100 now and then.
constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 100;
constexpr std::size_t kFarthest = 4 * kWidest;  // bytes to look back for a line's start
constexpr std::size_t kLongLinesAllowed = 20;   // one line in so many may be wider: an address, a table

// The columns that the word at `at` needs; a script without spaces can break after any character.
std::size_t first_word_columns(std::string_view text, std::size_t at) {
  if (const base::CodePoint first = after(text, at); unspaced_script(first.value) != Unspaced::no) return 2;
  std::size_t n = 0;
  for (base::CodePoint next = after(text, at); next.size > 0 && n < kWidest && !is_space(next.value);
       next = after(text, at)) {
    at += next.size;
    ++n;
  }
  return n;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = skip_space(line, 0);
  return line.substr(begin, skip_space_back(line, line.size(), begin) - begin);
}

struct Lines {
  std::size_t n = 0;
  std::size_t n_long = 0;
  std::size_t width = 0;   // of the longest that is not long
  std::size_t n_full = 0;  // ended because the next word would not have fitted
  std::size_t n_followed = 0;
};

template <typename Visit>
void each_line(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_at(text, at);
    at += line.size() + 1;
    const std::string_view inner = trimmed(line);
    if (!inner.empty()) visit(inner, at < text.size() ? trimmed(line_at(text, at)) : std::string_view{});
  }
}

Lines measure_lines(std::string_view text) {
  Lines lines;
  each_line(text, [&](std::string_view line, std::string_view) {
    const std::size_t columns = base::count_code_points(line);
    ++lines.n;
    lines.n_long += columns > kWidest ? 1U : 0U;
    if (columns <= kWidest) lines.width = std::max(lines.width, columns);
  });
  return lines;
}

std::size_t wrapped_width(std::string_view text) {
  Lines lines = measure_lines(text);
  if (lines.n_long * kLongLinesAllowed > lines.n || lines.width < kNarrowest) return 0;
  each_line(text, [&](std::string_view line, std::string_view next) {
    if (next.empty()) return;
    ++lines.n_followed;
    lines.n_full += base::count_code_points(line) + 1 + first_word_columns(next, 0) > lines.width ? 1U : 0U;
  });
  return lines.n_followed >= 2 && lines.n_full * 5 >= lines.n_followed * 3 ? lines.width : 0;
}

bool starts_lower(std::string_view text, std::size_t at) {
  return is_lower(after(text, at).value);
}

bool ends_with_stop(std::string_view text, std::size_t at) {
  const char32_t last = before(text, at).value;
  return last == '.' || last == '!' || last == '?' || last == ':' || last == ';';
}

bool is_indented(std::string_view text, std::size_t end) {
  return end >= 2 && (text[end - 1] == '\t' || (text[end - 1] == ' ' && text[end - 2] == ' '));
}

}  // namespace

std::size_t count_line_ends(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t n = 0;
  for (std::size_t at = begin; at < end;) {
    const base::CodePoint next = base::decode(text, at);
    at += next.size;
    if (next.value == '\r' && at < end && text[at] == '\n') continue;
    if (next.value == '\n' || next.value == '\r' || next.value == 0x85 || next.value == 0x2028) ++n;
    if (next.value == '\f' || next.value == '\v' || next.value == 0x2029) n += 2;
  }
  return n;
}

// Whether the line that ends at `begin` was full: the word at `end` would not have fitted.
bool LineBreaks::was_full(std::size_t begin, std::size_t end) {
  if (!width_) width_ = wrapped_width(text_);
  if (*width_ == 0) return false;
  const std::size_t floor = begin > kFarthest ? begin - kFarthest : 0;  // may cut a code point: one column too many
  const std::string_view near = text_.substr(floor, begin - floor);
  const std::size_t line_end = near.rfind('\n');
  const std::string_view line = line_end == std::string_view::npos ? near : near.substr(line_end + 1);
  const std::size_t columns = base::count_code_points(line);
  return columns + 1 + first_word_columns(text_, end) > *width_ && !is_indented(text_, end);
}

bool LineBreaks::ends_sentence(std::size_t sentence, std::size_t begin, std::size_t end) {
  if (count_line_ends(text_, begin, end) >= 2 || starts_item(text_, end)) return true;
  if (starts_lower(text_, end) && !ends_with_stop(text_, begin) && !starts_lower(text_, sentence)) return false;
  return !was_full(begin, end);
}

}  // namespace wirecopy::text
