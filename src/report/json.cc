#include "report/json.h"

#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "base/utf8.h"

namespace wirecopy::report {
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
  if (base::is_valid_utf8(text)) {
    append_escaped_text(text, out);
  } else {
    std::string repaired(text);
    base::repair_utf8(&repaired);
    append_escaped_text(repaired, out);
  }
  out->push_back('"');
}

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(text, &out);
  return out;
}

void JsonWriter::separate() {
  if (need_comma_) out_->push_back(',');
  need_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_->push_back(bracket);
  need_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_->push_back(bracket);
  need_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_json_string(name, out_);
  out_->push_back(':');
  need_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  append_json_string(text, out_);
  return *this;
}

JsonWriter& JsonWriter::string_or_null(std::string_view text) {
  return text.empty() ? null() : string(text);
}

JsonWriter& JsonWriter::integer(std::uint64_t value) {
  separate();
  fmt::format_to(std::back_inserter(*out_), "{}", value);
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  constexpr double kDecimals = 1e4;
  if (!std::isfinite(value)) return null();
  separate();
  const double rounded = std::round(value * kDecimals) / kDecimals + 0.0;  // + 0.0: no "-0"
  if (rounded == std::trunc(rounded) && std::abs(rounded) < 1e15)
    fmt::format_to(std::back_inserter(*out_), "{:.1f}", rounded);
  else
    fmt::format_to(std::back_inserter(*out_), "{}", rounded);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  return json(value ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
  return json("null");
}

JsonWriter& JsonWriter::json(std::string_view value) {
  separate();
  for (const char c : value) out_->push_back(c == '\n' || c == '\r' ? ' ' : c);
  return *this;
}

}  // namespace wirecopy::report
