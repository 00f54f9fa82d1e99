#include "text/list_items.h"

#include "text/neighbours.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

bool is_ascii_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

std::uint32_t number_value(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char digit : digits) value = value * 10 + static_cast<std::uint32_t>(digit - '0');
  return digits.size() <= 3 ? value : 0;
}

constexpr std::string_view kRoman[] = {"i",    "ii", "iii", "iv", "v",   "vi",   "vii",
                                       "viii", "ix", "x",   "xi", "xii", "xiii", "xiv"};

// Reads what counts: sets value, style and end.
void read_count(std::string_view text, ItemMark* mark) {
  std::size_t end = mark->end;
  while (end < text.size() && end - mark->end < 4 && is_ascii_digit(text[end])) ++end;
  std::string_view word = text.substr(mark->end, end - mark->end);
  if (!word.empty()) {
    *mark = {mark->begin, end, number_value(word), '1', 0};
    return;
  }
  word = word_after(text, mark->end);
  if (word.size() == 1 && (word[0] | 0x20) >= 'a' && (word[0] | 0x20) <= 'z') {
    const auto value = static_cast<std::uint32_t>((word[0] | 0x20) - 'a' + 1);
    *mark = {mark->begin, mark->end + 1, value, word[0] >= 'a' ? 'a' : 'A', 0};
    return;
  }
  std::uint32_t value = 0;
  for (const std::string_view roman : kRoman) {
    ++value;
    if (word == roman) *mark = {mark->begin, mark->end + word.size(), value, 'i', 0};
  }
}

constexpr std::uint32_t kLetterI = 9;  // "i." may count as a letter or as a Roman number

bool is_space_or_end(std::string_view text, std::size_t at) {
  const base::CodePoint next = after(text, at);
  return next.size == 0 || is_space(next.value);
}

}  // namespace

bool is_bullet(char32_t value) {
  switch (value) {
    case 0x2022:  // •
    case 0x2023:  // ‣
    case 0x2043:  // ⁃
    case 0x25AA:  // ▪
    case 0x25A0:  // ■
    case 0x25CF:  // ●
    case 0x25E6:  // ◦
    case 0x25BA:  // ►
      return true;
    default:
      return false;
  }
}

ItemMark read_item_mark(std::string_view text, std::size_t at) {
  ItemMark mark{at, at, 0, 0, 0};
  const bool opened = at < text.size() && text[at] == '(';
  if (opened) ++mark.end;
  read_count(text, &mark);
  if (mark.value == 0 || mark.end >= text.size()) return {};
  if (text[mark.end] == '.' && !opened) mark.close = text[mark.end++];
  if (mark.end < text.size() && text[mark.end] == ')') mark.close = text[mark.end++];
  return mark.close != 0 && is_space_or_end(text, mark.end) ? mark : ItemMark{};
}

bool starts_item(std::string_view text, std::size_t at) {
  const base::CodePoint first = after(text, at);
  if (is_bullet(first.value)) return true;
  if (first.value == '-' || first.value == '*' || first.value == 0x2013) return is_space_or_end(text, at + first.size);
  const ItemMark mark = read_item_mark(text, at);
  return mark.value > 0 && mark.value < 100 && mark.style != 'A';
}

ItemMark ItemCounter::start(std::string_view text, std::size_t sentence) {
  if (const base::CodePoint first = after(text, sentence); is_bullet(first.value)) {
    sentence = skip_space(text, sentence + first.size);
  }
  const ItemMark mark = read_item_mark(text, sentence);
  if (mark.value > 0 && mark.style != 'A') last_ = mark;  // "J. K. Hill" is a name
  return mark;
}

bool ItemCounter::is_next(const ItemMark& mark) const {
  if (mark.value == 0 || last_.value == 0 || mark.close != last_.close) return false;
  if (mark.style == 'i' && mark.value == 2) return last_.style == 'a' && last_.value == kLetterI;
  return mark.style == last_.style && mark.value == last_.value + 1;
}

}  // namespace wirecopy::text
