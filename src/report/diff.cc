#include "report/diff.h"

#include <algorithm>

namespace wirecopy::report {
namespace {

std::string_view cut(std::string_view text, ByteSpan span) {
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text.size());
  return text.substr(begin, end - begin);
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}
bool space_before(std::string_view text, std::size_t at) {
  return at > 0 && at <= text.size() && is_space(text[at - 1]);
}
bool space_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_space(text[at]);
}
bool mark_at(std::string_view text, std::size_t at) {
  return at < text.size() && std::string_view(",.;:!?)").contains(text[at]);
}

void append(DiffPiece::Kind kind, std::string_view text, EditFlags flags, std::vector<DiffPiece>* pieces) {
  if (!text.empty()) pieces->push_back({kind, std::string(text), flags, false});
}

// Words that were only taken out leave no room of their own in the copy: keeps them apart as they were in the source.
std::string spaced(const Edit& edit, const Side& copy, std::string_view source) {
  std::string text(cut(source, edit.source));
  if (!edit.copy.empty() || text.empty()) return text;
  const bool at_begin = edit.copy.begin <= copy.span.begin;
  const bool at_end = edit.copy.begin >= copy.span.end;
  const bool room_before = at_begin || space_before(copy.text, edit.copy.begin);
  const bool room_after = at_end || space_at(copy.text, edit.copy.begin) || mark_at(copy.text, edit.copy.begin);
  if (!room_before && space_before(source, edit.source.begin) && !is_space(text.front())) text.insert(0, 1, ' ');
  if (!room_after && space_at(source, edit.source.end) && !is_space(text.back())) text.push_back(' ');
  return text;
}

}  // namespace

std::vector<DiffPiece> diff(const Side& copy, const Side& source, std::span<const Edit> edits) {
  std::vector<DiffPiece> pieces;
  std::uint32_t at = copy.span.begin;
  for (const Edit& edit : edits) {
    if (edit.copy.begin < at || edit.copy.end > copy.span.end) continue;
    append(DiffPiece::Kind::same, cut(copy.text, {at, edit.copy.begin}), {}, &pieces);
    append(DiffPiece::Kind::removed, spaced(edit, copy, source.text), edit.flags, &pieces);
    if (!edit.copy.empty() && !edit.source.empty()) pieces.back().is_replaced = true;
    append(DiffPiece::Kind::added, cut(copy.text, edit.copy), edit.flags, &pieces);
    at = edit.copy.end;
  }
  append(DiffPiece::Kind::same, cut(copy.text, {at, copy.span.end}), {}, &pieces);
  return pieces;
}

}  // namespace wirecopy::report
