#include "base/json.h"

#include <bit>

#include <simdjson.h>

#include "base/utf8.h"

namespace wirecopy::base {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr std::size_t kKeptCapacity = 4U << 20;  // bytes; a parser grown beyond this by one document is let go

constexpr std::size_t kEscapeSize = 6;  // \uD83D

// The value of the \uXXXX escape at `at`, or -1.
int unicode_escape(std::string_view text, std::size_t at) {
  if (at + kEscapeSize > text.size() || text[at] != '\\' || text[at + 1] != 'u') return -1;
  int value = 0;
  for (const char c : text.substr(at + 2, 4)) {
    const int digit = c >= '0' && c <= '9'                     ? c - '0'
                      : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                               : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}
bool is_high_surrogate(int value) {
  return value >= 0xD800 && value < 0xDC00;
}
bool is_low_surrogate(int value) {
  return value >= 0xDC00 && value < 0xE000;
}

// Rewrites escapes of half a surrogate pair to \uFFFD. Backslashes stand only in strings, so no other state is needed.
std::size_t repair_surrogates(std::string* text) {
  std::size_t n = 0;
  for (std::size_t at = text->find('\\'); at != std::string::npos; at = text->find('\\', at)) {
    const int value = unicode_escape(*text, at);
    if (is_high_surrogate(value) && is_low_surrogate(unicode_escape(*text, at + kEscapeSize))) {
      at += 2 * kEscapeSize;
    } else if (is_high_surrogate(value) || is_low_surrogate(value)) {
      text->replace(at, kEscapeSize, "\\uFFFD");
      at += kEscapeSize;
      ++n;
    } else {
      at += 2;
    }
    if (at >= text->size()) break;
  }
  return n;
}

}  // namespace

static_assert(sizeof(element) == 2 * sizeof(std::uint64_t) && std::is_trivially_copyable_v<element>);

struct JsonAccess {
  static JsonValue value_of(element from) { return JsonValue(std::bit_cast<JsonValue::Handle>(from)); }
  static element element_of(const JsonValue& value) { return std::bit_cast<element>(value.handle_); }
};

JsonType JsonValue::type() const {
  switch (JsonAccess::element_of(*this).type()) {
    case element_type::ARRAY:
      return JsonType::array;
    case element_type::OBJECT:
      return JsonType::object;
    case element_type::STRING:
      return JsonType::string;
    case element_type::BOOL:
      return JsonType::boolean;
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
      return JsonType::number;
    case element_type::NULL_VALUE:
      break;
  }
  return JsonType::null;
}

std::string_view JsonValue::string() const {
  std::string_view text;
  return JsonAccess::element_of(*this).get(text) == simdjson::SUCCESS ? text : std::string_view();
}
double JsonValue::number() const {
  double value = 0;
  return JsonAccess::element_of(*this).get(value) == simdjson::SUCCESS ? value : 0;
}
std::int64_t JsonValue::integer() const {
  std::int64_t value = 0;
  return JsonAccess::element_of(*this).get(value) == simdjson::SUCCESS ? value : 0;
}
bool JsonValue::boolean() const {
  bool value = false;
  return JsonAccess::element_of(*this).get(value) == simdjson::SUCCESS && value;
}

std::vector<JsonValue> JsonValue::items() const {
  std::vector<JsonValue> items;
  simdjson::dom::array array;
  if (JsonAccess::element_of(*this).get(array) != simdjson::SUCCESS) return items;
  for (const element item : array) items.push_back(JsonAccess::value_of(item));
  return items;
}

std::vector<JsonField> JsonValue::fields() const {
  std::vector<JsonField> fields;
  simdjson::dom::object object;
  if (JsonAccess::element_of(*this).get(object) != simdjson::SUCCESS) return fields;
  for (const auto& [key, value] : object) fields.push_back({key, JsonAccess::value_of(value)});
  return fields;
}

std::optional<JsonValue> JsonValue::find(std::string_view key) const {
  simdjson::dom::object object;
  element found;
  if (JsonAccess::element_of(*this).get(object) != simdjson::SUCCESS) return std::nullopt;
  if (object.at_key(key).get(found) != simdjson::SUCCESS) return std::nullopt;
  return JsonAccess::value_of(found);
}

void JsonValue::append_text(std::string* out) const {
  *out += simdjson::minify(JsonAccess::element_of(*this));
}

struct JsonParser::State {
  simdjson::dom::parser parser;
};

JsonParser::JsonParser() : state_(std::make_unique<State>()) {}
JsonParser::~JsonParser() = default;
JsonParser::JsonParser(JsonParser&&) noexcept = default;
JsonParser& JsonParser::operator=(JsonParser&&) noexcept = default;

Result<JsonValue> JsonParser::parse(std::string* bytes, JsonRepairs* repairs) {
  if (state_->parser.capacity() > kKeptCapacity && bytes->size() <= kKeptCapacity) *state_ = State();
  element root;
  simdjson::error_code error = state_->parser.parse(*bytes).get(root);
  if (error == simdjson::UTF8_ERROR) {
    repairs->n_utf8 = repair_utf8(bytes);
    error = state_->parser.parse(*bytes).get(root);
  }
  if (error == simdjson::STRING_ERROR) {
    repairs->n_surrogates = repair_surrogates(bytes);
    error = state_->parser.parse(*bytes).get(root);
  }
  if (error != simdjson::SUCCESS) return fail(ErrorCode::bad_input, simdjson::error_message(error));
  return JsonAccess::value_of(root);
}

}  // namespace wirecopy::base
