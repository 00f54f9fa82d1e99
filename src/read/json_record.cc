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

// In ninjs 2 and later a text is a list of variants, each {"role", "contenttype" (in version 3 "contentType"),
// "value"}: the main one, else the first that `is_wanted` takes.
template <typename IsWanted>
std::optional<std::string_view> main_variant(const JsonValue& list, const IsWanted& is_wanted) {
  std::optional<std::string_view> first;
  for (const JsonValue& item : list.items()) {
    const std::optional<JsonValue> value = item.find("value");
    if (!value || value->string().empty() || !is_wanted(item)) continue;
    const std::optional<JsonValue> role = item.find("role");
    if (role && role->string() == "main") return value->string();
    if (!first) first = value->string();
  }
  return first;
}

bool is_html(const JsonValue& variant) {
  std::optional<JsonValue> type = variant.find("contenttype");
  if (!type) type = variant.find("contentType");
  if (!type) return variant.find("value")->string().starts_with('<');
  const std::string_view name = type->string();
  return name.find("html") != std::string_view::npos || name.find("xml") != std::string_view::npos;
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
    if (page->title.empty()) take_headlines(page);
    if (page->url.empty() && page->id.starts_with("http")) page->url = page->id;
    append_rest(page);
    return {};
  }

 private:
  static constexpr std::array<std::string_view, 3> kHtml = {"content_html", "body_xhtml", "body_html"};
  static constexpr std::string_view kBodies = "bodies";        // of ninjs 2 and 3
  static constexpr std::string_view kHeadlines = "headlines";  // the same

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
    for (const std::string_view name : kHtml) {
      const std::size_t i = find(name);
      if (i == fields_.size() || fields_[i].value.type() != JsonType::string) continue;
      is_taken_[i] = true;
      return parse_html_part(std::string(fields_[i].value.string()), {}, page);
    }
    if (const std::size_t i = find(kBodies); i < fields_.size())
      if (const auto taken = take_bodies(i, page)) return *taken;
    if (first == fields_.size()) return fail(ErrorCode::bad_input, no_text(names_));
    return fail(ErrorCode::bad_input, fmt::format("\"{}\" is {}; expected a string", fields_[first].key,
                                                  type_name(fields_[first].value.type())));
  }

  // Nothing if none of the bodies says anything.
  std::optional<Result<void>> take_bodies(std::size_t i, Page* page) {
    const JsonValue& list = fields_[i].value;
    if (const auto text = main_variant(list, [](const JsonValue& variant) { return !is_html(variant); })) {
      is_taken_[i] = true;
      page->text = *text;
      return Result<void>();
    }
    const auto html = main_variant(list, is_html);
    if (!html) return std::nullopt;
    is_taken_[i] = true;
    return parse_html_part(std::string(*html), {}, page);
  }

  void take_headlines(Page* page) {
    const std::size_t i = find(kHeadlines);
    if (i == fields_.size()) return;
    const auto headline = main_variant(fields_[i].value, [](const JsonValue&) { return true; });
    if (!headline) return;
    is_taken_[i] = true;
    page->title = *headline;
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
      const bool says_nothing = fields_[i].value.type() == JsonType::null && names_.find(fields_[i].key) != nullptr;
      if (is_taken_[i] || says_nothing) continue;
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
