// Tables with a header: a row a page, its columns by the names that records may give fields (field_names.h).
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/json_string.h"
#include "base/utf8.h"
#include "read/csv_rows.h"
#include "read/cutter.h"

namespace wirecopy::read {
namespace {

class CsvCutter final : public Cutter {
 public:
  CsvCutter(const OpenFile& file, char delimiter)
      : file_(file), rows_(file.blocks, delimiter, file.options.limits.max_record_bytes) {}

  bool cut(std::deque<Record>* records, Notes* notes) override {
    if (header_.empty()) return read_header();
    if (!rows_.next(&row_)) {
      if (file_.blocks->failure()) file_.note_failure(false, notes);
      return false;
    }
    if (row_.is_too_long)
      notes->skipped(where(),
                     too_long("a row (is a quotation mark not closed?)", file_.options.limits.max_record_bytes));
    else if (row_.fields.size() > header_.size())
      notes->skipped(where(), fmt::format("a row of {} fields; expected {}, as the header has them", row_.fields.size(),
                                          header_.size()));
    else
      take_row(records, notes);
    return true;
  }

 private:
  [[nodiscard]] std::string where() const { return fmt::format("{}:{}", file_.name, row_.line); }

  bool read_header() {
    if (!rows_.next(&row_)) return false;
    header_ = std::move(row_.fields);
    for (std::string& name : header_) base::repair_utf8(&name);
    columns_.assign(header_.size(), nullptr);
    for (const PageField& field : file_.options.names.fields()) {
      // Of several columns for one field the first name is the best.
      for (const std::string& name : field.names) {
        const auto found = std::ranges::find(header_, name);
        if (found == header_.end()) continue;
        columns_[static_cast<std::size_t>(found - header_.begin())] = &field;
        break;
      }
    }
    return true;
  }

  void take_row(std::deque<Record>* records, Notes* notes) {
    Record record = file_.record(Format::bare_text, {});
    record.known.id = fmt::format("{}:{}", file_.id, row_.line);
    record.known.path = where();
    bool has_text = false;
    for (std::size_t i = 0; i < row_.fields.size(); ++i) {
      std::string& value = row_.fields[i];
      base::repair_utf8(&value);
      if (columns_[i] == nullptr) {
        append_extra(header_[i], value, &record.known.extra);
      } else if (columns_[i]->target == &Page::text) {
        has_text = !value.empty();
        record.bytes = std::move(value);
      } else if (!value.empty()) {
        record.known.*(columns_[i]->target) = std::move(value);
      }
    }
    if (!record.known.extra.empty()) record.known.extra += '}';
    if (!has_text) return notes->skipped(where(), "a row without text");
    records->push_back(std::move(record));
  }

  static void append_extra(std::string_view name, std::string_view value, std::string* extra) {
    *extra += extra->empty() ? "{" : ",";
    base::append_json_string(name, extra);
    *extra += ':';
    base::append_json_string(value, extra);
  }

  const OpenFile& file_;
  CsvRows rows_;
  CsvRow row_;
  std::vector<std::string> header_;
  std::vector<const PageField*> columns_;  // what each column is of; null: carried through
};

}  // namespace

std::unique_ptr<Cutter> cut_csv(const OpenFile& file, char delimiter) {
  return std::make_unique<CsvCutter>(file, delimiter);
}

}  // namespace wirecopy::read
