#include "match/quotation_edits.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "match/stretch.h"
#include "text/neighbours.h"
#include "text/quotation_mark.h"
#include "text/unicode.h"

namespace wirecopy::match {
namespace {

// Of the words in a quotation at least so many must stand on the other side, and as many of these outside any quotation
// there: else the quotation was cut or rewritten, and that is told by edits of its words.
constexpr double kMost = .5;

// One side seen from the other: `own` has the quotation marks, `other` may lack them.
struct View {
  const Side& own;
  TokenRange own_range;
  const std::vector<TokenIndex>& partners;
  const Side& other;
  bool own_is_copy;
};

bool is_quoted(const Side& side, TokenIndex i) {
  const ByteSpan span = side.token(i).span;
  const auto after = std::ranges::upper_bound(side.text.quotations, span.begin, {}, &ByteSpan::begin);
  return after != side.text.quotations.begin() && std::prev(after)->end >= span.end;
}

// The tokens of the passage inside a quotation.
TokenRange tokens_in(const View& view, ByteSpan quotation) {
  const auto begin_of = [](const text::Token& token) { return token.span.begin; };
  const auto& tokens = view.own.text.tokens;
  const auto begin = std::ranges::lower_bound(tokens, quotation.begin, {}, begin_of);
  const auto end = std::ranges::lower_bound(tokens, quotation.end, {}, begin_of);
  return {std::max(view.own_range.begin, static_cast<TokenIndex>(begin - tokens.begin())),
          std::min(view.own_range.end, static_cast<TokenIndex>(end - tokens.begin()))};
}

TokenIndex partner_of(const View& view, TokenIndex i) {
  return view.partners[i - view.own_range.begin];
}

bool is_unquoted_there(const View& view, TokenRange words) {
  TokenIndex n_there = 0;
  TokenIndex n_unquoted = 0;
  for (TokenIndex i = words.begin; i < words.end; ++i) {
    const TokenIndex partner = partner_of(view, i);
    if (partner == Reading::kNoPartner) continue;
    ++n_there;
    n_unquoted += is_quoted(view.other, partner) ? 0U : 1U;
  }
  return n_there > 0 && n_there >= kMost * words.size() && n_unquoted > kMost * n_there;
}

// The sign that ends at, or begins at, a place, if it is a quotation mark.
std::optional<ByteSpan> mark_before(std::string_view utf8, std::uint32_t at) {
  if (at == 0) return std::nullopt;
  const std::uint32_t begin = at - text::before(utf8, at).size;
  if (text::read_quotation_mark(utf8, begin).group == text::QuotationMark::kNone) return std::nullopt;
  return ByteSpan{begin, at};
}
std::optional<ByteSpan> mark_at(std::string_view utf8, std::uint32_t at) {
  if (at >= utf8.size()) return std::nullopt;
  const text::QuotationMark mark = text::read_quotation_mark(utf8, at);
  if (mark.group == text::QuotationMark::kNone) return std::nullopt;
  return ByteSpan{at, static_cast<std::uint32_t>(mark.end)};
}

// Where the mark would stand on the other side: before the partner of the first word, behind that of the last.
std::uint32_t place_of_opening(const View& view, TokenRange words) {
  for (TokenIndex i = words.begin; i < words.end; ++i)
    if (partner_of(view, i) != Reading::kNoPartner) return view.other.token(partner_of(view, i)).span.begin;
  return 0;
}
std::uint32_t place_of_closing(const View& view, TokenRange words, ByteSpan mark) {
  for (TokenIndex i = words.end; i-- > words.begin;) {
    if (partner_of(view, i) == Reading::kNoPartner) continue;
    const std::uint32_t end = view.own.token(i).span.end;
    const std::uint32_t place = view.other.token(partner_of(view, i)).span.end;
    const std::string_view stop = view.own.cut({end, std::max(end, mark.begin)});  // ‘argument,”’
    const bool has_stop = view.other.utf8.substr(place).starts_with(stop);
    return has_stop ? place + static_cast<std::uint32_t>(stop.size()) : place;
  }
  return 0;
}

// Marks of any kind, apostrophes too: two texts may disagree what one is.
bool has_some_mark(std::string_view gap) {
  constexpr auto kMarks =
      std::to_array<std::string_view>({"\"", "'", "`", "\u2018", "\u2019", "\u201A", "\u201B", "\u201C", "\u201D",
                                       "\u201E", "\u00AB", "\u00BB", "\u300C", "\u300D"});
  return std::ranges::any_of(kMarks, [gap](std::string_view mark) { return gap.contains(mark); });
}

// Whether the other side has a mark at that place, whatever it was read as.
bool has_mark_beside(const Side& side, std::uint32_t place) {
  const auto begin_of = [](const text::Token& token) { return token.span.begin; };
  const auto next = std::ranges::lower_bound(side.text.tokens, place, {}, begin_of);
  return has_some_mark(side.cut(side.gap_before(static_cast<TokenIndex>(next - side.text.tokens.begin()))));
}

Edit edit_of(const View& view, ByteSpan mark, std::uint32_t place) {
  const ByteSpan there{place, place};
  if (view.own_is_copy) return {EditOperation::insert, mark, there, EditFlag::attribution};
  return {EditOperation::erase, there, mark, EditFlag::attribution};
}

void add(const View& view, ByteSpan mark, std::uint32_t place, std::vector<Edit>* found) {
  if (!has_mark_beside(view.other, place)) found->push_back(edit_of(view, mark, place));
}

void find_in(const View& view, std::vector<Edit>* found) {
  for (const ByteSpan quotation : view.own.text.quotations) {
    const TokenRange words = tokens_in(view, quotation);
    if (words.begin >= words.end || !is_unquoted_there(view, words)) continue;
    const auto opening = mark_before(view.own.utf8, quotation.begin);
    const auto closing = mark_at(view.own.utf8, quotation.end);
    const bool from_begin = view.own.token(words.begin).span.begin - quotation.begin < 8;
    if (opening && from_begin) add(view, *opening, place_of_opening(view, words), found);
    if (closing) add(view, *closing, place_of_closing(view, words, *closing), found);
  }
}

ByteSpan clamped(ByteSpan place, ByteSpan passage) {
  const std::uint32_t at = std::clamp(place.begin, passage.begin, passage.end);
  return {at, at};
}

// Whether a mark, or the place of one, lies in the passage, and no combining mark stands on what ends there.
bool is_in(ByteSpan span, const Side& side, ByteSpan passage) {
  if (span.begin < passage.begin || span.end > passage.end) return false;
  return span.end >= side.utf8.size() || !text::is_mark(base::decode(side.utf8, span.end).value);
}

}  // namespace

std::vector<Edit> find_quotation_edits(const Reading& reading) {
  std::vector<Edit> found;
  find_in({reading.b, reading.range_b, reading.partners_of_b, reading.a, false}, &found);
  find_in({reading.a, reading.range_a, reading.partners_of_a, reading.b, true}, &found);
  const ByteSpan copy = bytes_of(reading.a.text, reading.range_a);
  const ByteSpan source = bytes_of(reading.b.text, reading.range_b);
  for (Edit& edit : found)  // a stop behind the last word need not belong to the passage
    if (edit.copy.empty())
      edit.copy = clamped(edit.copy, copy);
    else
      edit.source = clamped(edit.source, source);
  std::erase_if(found, [&](const Edit& edit) {
    return !is_in(edit.copy, reading.a, copy) || !is_in(edit.source, reading.b, source);
  });
  return found;
}

}  // namespace wirecopy::match
