// Rows of a table of text: CSV (RFC 4180), also with semicolons or tabs between the fields, read as a stream.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/blocks.h"

namespace wirecopy::read {

struct CsvRow {
  std::vector<std::string> fields;
  std::uint64_t line = 0;  // that it begins in, from 1
  bool is_too_long = false;
};

class CsvRows {
 public:
  // `blocks` must outlive the rows.
  CsvRows(Blocks* blocks, char delimiter, std::uint64_t max_row_bytes)
      : blocks_(blocks), delimiter_(delimiter), max_row_bytes_(max_row_bytes) {}

  // The next row; false at the end. Rows without any character are left out. Of a row above the limit, whose quotation
  // mark most likely is not closed, nothing is kept, and the next begins at the next line end.
  [[nodiscard]] bool next(CsvRow* row);

 private:
  enum class Place { field_begin, bare, quoted, behind_quote };

  [[nodiscard]] bool fill();
  void take(char c, CsvRow* row);
  void end_field(CsvRow* row);
  [[nodiscard]] bool take_quoted(CsvRow* row);

  Blocks* blocks_;
  char delimiter_;
  std::uint64_t max_row_bytes_;
  std::string_view block_;
  std::uint64_t line_ = 1;
  Place place_ = Place::field_begin;
  std::string field_;
  std::uint64_t row_bytes_ = 0;
};

// The fields of the first line of a table, and what stands between them; nothing if no tab, comma or semicolon does.
struct CsvHeader {
  std::vector<std::string> names;
  char delimiter = ',';
};
[[nodiscard]] std::optional<CsvHeader> csv_header(std::string_view head);

}  // namespace wirecopy::read
