#include "base/json_string.h"

#include <iterator>

#include <fmt/format.h>

#include "base/utf8.h"

namespace wirecopy::base {
namespace {

bool is_line_separator(std::string_view text, std::size_t at) {  // U+2028, U+2029: E2 80 A8, E2 80 A9
  return text.substr(at, 3) == "\u2028" || text.substr(at, 3) == "\u2029";
}

void append_escaped(char c, std::string* out) {
  switch (c) {
    case '"':
      out->append("\\\"");
      return;
    case '\\':
      out->append("\\\\");
      return;
    case '\n':
      out->append("\\n");
      return;
    case '\r':
      out->append("\\r");
      return;
    case '\t':
      out->append("\\t");
      return;
    default:
      fmt::format_to(std::back_inserter(*out), "\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
}

bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7F;
}

void append_escaped_text(std::string_view text, std::string* out) {
  std::size_t plain = 0;  // start of what is copied as it is
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool separator = text[at] == '\xE2' && is_line_separator(text, at);
    if (!separator && !needs_escape(text[at])) continue;
    out->append(text.substr(plain, at - plain));
    if (separator) {
      out->append(text[at + 2] == '\xA8' ? "\\u2028" : "\\u2029");
      at += 2;
    } else {
      append_escaped(text[at], out);
    }
    plain = at + 1;
  }
  out->append(text.substr(plain));
}

}  // namespace

void append_json_string(std::string_view text, std::string* out) {
  out->push_back('"');
  if (is_valid_utf8(text)) {
    append_escaped_text(text, out);
  } else {
    std::string repaired(text);
    repair_utf8(&repaired);
    append_escaped_text(repaired, out);
  }
  out->push_back('"');
}

}  // namespace wirecopy::base
