#include "text/sentence_mark.h"

#include "text/neighbours.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

using Kind = SentenceMark::Kind;

Kind kind_of(char32_t value) {
  switch (value) {
    case '.':
    case 0xFF0E:  // ．
      return Kind::kStop;
    case '!':
    case '?':
    case 0x203C:  // ‼
    case 0x203D:  // ‽
    case 0x2047:  // ⁇
    case 0x2048:  // ⁈
    case 0x2049:  // ⁉
      return Kind::kStrong;
    case 0x2026:  // …
      return Kind::kEllipsis;
    case 0x0589:  // ։ Armenian
    case 0x061F:  // ؟ Arabic
    case 0x06D4:  // ۔ Urdu
    case 0x0964:  // । Devanagari
    case 0x0965:  // ॥
    case 0x104B:  // ။ Burmese
    case 0x1362:  // ። Ethiopic
    case 0x1367:  // ፧
    case 0x17D4:  // ។ Khmer
    case 0x17D5:  // ៕
    case 0x1803:  // ᠃ Mongolian
    case 0x3002:  // 。
    case 0xFF01:  // ！
    case 0xFF1F:  // ？
    case 0xFF61:  // ｡
      return Kind::kNative;
    default:
      return Kind::kNone;
  }
}

// The Greek question mark and the Armenian full stop are often typed ';' and ':'.
bool is_typed_stop(std::string_view text, std::size_t at) {
  if (text[at] != ';' && text[at] != ':') return false;
  const char32_t last = before(text, at).value;
  return text[at] == ';' ? last >= 0x370 && last < 0x400 : last >= 0x531 && last < 0x588;
}

bool is_space_or_end(std::string_view text, std::size_t at) {
  const base::CodePoint next = after(text, at);
  return next.size == 0 || is_space(next.value);
}

// Where the next dot of ". . ." starts, if the run up to `at` has one; else `at`.
std::size_t spaced_dot(std::string_view text, std::size_t at) {
  const base::CodePoint space = after(text, at);
  if (space.value != ' ' && space.value != 0xA0) return at;
  const std::size_t dot = at + space.size;
  if (dot >= text.size() || text[dot] != '.') return at;
  return dot + 1 < text.size() && (text[dot + 1] == '.' || is_letter(after(text, dot + 1).value)) ? at : dot;
}

void read_run(std::string_view text, SentenceMark* mark) {
  std::size_t at = mark->run_end;
  while (at < text.size()) {
    const base::CodePoint next = base::decode(text, at);
    const Kind kind = kind_of(next.value);
    if (kind == Kind::kNone) {
      const std::size_t dot = mark->kind == Kind::kStop ? spaced_dot(text, at) : at;
      if (dot == at && !is_inside_grapheme(text, at)) break;
      mark->is_spaced |= dot != at;
      at = dot == at ? at + next.size : dot;
      continue;
    }
    mark->n_dots += kind == Kind::kStop ? 1U : kind == Kind::kEllipsis ? 3U : 0U;
    if (kind > mark->kind) mark->kind = kind;
    at += next.size;
    if (mark->first_end == mark->begin) mark->first_end = at;
    mark->run_end = at;
  }
  mark->run_end = at;
}

enum class Closing : std::uint8_t { no, always, apostrophe, before_space };

Closing closing_kind(char32_t value) {
  switch (value) {
    case '"':
    case ')':
    case ']':
    case '}':
    case '*':
    case 0x201D:  // ”
    case 0x00BB:  // »
    case 0x203A:  // ›
    case 0x300D:  // 」
    case 0x300F:  // 』
    case 0x3009:  // 〉
    case 0x300B:  // 》
    case 0x3011:  // 】
    case 0xFF09:  // ）
    case 0xFF3D:  // ］
    case 0xFF02:  // ＂
      return Closing::always;
    case '\'':
    case 0x2019:  // ’
      return Closing::apostrophe;
    case 0x201C:  // “ closes in German
    case 0x2018:  // ‘
    case 0x00AB:  // « closes in Danish
      return Closing::before_space;
    default:
      return Closing::no;
  }
}

bool closes(std::string_view text, std::size_t at, base::CodePoint sign) {
  const std::size_t behind = at + sign.size;
  switch (closing_kind(sign.value)) {
    case Closing::always:
      return true;
    case Closing::apostrophe:
      return !is_letter(after(text, behind).value) && !is_digit(after(text, behind).value);
    case Closing::before_space:
      return is_space_or_end(text, behind);
    case Closing::no:
      return false;
  }
  return false;
}

// "[12]" behind a full stop, as encyclopedias set their notes.
std::size_t note_end(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '[') return at;
  std::size_t end = at + 1;
  while (end < text.size() && end - at <= 3 && text[end] >= '0' && text[end] <= '9') ++end;
  return end > at + 1 && end < text.size() && text[end] == ']' ? end + 1 : at;
}

// French sets a space before »; a stray space stands before a closing " at a line's end.
std::size_t spaced_closing(std::string_view text, std::size_t at) {
  const base::CodePoint space = after(text, at);
  if (space.value != ' ' && space.value != 0xA0 && space.value != 0x202F) return at;
  const base::CodePoint sign = after(text, at + space.size);
  const std::size_t behind = at + space.size + sign.size;
  const base::CodePoint next = after(text, behind);
  if (sign.value == 0xBB || sign.value == 0x203A) return is_letter(next.value) ? at : behind;
  if (sign.value != '"' && sign.value != 0x201D) return at;
  return next.size == 0 || next.value == '\n' || next.value == '\r' ? behind : at;
}

std::size_t closing_end(std::string_view text, std::size_t at) {
  for (;;) {
    const base::CodePoint next = after(text, at);
    std::size_t end = note_end(text, at);
    if (end == at) end = spaced_closing(text, at);
    if (end == at && next.size > 0 && closes(text, at, next)) end = at + next.size;
    if (end == at) break;
    at = end;
  }
  while (is_inside_grapheme(text, at)) at += after(text, at).size;
  return at;
}

// A further stop behind the closing mark: '?".'
std::size_t trailing_stop(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '.') return at;
  return is_space_or_end(text, at + 1) ? at + 1 : at;
}

}  // namespace

bool is_opening(char32_t value) {
  switch (value) {
    case '"':
    case '\'':
    case '(':
    case '[':
    case 0x201C:
    case 0x2018:
    case 0x201D:  // ” opens in Swedish and on careless pages
    case 0x2019:
    case 0x201E:  // „
    case 0x201A:  // ‚
    case 0x00AB:  // «
    case 0x00BB:  // »
    case 0x2039:  // ‹
    case 0x203A:  // ›
    case 0x00BF:  // ¿
    case 0x00A1:  // ¡
    case '*':
    case '_':
      return true;
    default:
      return false;
  }
}

SentenceMark read_sentence_mark(std::string_view text, std::size_t at) {
  SentenceMark mark{.begin = at, .first_end = at, .run_end = at, .end = at};
  if (is_typed_stop(text, at)) {
    mark.kind = Kind::kNative;
    mark.first_end = mark.run_end = at + 1;
  } else {
    if (kind_of(base::decode(text, at).value) == Kind::kNone) return mark;
    read_run(text, &mark);
  }
  if (mark.kind == Kind::kStop && mark.n_dots >= 3) mark.kind = Kind::kEllipsis;
  mark.end = closing_end(text, mark.run_end);
  if (mark.is_closed()) mark.end = trailing_stop(text, mark.end);
  return mark;
}

}  // namespace wirecopy::text
