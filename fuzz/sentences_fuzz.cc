// Sentences and quotations of any text: in order, on code-point boundaries, and sentences hold all that is not white
// space.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/utf8.h"
#include "text/neighbours.h"
#include "text/text.h"

namespace {

using wirecopy::ByteSpan;

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void check_order(std::string_view text, const std::vector<ByteSpan>& spans) {
  std::size_t at = 0;
  for (const ByteSpan span : spans) {
    WIRECOPY_CHECK(at <= span.begin && span.begin < span.end && span.end <= text.size());
    WIRECOPY_CHECK(is_boundary(text, span.begin) && is_boundary(text, span.end));
    WIRECOPY_CHECK(wirecopy::text::skip_space(text, span.begin) == span.begin);
    WIRECOPY_CHECK(wirecopy::text::skip_space_back(text, span.end, span.begin) == span.end);
    at = span.end;
  }
}

void check_cover(std::string_view text, const std::vector<ByteSpan>& sentences) {
  std::size_t at = 0;
  for (const ByteSpan sentence : sentences) {
    WIRECOPY_CHECK(wirecopy::text::skip_space(text, at) == sentence.begin);
    WIRECOPY_CHECK(at == 0 || at != sentence.begin || !wirecopy::text::is_inside_grapheme(text, at));
    at = sentence.end;
  }
  WIRECOPY_CHECK(wirecopy::text::skip_space(text, at) == text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(data, data + size);
  wirecopy::base::repair_utf8(&text);
  std::vector<ByteSpan> spans;
  wirecopy::text::split_sentences(text, &spans);
  check_order(text, spans);
  check_cover(text, spans);
  wirecopy::text::find_quotations(text, &spans);
  check_order(text, spans);
  return 0;
}
