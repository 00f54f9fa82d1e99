#include "read/csv_rows.h"

#include <algorithm>
#include <utility>

namespace wirecopy::read {
namespace {

// The fields of one line.
std::vector<std::string> split(std::string_view line, char delimiter) {
  std::vector<std::string> fields(1);
  bool is_quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"') {
      if (is_quoted && line.substr(i + 1).starts_with('"'))
        fields.back() += line[++i];
      else
        is_quoted = !is_quoted;
    } else if (c == delimiter && !is_quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

}  // namespace

std::optional<CsvHeader> csv_header(std::string_view head) {
  std::string_view line = head.substr(0, head.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::optional<CsvHeader> best;
  for (const char delimiter : {'\t', ',', ';'}) {
    std::vector<std::string> names = split(line, delimiter);
    if (names.size() > 1 && (!best || names.size() > best->names.size())) best = {std::move(names), delimiter};
  }
  return best;
}

bool CsvRows::fill() {
  if (block_.empty()) block_ = blocks_->next();
  return !block_.empty();
}

void CsvRows::end_field(CsvRow* row) {
  row->fields.push_back(std::exchange(field_, {}));
  place_ = Place::field_begin;
}

// What is inside quotation marks goes on to the next mark in one piece.
bool CsvRows::take_quoted(CsvRow* row) {
  const std::size_t n = std::min(block_.find('"'), block_.size());
  const std::string_view piece = block_.substr(0, n);
  line_ += static_cast<std::uint64_t>(std::ranges::count(piece, '\n'));
  row_bytes_ += n;
  if (row_bytes_ > max_row_bytes_) {
    // The row ends with the line in which it grew too long.
    place_ = Place::bare;
    row->is_too_long = true;
    return false;
  }
  field_ += piece;
  block_.remove_prefix(n);
  return true;
}

void CsvRows::take(char c, CsvRow* row) {
  ++row_bytes_;
  switch (place_) {
    case Place::behind_quote:
      if (c == '"') {
        field_ += c;
        place_ = Place::quoted;
        return;
      }
      place_ = Place::bare;
      [[fallthrough]];
    case Place::field_begin:
    case Place::bare:
      if (c == delimiter_) {
        end_field(row);
      } else if (c == '"' && place_ == Place::field_begin) {
        place_ = Place::quoted;
      } else {
        place_ = Place::bare;
        if (!row->is_too_long) field_ += c;
      }
      return;
    case Place::quoted:
      place_ = c == '"' ? Place::behind_quote : place_;
      return;
  }
}

bool CsvRows::next(CsvRow* row) {
  *row = {};
  row->line = line_;
  row_bytes_ = 0;
  place_ = Place::field_begin;
  field_.clear();
  while (fill()) {
    if (place_ == Place::quoted && block_.front() != '"') {
      if (!take_quoted(row)) field_.clear();
      continue;
    }
    const char c = block_.front();
    block_.remove_prefix(1);
    if (c == '\n' && place_ != Place::quoted) {
      ++line_;
      if (field_.ends_with('\r')) field_.pop_back();
      if (row->is_too_long) return true;
      if (row->fields.empty() && field_.empty()) {
        row->line = line_;
        row_bytes_ = 0;
        continue;
      }
      end_field(row);
      return true;
    }
    take(c, row);
    if (row_bytes_ > max_row_bytes_) row->is_too_long = true;
  }
  if (row->is_too_long) return true;
  if (row->fields.empty() && field_.empty()) return false;
  end_field(row);
  return true;
}

}  // namespace wirecopy::read
