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

std::string_view type_name(JsonType type) {
  constexpr std::array<std::string_view, 6> kNames = {"null",     "true or false", "a number",
                                                      "a string", "an array",      "an object"};
  return kNames[static_cast<std::size_t>(type)];
}

// Authors given as a list become one line; as JSON Feed and schema.org write them, each may be an object with a name.
std::optional<std::string> name_of(const JsonValue& value) {
  if (value.type() == JsonType::string) return std::string(value.string());
  const std::optional<JsonValue> name = value.find("name");
  return name && name->type() == JsonType::string ? std::optional(std::string(name->string())) : std::nullopt;
}

std::optional<std::string> joined(const JsonValue& list) {
  std::string line;
  for (const JsonValue& item : list.items()) {
    const std::optional<std::string> name = name_of(item);
    if (!name) return std::nullopt;
    if (!line.empty()) line += ", ";
    line += *name;
  }
  return line;
}

// The text of a known field, or nothing if it is of a type that cannot be one.
std::optional<std::string> text_of(const PageField& known, const JsonValue& value) {
  const bool may_be_named = known.target == &Page::author || known.target == &Page::outlet;
  switch (value.type()) {
    case JsonType::string:
      return std::string(value.string());
    case JsonType::null:
      return std::string();
    case JsonType::array:
      return known.target == &Page::author ? joined(value) : std::nullopt;
    case JsonType::object:
      return may_be_named ? name_of(value) : std::nullopt;
    default:
      return std::nullopt;
  }
}

Result<void> set_id(const JsonField& id, Page* page) {
  if (id.value.type() == JsonType::null) return {};
  std::string text;
  if (id.value.type() == JsonType::string) {
    text = id.value.string();
  } else if (id.value.type() == JsonType::number) {
    id.value.append_text(&text);
  } else {
    return fail(ErrorCode::bad_input,
                fmt::format("\"{}\" is {}; expected a string or a number", id.key, type_name(id.value.type())));
  }
  if (!text.empty()) page->id = std::move(text);
  return {};
}

// One JSON object, whose fields find their places in a page or are carried through.
class RecordFields {
 public:
  RecordFields(std::vector<JsonField> fields, const FieldNames& names)
      : fields_(std::move(fields)), names_(names), is_taken_(fields_.size(), false) {}

  Result<void> fill(Page* page) {
    WIRECOPY_TRY_VOID(take_text(page));
    for (const PageField& known : names_.fields()) {
      if (known.target == &Page::text) continue;
      if (known.target == &Page::id) {
        WIRECOPY_TRY_VOID(take_id(known, page));
      } else {
        take(known, page);
      }
    }
    append_rest(page);
    return {};
  }

 private:
  static constexpr std::string_view kHtml = "content_html";  // of JSON Feed

  // The index of the first field of this name, or the number of fields.
  [[nodiscard]] std::size_t find(std::string_view name) const {
    return static_cast<std::size_t>(std::ranges::find(fields_, name, &JsonField::key) - fields_.begin());
  }

  // The first name that holds a string is the text; HTML only where none does.
  Result<void> take_text(Page* page) {
    std::size_t first = fields_.size();
    for (const std::string& name : names_.text().names) {
      const std::size_t i = find(name);
      if (i == fields_.size()) continue;
      first = std::min(first, i);
      if (fields_[i].value.type() != JsonType::string) continue;
      is_taken_[i] = true;
      page->text = fields_[i].value.string();
      return {};
    }
    if (const std::size_t i = find(kHtml); i < fields_.size() && fields_[i].value.type() == JsonType::string) {
      is_taken_[i] = true;
      return parse_html_part(std::string(fields_[i].value.string()), {}, page);
    }
    if (first == fields_.size()) return fail(ErrorCode::bad_input, no_text(names_));
    return fail(ErrorCode::bad_input, fmt::format("\"{}\" is {}; expected a string", fields_[first].key,
                                                  type_name(fields_[first].value.type())));
  }

  Result<void> take_id(const PageField& known, Page* page) {
    for (const std::string& name : known.names) {
      const std::size_t i = find(name);
      if (i == fields_.size()) continue;
      is_taken_[i] = true;
      return set_id(fields_[i], page);
    }
    return {};
  }

  // The first name that says something wins; the others are carried through.
  void take(const PageField& known, Page* page) {
    for (const std::string& name : known.names) {
      const std::size_t i = find(name);
      if (i == fields_.size()) continue;
      std::optional<std::string> text = text_of(known, fields_[i].value);
      if (!text) {
        page->notes.push_back(fmt::format("\"{}\" is {}; expected a string; carried through as it is", fields_[i].key,
                                          type_name(fields_[i].value.type())));
        continue;
      }
      is_taken_[i] = true;
      if (text->empty()) continue;
      page->*known.target = std::move(*text);
      return;
    }
  }

  // Keeps fields we have no place for as they were given, in their order.
  void append_rest(Page* page) const {
    std::string& extra = page->extra;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (is_taken_[i]) continue;
      extra += extra.empty() ? "{" : ",";
      base::append_json_string(fields_[i].key, &extra);
      extra += ':';
      fields_[i].value.append_text(&extra);
    }
    if (!extra.empty()) extra += '}';
  }

  std::vector<JsonField> fields_;
  const FieldNames& names_;
  std::vector<bool> is_taken_;  // by index of a field
};

void note_repairs(const base::JsonRepairs& repairs, Page* page) {
  if (repairs.n_utf8 != 0)
    page->notes.push_back(fmt::format("{} ill-formed UTF-8 sequences replaced by U+FFFD", repairs.n_utf8));
  if (repairs.n_surrogates != 0)
    page->notes.push_back(fmt::format("{} halves of surrogate pairs replaced by U+FFFD", repairs.n_surrogates));
}

}  // namespace

Result<void> parse_json_record(std::string bytes, const FieldNames& names, Page* page) {
  thread_local base::JsonParser parser;  // its memory is worth keeping from record to record
  base::JsonRepairs repairs;
  const auto record = parser.parse(&bytes, &repairs);
  if (!record) return fail(ErrorCode::bad_input, "broken JSON: " + record.error().message);
  note_repairs(repairs, page);
  if (record->type() != JsonType::object)
    return fail(ErrorCode::bad_input, fmt::format("{}; expected an object with \"text\"", type_name(record->type())));
  return RecordFields(record->fields(), names).fill(page);
}

}  // namespace wirecopy::read
