// JSON Lines by line; an array of records item by item; another JSON document whole: one record, or an object that
// holds the array, as JSON Feed and news services write it.
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "base/json.h"
#include "read/cutter.h"
#include "read/header_fields.h"

namespace wirecopy::read {
namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
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

// An array of whatever size, an item at a time: strings and brackets are followed just as far as is needed to tell
// where an item ends; whether it is JSON is told when it is parsed.
class ArrayCutter final : public Cutter {
 public:
  // The file's first bytes are white space, if any, and the bracket that opens the array.
  explicit ArrayCutter(const OpenFile& file) : file_(file) { file.blocks->drop(file.blocks->head().find('[') + 1); }

  bool cut(std::deque<Record>* records, Notes* notes) override {
    if (is_over_) return read_rest(notes);
    item_.clear();
    n_bytes_ = 0;
    while (true) {
      if (block_.empty()) block_ = file_.blocks->next();
      if (block_.empty()) {
        if (file_.blocks->failure())
          file_.note_failure(false, notes);
        else
          notes->skipped(file_.name, "a JSON array that breaks off");
        return false;
      }
      const std::size_t end = end_in(block_);
      const bool is_whole = end < block_.size();
      append(block_.substr(0, end));
      block_.remove_prefix(is_whole ? end + 1 : end);
      if (!is_whole) continue;
      end_item(records, notes);
      return true;
    }
  }

 private:
  // Where the item ends in these bytes, at a comma or the bracket that closes the array; their size if behind them.
  std::size_t end_in(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const char c = bytes[i];
      if (is_in_string_) {
        if (std::exchange(is_escaped_, false)) continue;
        is_escaped_ = c == '\\';
        is_in_string_ = c != '"';
        continue;
      }
      if (c == '"') is_in_string_ = true;
      if (c == '{' || c == '[') ++depth_;
      if (c == '}' || c == ']') --depth_;
      is_over_ = depth_ <= 0;
      if (is_over_ || (c == ',' && depth_ == 1)) return i;
    }
    return bytes.size();
  }

  void append(std::string_view piece) {
    n_bytes_ += piece.size();
    if (n_bytes_ > file_.options.limits.max_record_bytes)
      std::string().swap(item_);
    else
      item_ += piece;
  }

  void end_item(std::deque<Record>* records, Notes* notes) {
    const std::string_view item = trimmed(item_);
    ++number_;
    const std::string where = fmt::format("{} item {}", file_.name, number_);
    if (n_bytes_ > file_.options.limits.max_record_bytes)
      return notes->skipped(where, too_long("an item", file_.options.limits.max_record_bytes));
    if (item.empty() && is_over_ && number_ == 1) return notes->skipped(file_.name, "an empty JSON array");
    Record& record = records->emplace_back(file_.record(Format::json_line, std::string(item)));
    record.known.id += fmt::format(":{}", number_);
    record.known.path = where;
  }

  bool read_rest(Notes* notes) {
    bool is_blank_so_far = is_blank(block_);
    for (block_ = file_.blocks->next(); is_blank_so_far && !block_.empty(); block_ = file_.blocks->next())
      is_blank_so_far = is_blank(block_);
    if (!is_blank_so_far)
      notes->skipped(file_.name, "bytes behind the end of a JSON array; expected one array");
    else if (file_.blocks->failure())
      file_.note_failure(true, notes);
    return false;
  }

  const OpenFile& file_;
  std::string_view block_;
  std::string item_;
  std::uint64_t n_bytes_ = 0;  // of the item
  std::size_t number_ = 0;     // of items so far
  std::int64_t depth_ = 1;     // of brackets; 1 in the array itself
  bool is_in_string_ = false;
  bool is_escaped_ = false;
  bool is_over_ = false;
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
    const std::optional<base::JsonValue> list = list_in(document);
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
  if (trimmed(file.blocks->head()).starts_with('[')) return std::make_unique<ArrayCutter>(file);
  return std::make_unique<DocumentCutter>(file);
}

}  // namespace wirecopy::read
