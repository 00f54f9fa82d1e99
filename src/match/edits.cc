#include "match/edits.h"

#include <algorithm>
#include <iterator>

#include "match/changes.h"
#include "match/edit_spans.h"
#include "match/quotation_edits.h"

namespace wirecopy::match {
namespace {

EditOperation operation_of(const EditSpans& spans) {
  if (spans.copy.empty()) return EditOperation::erase;
  return spans.source.empty() ? EditOperation::insert : EditOperation::replace;
}

// Marks taken in must not reach over the passage's ends or into the edit before.
ByteSpan fitted(ByteSpan span, std::uint32_t begin, std::uint32_t end) {
  span.end = std::clamp(span.end, begin, end);
  span.begin = std::clamp(span.begin, begin, span.end);
  return span;
}

std::vector<Edit> word_edits(const Reading& reading, const std::vector<Change>& changes) {
  const ByteSpan copy = bytes_of(reading.a.text, reading.range_a);
  const ByteSpan source = bytes_of(reading.b.text, reading.range_b);
  EditSpans before{{copy.begin, copy.begin}, {source.begin, source.begin}};
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const bool joined_next = i + 1 < changes.size() && changes[i + 1].joined;
    EditSpans spans = spans_of(reading, changes[i], joined_next);
    spans.copy = fitted(spans.copy, before.copy.end, copy.end);
    spans.source = fitted(spans.source, before.source.end, source.end);
    edits.push_back({operation_of(spans), spans.copy, spans.source, changes[i].flags});
    before = spans;
  }
  return edits;
}

bool is_before(const Edit& x, const Edit& y) {
  return x.copy.end <= y.copy.begin && x.source.end <= y.source.begin;
}

// Puts a mark's edit between those of the words, if there is a place where both sides have it.
void put_between(const Edit& mark, std::vector<Edit>* edits) {
  const auto next = std::ranges::find_if(*edits, [&mark](const Edit& edit) { return is_before(mark, edit); });
  if (next == edits->begin() || is_before(*std::prev(next), mark)) edits->insert(next, mark);
}

}  // namespace

std::vector<Edit> find_edits(const Side& a, const Side& b, const TokenPassage& passage) {
  const Reading reading(a, b, passage);
  std::vector<Change> changes = find_changes(reading);
  flag_changes(reading, &changes);
  changes = join_phrases(reading, changes);
  std::vector<Edit> edits = word_edits(reading, changes);
  for (const Edit& mark : find_quotation_edits(reading)) put_between(mark, &edits);
  return edits;
}

}  // namespace wirecopy::match
