#include "engine/pair_rows.h"

#include <unordered_set>

#include <fmt/format.h>

#include "base/json.h"
#include "read/read.h"

namespace wirecopy::engine {
namespace {

using base::JsonType;
using base::JsonValue;

Result<std::string> id_of(const JsonValue& row) {
  const auto id = row.find("id");
  std::string text;
  if (id && id->type() == JsonType::string) text = id->string();
  if (id && id->type() == JsonType::number) id->append_text(&text);
  if (text.empty()) return fail(ErrorCode::bad_input, "a pair without \"id\", expected a string or a number");
  return text;
}

Result<std::string> text_of(const JsonValue& row, std::string_view key) {
  const auto text = row.find(key);
  if (!text) return fail(ErrorCode::bad_input, fmt::format("a pair without \"{}\"", key));
  if (text->type() != JsonType::string) return fail(ErrorCode::bad_input, fmt::format("\"{}\" is no string", key));
  return std::string(text->string());
}

Result<std::optional<bool>> label_of(const JsonValue& row) {
  if (const auto same = row.find("same")) {
    if (same->type() != JsonType::boolean) return fail(ErrorCode::bad_input, "\"same\" is neither true nor false");
    return same->boolean();
  }
  if (const auto level = row.find("level")) {
    if (level->type() != JsonType::string) return fail(ErrorCode::bad_input, "\"level\" is no string");
    return level->string() != "non";
  }
  return std::nullopt;
}

Result<PairRow> parse_pair(read::Record* record, base::JsonParser* parser) {
  if (record->format != read::Format::json_line) return fail(ErrorCode::bad_input, "no JSON, expected JSON Lines");
  base::JsonRepairs repairs;
  const auto row = parser->parse(&record->bytes, &repairs);
  if (!row) return fail(ErrorCode::bad_input, "broken JSON: " + row.error().message);
  if (row->type() != JsonType::object) return fail(ErrorCode::bad_input, "no object, expected {\"id\", \"a\", \"b\"}");
  PairRow pair;
  WIRECOPY_TRY(pair.id, id_of(*row));
  WIRECOPY_TRY(pair.a, text_of(*row, "a"));
  WIRECOPY_TRY(pair.b, text_of(*row, "b"));
  WIRECOPY_TRY(pair.is_copy, label_of(*row));
  return pair;
}

}  // namespace

Result<std::vector<PairRow>> read_pair_rows(const std::string& file, Notes* notes) {
  WIRECOPY_TRY(auto reader, read::RecordReader::open(std::vector{file}));
  base::JsonParser parser;
  std::vector<PairRow> pairs;
  std::unordered_set<std::string> seen;
  while (auto record = reader.next(notes)) {
    auto pair = parse_pair(&*record, &parser);
    if (!pair) {
      notes->skipped(record->known.path, pair.error().message);
    } else if (!seen.insert(pair->id).second) {
      notes->skipped(record->known.path, fmt::format("a second pair of id \"{}\"", pair->id));
    } else {
      pairs.push_back(std::move(*pair));
    }
  }
  if (pairs.empty()) return fail(ErrorCode::bad_input, "no pair, expected JSON Lines of {\"id\", \"a\", \"b\"}", file);
  return pairs;
}

}  // namespace wirecopy::engine
