// Two texts, parted by the first zero byte, compared: passages in order, between graphemes, with their edits inside.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <unicode/uchar.h>

#include "base/check.h"
#include "base/utf8.h"
#include "match/match.h"
#include "text/unicode.h"

namespace {

using wirecopy::ByteSpan;
using wirecopy::ComparedPassage;
using wirecopy::Edit;
using wirecopy::EditOperation;
using wirecopy::Page;

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// After the text's begin or a control (UAX 29, GB4) a mark has nothing to stand on, and is a grapheme of its own.
bool begins_anew(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  do --at;
  while (at > 0 && is_continuation(text[at]));
  const auto before = static_cast<UChar32>(wirecopy::base::decode(text, at).value);
  const int kind = u_getIntPropertyValue(before, UCHAR_GRAPHEME_CLUSTER_BREAK);
  return kind == U_GCB_CONTROL || kind == U_GCB_CR || kind == U_GCB_LF;
}

// Whether no grapheme is split here.
bool is_boundary(std::string_view text, std::size_t at) {
  if (at == text.size()) return true;
  if (is_continuation(text[at])) return false;
  return begins_anew(text, at) || !wirecopy::text::is_mark(wirecopy::base::decode(text, at).value);
}

void check_span(std::string_view text, ByteSpan span, ByteSpan within) {
  WIRECOPY_CHECK(within.begin <= span.begin && span.begin <= span.end && span.end <= within.end);
  WIRECOPY_CHECK(is_boundary(text, span.begin) && is_boundary(text, span.end));
}

void check_edits(const Page& a, const Page& b, const ComparedPassage& passage) {
  Edit before{.operation = EditOperation::replace, .copy = passage.a, .source = passage.b, .flags = {}};
  before.copy.end = before.copy.begin;
  before.source.end = before.source.begin;
  for (const Edit& edit : passage.edits) {
    check_span(a.text, edit.copy, passage.a);
    check_span(b.text, edit.source, passage.b);
    WIRECOPY_CHECK(before.copy.end <= edit.copy.begin && before.source.end <= edit.source.begin);
    WIRECOPY_CHECK(edit.copy.empty() == (edit.operation == EditOperation::erase));
    WIRECOPY_CHECK(edit.source.empty() == (edit.operation == EditOperation::insert));
    before = edit;
  }
  if (passage.edits.empty()) WIRECOPY_CHECK(passage.kind == wirecopy::Kind::copied);
}

void check(const wirecopy::Comparison& comparison) {
  std::uint32_t at = 0;
  const auto size = [](const Page& page) { return static_cast<std::uint32_t>(page.text.size()); };
  for (const ComparedPassage& passage : comparison.passages) {
    check_span(comparison.a.text, passage.a, {at, size(comparison.a)});
    check_span(comparison.b.text, passage.b, {0, size(comparison.b)});
    WIRECOPY_CHECK(!passage.a.empty() && !passage.b.empty());
    WIRECOPY_CHECK(passage.similarity > 0 && passage.similarity <= 1);
    check_edits(comparison.a, comparison.b, passage);
    at = passage.a.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(data, data + size);
  const std::size_t middle = std::min(bytes.find('\0'), bytes.size());
  Page a;
  Page b;
  a.text = bytes.substr(0, middle);
  b.text = bytes.substr(std::min(middle + 1, bytes.size()));
  wirecopy::base::repair_utf8(&a.text);
  wirecopy::base::repair_utf8(&b.text);
  wirecopy::match::Scratch scratch;
  check(wirecopy::match::compare(a, b, &scratch));
  check(wirecopy::match::compare(b, a, &scratch));
  return 0;
}
