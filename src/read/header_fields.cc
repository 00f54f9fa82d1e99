#include "read/header_fields.h"

#include <algorithm>
#include <charconv>

#include "read/ascii.h"

namespace wirecopy::read {
namespace {

// The next parameter of a media type: "charset=utf-8" or "boundary=\"a;b\"".
struct Parameter {
  std::string name;
  std::string value;
};
Parameter take_parameter(std::string_view* rest) {
  const std::size_t equals = std::min(rest->find_first_of("=;"), rest->size());
  Parameter parameter{lower_case(trimmed(rest->substr(0, equals))), {}};
  rest->remove_prefix(equals);
  if (!rest->starts_with('=')) return parameter;
  rest->remove_prefix(1);
  *rest = trimmed(*rest);
  const bool is_quoted = rest->starts_with('"');
  if (is_quoted) rest->remove_prefix(1);
  const std::size_t end = std::min(rest->find(is_quoted ? '"' : ';'), rest->size());
  parameter.value = trimmed(rest->substr(0, end));
  rest->remove_prefix(end);
  return parameter;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view take_line(std::string_view* rest) {
  const std::size_t end = rest->find('\n');
  std::string_view line = rest->substr(0, end);
  rest->remove_prefix(end == std::string_view::npos ? rest->size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool HeaderFields::add(std::string_view line) {
  if (line.starts_with(' ') || line.starts_with('\t')) {
    if (fields_.empty()) return false;
    std::string& value = fields_.back().value;
    if (value.size() + line.size() < kMaxLine) value.append(" ").append(trimmed(line));
    return true;
  }
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos) return false;
  if (fields_.size() < kMaxFields)
    fields_.push_back({lower_case(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
  return true;
}

std::string_view HeaderFields::find(std::string_view name) const {
  const std::string lower = lower_case(name);
  const auto found = std::ranges::find(fields_, lower, &Field::name);
  return found == fields_.end() ? std::string_view() : std::string_view(found->value);
}

MediaType media_type(std::string_view value) {
  const std::size_t end = std::min(value.find(';'), value.size());
  MediaType type{lower_case(trimmed(value.substr(0, end))), {}, {}};
  value.remove_prefix(end);
  while (value.find(';') != std::string_view::npos) {
    value.remove_prefix(value.find(';') + 1);
    Parameter parameter = take_parameter(&value);
    if (parameter.name == "charset") type.charset = std::move(parameter.value);
    if (parameter.name == "boundary") type.boundary = std::move(parameter.value);
  }
  return type;
}

std::optional<HeaderFields> take_header(std::string_view* bytes) {
  HeaderFields fields;
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const std::string_view line = take_line(&rest);
    if (line.empty()) {
      if (fields.empty()) return std::nullopt;
      *bytes = rest;
      return fields;
    }
    if (!fields.add(line)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::uint64_t> whole_number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace wirecopy::read
