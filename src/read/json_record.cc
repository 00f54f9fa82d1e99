#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "base/json.h"
#include "base/json_string.h"
#include "read/formats.h"

namespace wirecopy::read {
namespace {

using base::JsonField;
using base::JsonType;
using base::JsonValue;

// The fields we read into a page. Where a page's field has several names, the first given here wins.
struct KnownField {
  std::string_view key;
  std::string Page::* target;
};
constexpr std::array kTextFields = {
    KnownField{"title", &Page::title},       KnownField{"published", &Page::published},
    KnownField{"outlet", &Page::outlet},     KnownField{"source", &Page::outlet},
    KnownField{"series", &Page::outlet},     KnownField{"url", &Page::url},
    KnownField{"language", &Page::language}, KnownField{"author", &Page::author},
};

std::string_view type_name(JsonType type) {
  constexpr std::array<std::string_view, 6> kNames = {"null",     "true or false", "a number",
                                                      "a string", "an array",      "an object"};
  return kNames[static_cast<std::size_t>(type)];
}

const JsonField* find(const std::vector<JsonField>& fields, std::string_view key) {
  const auto found = std::ranges::find(fields, key, &JsonField::key);
  return found == fields.end() ? nullptr : &*found;
}

// Authors given as a list become one line.
std::optional<std::string> joined(const JsonValue& list) {
  std::string line;
  for (const JsonValue& item : list.items()) {
    if (item.type() != JsonType::string) return std::nullopt;
    if (!line.empty()) line += ", ";
    line += item.string();
  }
  return line;
}

// The text of a known field, or nothing if it is of a type that cannot be one.
std::optional<std::string> text_of(const JsonField& field) {
  switch (field.value.type()) {
    case JsonType::string:
      return std::string(field.value.string());
    case JsonType::null:
      return std::string();
    case JsonType::array:
      return field.key == "author" ? joined(field.value) : std::nullopt;
    default:
      return std::nullopt;
  }
}

Result<void> set_id(const std::vector<JsonField>& fields, Page* page) {
  const JsonField* id = find(fields, "id");
  if (id == nullptr || id->value.type() == JsonType::null) return {};
  std::string text;
  if (id->value.type() == JsonType::string) {
    text = id->value.string();
  } else if (id->value.type() == JsonType::number) {
    id->value.append_text(&text);
  } else {
    return fail(ErrorCode::bad_input,
                fmt::format("\"id\" is {}; expected a string or a number", type_name(id->value.type())));
  }
  if (!text.empty()) page->id = std::move(text);
  return {};
}

Result<void> set_text(const std::vector<JsonField>& fields, Page* page) {
  const JsonField* text = find(fields, "text");
  if (text == nullptr) return fail(ErrorCode::bad_input, "a record without \"text\"");
  if (text->value.type() != JsonType::string)
    return fail(ErrorCode::bad_input, fmt::format("\"text\" is {}; expected a string", type_name(text->value.type())));
  page->text = text->value.string();
  return {};
}

// Keeps a field we have no place for as it was given.
void append_extra(const JsonField& field, std::string* extra) {
  *extra += extra->empty() ? "{" : ",";
  base::append_json_string(field.key, extra);
  *extra += ':';
  field.value.append_text(extra);
}

// Whether the field found its place in the page; a second name of the same thing does not.
bool take_known(const JsonField& field, const std::vector<JsonField>& fields, Page* page) {
  if (field.key == "id" || field.key == "text") return true;
  const auto known = std::ranges::find(kTextFields, field.key, &KnownField::key);
  if (known == kTextFields.end()) return false;
  for (auto before = kTextFields.begin(); before != known; ++before)
    if (before->target == known->target) {
      const JsonField* other = find(fields, before->key);
      if (other != nullptr && !text_of(*other).value_or("").empty()) return false;
    }
  auto text = text_of(field);
  if (!text) {
    page->notes.push_back(fmt::format("\"{}\" is {}; expected a string; carried through as it is", field.key,
                                      type_name(field.value.type())));
    return false;
  }
  if (!text->empty()) page->*known->target = std::move(*text);
  return true;
}

void note_repairs(const base::JsonRepairs& repairs, Page* page) {
  if (repairs.n_utf8 != 0)
    page->notes.push_back(fmt::format("{} ill-formed UTF-8 sequences replaced by U+FFFD", repairs.n_utf8));
  if (repairs.n_surrogates != 0)
    page->notes.push_back(fmt::format("{} halves of surrogate pairs replaced by U+FFFD", repairs.n_surrogates));
}

Result<void> fill(const JsonValue& record, Page* page) {
  if (record.type() != JsonType::object)
    return fail(ErrorCode::bad_input, fmt::format("{}; expected an object with \"text\"", type_name(record.type())));
  const std::vector<JsonField> fields = record.fields();
  WIRECOPY_TRY_VOID(set_id(fields, page));
  WIRECOPY_TRY_VOID(set_text(fields, page));
  for (const JsonField& field : fields)
    if (!take_known(field, fields, page)) append_extra(field, &page->extra);
  if (!page->extra.empty()) page->extra += '}';
  return {};
}

}  // namespace

Result<void> parse_json_record(std::string bytes, Page* page) {
  thread_local base::JsonParser parser;  // its memory is worth keeping from record to record
  base::JsonRepairs repairs;
  const auto record = parser.parse(&bytes, &repairs);
  if (!record) return fail(ErrorCode::bad_input, "broken JSON: " + record.error().message);
  note_repairs(repairs, page);
  return fill(*record, page);
}

}  // namespace wirecopy::read
