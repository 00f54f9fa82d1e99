// JSON Lines by line; a JSON document: one record, an array of them, or an object that holds the array, as JSON Feed
// and news services write it.
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "base/json.h"
#include "read/cutter.h"

namespace wirecopy::read {
namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

class LinesCutter final : public Cutter {
 public:
  explicit LinesCutter(const OpenFile& file) : file_(file), lines_(file.blocks, file.options.limits.max_record_bytes) {}

  bool cut(std::deque<Record>* records, Notes* notes) override {
    if (!lines_.next(&line_)) {
      if (file_.blocks->failure()) file_.note_failure(false, notes);
      return false;
    }
    if (line_.is_last && file_.blocks->failure()) return true;  // the note on the failure tells of this cut line too
    std::string where = fmt::format("{}:{}", file_.name, line_.number);
    if (line_.is_too_long) {
      notes->skipped(std::move(where), too_long("a line", file_.options.limits.max_record_bytes));
    } else if (!is_blank(line_.bytes)) {
      records->push_back(file_.record(Format::json_line, std::move(line_.bytes)));
      records->back().known.id = fmt::format("{}:{}", file_.id, line_.number);
      records->back().known.path = std::move(where);
    }
    return true;
  }

 private:
  const OpenFile& file_;
  LineCutter lines_;
  Line line_;
};

class DocumentCutter final : public Cutter {
 public:
  explicit DocumentCutter(const OpenFile& file) : file_(file) {}

  bool cut(std::deque<Record>* records, Notes* notes) override {
    auto bytes = file_.read_whole(notes);
    if (!bytes) return false;
    base::JsonParser parser;
    base::JsonRepairs repairs;
    const auto document = parser.parse(&*bytes, &repairs);
    if (!document) {
      notes->skipped(file_.name, document.error().message);
      return false;
    }
    const std::size_t n_repairs = repairs.n_utf8 + repairs.n_surrogates;
    if (n_repairs != 0)
      notes->repaired(file_.name, fmt::format("{} ill-formed characters replaced by U+FFFD", n_repairs));
    add_items(*document, records, notes);
    return false;
  }

 private:
  // The array of records in an object that is none itself.
  [[nodiscard]] std::optional<base::JsonValue> list_in(const base::JsonValue& document) const {
    for (const std::string& name : file_.options.names.text().names)
      if (document.find(name)) return std::nullopt;
    for (const std::string_view name : {"items", "articles"})
      if (auto list = document.find(name); list && list->type() == base::JsonType::array) return list;
    return std::nullopt;
  }

  void add_items(const base::JsonValue& document, std::deque<Record>* records, Notes* notes) const {
    const std::optional<base::JsonValue> list =
        document.type() == base::JsonType::array ? std::optional(document) : list_in(document);
    const bool is_array = list.has_value();
    const auto items = is_array ? list->items() : std::vector{document};
    const auto title = is_array ? document.find("title") : std::nullopt;  // of a feed: who publishes it
    if (items.empty()) notes->skipped(file_.name, "an empty JSON array");
    for (std::size_t i = 0; i < items.size(); ++i) {
      Record& record = records->emplace_back(file_.record(Format::json_line, {}));
      if (title) record.known.outlet = title->string();
      if (is_array) record.known.id += fmt::format(":{}", i + 1);
      if (is_array) record.known.path += fmt::format(" item {}", i + 1);
      items[i].append_text(&record.bytes);
    }
  }

  const OpenFile& file_;
};

}  // namespace

std::unique_ptr<Cutter> cut_json_lines(const OpenFile& file) {
  return std::make_unique<LinesCutter>(file);
}

std::unique_ptr<Cutter> cut_json_document(const OpenFile& file) {
  return std::make_unique<DocumentCutter>(file);
}

}  // namespace wirecopy::read
