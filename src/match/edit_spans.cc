#include "match/edit_spans.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"
#include "text/unicode.h"

namespace wirecopy::match {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";

ByteSpan trimmed(std::string_view utf8, ByteSpan span) {
  while (!span.empty() && kSpaces.contains(utf8[span.begin])) ++span.begin;
  while (!span.empty() && kSpaces.contains(utf8[span.end - 1])) --span.end;
  return span;
}

// Whether a gap holds nothing but what parts clauses: commas, semicolons, colons, dashes, brackets.
bool parts_clauses(std::string_view marks) {
  constexpr auto kMarks =
      std::to_array<std::string_view>({",", ";", ":", "-", "(", ")", "[", "]", " ", "\u2013", "\u2014"});
  while (!marks.empty()) {
    const auto mark =
        std::ranges::find_if(kMarks, [marks](std::string_view known) { return marks.starts_with(known); });
    if (mark == kMarks.end()) return false;
    marks.remove_prefix(mark->size());
  }
  return true;
}

struct Brackets {
  std::string_view open;
  std::string_view close;
};
constexpr auto kBrackets = std::to_array<Brackets>(
    {{"(", ")"}, {"[", "]"}, {"\u201C", "\u201D"}, {"\u2018", "\u2019"}, {"\u00AB", "\u00BB"}, {"\u201E", "\u201C"}});

std::ptrdiff_t count(std::string_view text, std::string_view part) {
  std::ptrdiff_t n = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

// Takes in a mark at the end, unless a combining mark stands on it.
void take_in(std::string_view utf8, std::string_view mark, ByteSpan* span) {
  if (!utf8.substr(span->end).starts_with(mark)) return;
  const std::size_t end = span->end + mark.size();
  if (end == utf8.size() || !text::is_mark(base::decode(utf8, end).value)) span->end = static_cast<std::uint32_t>(end);
}

// Takes in the other half of a bracket that stands right outside.
ByteSpan balanced(std::string_view utf8, ByteSpan span) {
  if (span.empty()) return span;
  for (const Brackets& brackets : kBrackets) {
    const std::string_view inside = utf8.substr(span.begin, span.size());
    const std::ptrdiff_t open = count(inside, brackets.open) - count(inside, brackets.close);
    if (open > 0) take_in(utf8, brackets.close, &span);
    if (open < 0 && brackets.close != "\u2019" && utf8.substr(0, span.begin).ends_with(brackets.open))
      span.begin -= static_cast<std::uint32_t>(brackets.open.size());
  }
  const std::string_view inside = utf8.substr(span.begin, span.size());
  if (count(inside, "\"") % 2 == 1) take_in(utf8, "\"", &span);
  return span;
}

ByteSpan words_span(const Side& side, TokenRange range) {
  return {side.token(range.begin).span.begin, side.token(range.end - 1).span.end};
}

// A cut or an insert: `full` has the words, `empty` has none, and both have neighbours that are equal but for the ends
// of the passage.
struct OneSided {
  const Side& full;
  TokenRange words;
  TokenRange full_range;
  const Side& empty;
  TokenIndex at;
  TokenRange empty_range;
  bool joined_before;
  bool joined_next;
};

// The marks between the words and their neighbours; empty at the ends and where they are not only a clause's.
ByteSpan marks_before(const OneSided& edit) {
  const std::uint32_t begin = edit.full.token(edit.words.begin).span.begin;
  if (edit.words.begin == edit.full_range.begin || edit.joined_before) return {begin, begin};
  const ByteSpan gap = trimmed(edit.full.utf8, edit.full.gap_before(edit.words.begin));
  return parts_clauses(edit.full.cut(gap)) ? gap : ByteSpan{begin, begin};
}
ByteSpan marks_after(const OneSided& edit) {
  const std::uint32_t end = edit.full.token(edit.words.end - 1).span.end;
  if (edit.words.end == edit.full_range.end || edit.joined_next) return {end, end};
  const ByteSpan gap = trimmed(edit.full.utf8, edit.full.gap_before(edit.words.end));
  return parts_clauses(edit.full.cut(gap)) ? gap : ByteSpan{end, end};
}

// The marks where the words are missing, and where an edit without words would stand: right behind the token before, or
// before the passage's first.
ByteSpan marks_between(const OneSided& edit) {
  const bool has_before = edit.at > edit.empty_range.begin;
  if (!has_before) {
    const std::uint32_t begin = edit.empty.token(edit.at).span.begin;
    return {begin, begin};
  }
  const std::uint32_t end = edit.empty.token(edit.at - 1).span.end;
  if (edit.at >= edit.empty_range.end) return {end, end};
  ByteSpan gap = trimmed(edit.empty.utf8, edit.empty.gap_before(edit.at));
  if (gap.empty()) gap = {end, end};
  return gap;
}

struct OneSidedSpans {
  ByteSpan full;
  ByteSpan empty;
};

// Marks that both sides have stay; of two in the source of which the copy has one, that one goes with the words.
OneSidedSpans spans_of(const OneSided& edit) {
  ByteSpan words = words_span(edit.full, edit.words);
  const ByteSpan before = marks_before(edit);
  const ByteSpan after = marks_after(edit);
  const ByteSpan between = marks_between(edit);
  const std::string_view kept = edit.empty.cut(between);
  const bool at_begin = edit.at == edit.empty_range.begin;
  std::uint32_t place = at_begin ? between.begin : edit.empty.token(edit.at - 1).span.end;
  const auto full_after = edit.words.end < edit.full_range.end
                              ? edit.full.cut(trimmed(edit.full.utf8, edit.full.gap_before(edit.words.end)))
                              : std::string_view{};
  const bool keeps_after = !kept.empty() && kept == full_after;
  const bool keeps_before = !kept.empty() && !keeps_after && kept == edit.full.cut(before);
  const bool takes_before = !before.empty() && (kept.empty() || keeps_after);
  const bool takes_after = !after.empty() && (kept.empty() || keeps_before);
  if (takes_before) words.begin = before.begin;
  if (takes_after) words.end = after.end;
  if (keeps_before) place = between.end;
  return {balanced(edit.full.utf8, words), {place, place}};
}

// "20%" against "20 percent": the sign is the word.
bool is_percent(const Side& side, TokenRange words) {
  const std::string_view written = side.cut(words_span(side, words));
  return written == "percent" || written == "per cent" || written == "pct";
}

OneSidedSpans with_sign(const OneSided& edit, const OneSidedSpans& spans) {
  const std::uint32_t place = spans.empty.begin;
  if (edit.at == edit.empty_range.begin || edit.words.begin == edit.full_range.begin) return spans;
  if (!is_percent(edit.full, edit.words) || !edit.empty.utf8.substr(place).starts_with('%')) return spans;
  return {{edit.full.gap_before(edit.words.begin).begin, spans.full.end}, {place, place + 1}};
}

// The point of "Mr." and the hyphen of "al-" go with them where the other side has none there.
ByteSpan with_joint(const Side& side, TokenRange words, TokenRange range) {
  ByteSpan span = words_span(side, words);
  if (words.end >= range.end) return span;
  const std::string_view gap = side.cut(side.gap_before(words.end));
  constexpr std::uint32_t kLongestAbbreviation = 4;
  const bool is_point = gap.starts_with(". ") && side.token(words.end - 1).span.size() <= kLongestAbbreviation;
  if (gap == "-" || is_point) ++span.end;
  return span;
}

}  // namespace

EditSpans spans_of(const Reading& reading, const Change& change, bool joined_next) {
  const Side& a = reading.a;
  const Side& b = reading.b;
  if (change.a.size() > 0 && change.b.size() > 0) {
    if (joined_next) return {balanced(a.utf8, words_span(a, change.a)), balanced(b.utf8, words_span(b, change.b))};
    return {balanced(a.utf8, with_joint(a, change.a, reading.range_a)),
            balanced(b.utf8, with_joint(b, change.b, reading.range_b))};
  }
  if (change.a.size() > 0) {
    const OneSided edit{a, change.a, reading.range_a, b, change.b.begin, reading.range_b, change.joined, joined_next};
    const OneSidedSpans spans = with_sign(edit, spans_of(edit));
    return {spans.full, spans.empty};
  }
  const OneSided edit{b, change.b, reading.range_b, a, change.a.begin, reading.range_a, change.joined, joined_next};
  const OneSidedSpans spans = with_sign(edit, spans_of(edit));
  return {spans.empty, spans.full};
}

}  // namespace wirecopy::match
