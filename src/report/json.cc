#include "report/json.h"

#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "base/json_string.h"

namespace wirecopy::report {

std::string json_string(std::string_view text) {
  std::string out;
  base::append_json_string(text, &out);
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
  base::append_json_string(name, out_);
  out_->push_back(':');
  need_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  base::append_json_string(text, out_);
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
