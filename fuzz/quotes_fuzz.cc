// Statements of any text: spans in order, on code-point boundaries, not empty; content in every one; no words said by
// two statements; and the same again from memory that was used before.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/statements.h"
#include "base/check.h"
#include "base/utf8.h"

namespace {

using wirecopy::ByteSpan;
using wirecopy::Statement;

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void check_spans(std::string_view text, const std::vector<ByteSpan>& spans) {
  std::size_t at = 0;
  for (const ByteSpan span : spans) {
    WIRECOPY_CHECK(at <= span.begin && span.begin < span.end && span.end <= text.size());
    WIRECOPY_CHECK(is_boundary(text, span.begin) && is_boundary(text, span.end));
    at = span.end;
  }
}

void check_said_once(const std::vector<ByteSpan>& content, std::vector<bool>* is_said) {
  for (const ByteSpan span : content) {
    const auto begin = is_said->begin() + span.begin;
    const auto end = is_said->begin() + span.end;
    WIRECOPY_CHECK(std::find(begin, end, true) == end);
    std::fill(begin, end, true);
  }
}

void check_statements(std::string_view text, const std::vector<Statement>& statements) {
  std::vector<bool> is_said(text.size());
  for (const Statement& statement : statements) {
    WIRECOPY_CHECK(!statement.content.empty());
    WIRECOPY_CHECK(!statement.speaker || !statement.speaker->spans.empty());
    check_spans(text, statement.content);
    check_spans(text, statement.cue);
    if (statement.speaker) check_spans(text, statement.speaker->spans);
    check_said_once(statement.content, &is_said);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(data, data + size);
  wirecopy::base::repair_utf8(&text);
  static wirecopy::attribution::Scratch scratch;
  const auto& model = wirecopy::attribution::QuotesModel::built_in();
  const std::vector<Statement> statements = wirecopy::attribution::find_statements(text, model, &scratch);
  check_statements(text, statements);
  check_statements(text, wirecopy::attribution::find_direct_speech(text));
  wirecopy::attribution::Scratch fresh;
  const std::vector<Statement> again = wirecopy::attribution::find_statements(text, model, &fresh);
  WIRECOPY_CHECK(again.size() == statements.size());
  for (std::size_t i = 0; i < again.size(); ++i) WIRECOPY_CHECK(again[i].content == statements[i].content);
  return 0;
}
