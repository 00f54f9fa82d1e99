// The engine's values as CSV (RFC 4180: CRLF line ends, quotes doubled). Values stand as they are, also those that a
// spreadsheet would take for a formula: the file is data. Spans are in code points.
#pragma once

#include <string>
#include <string_view>

#include "wirecopy/dedup.h"
#include "wirecopy/engine.h"

namespace wirecopy::report {

// Appends one field after another to a row.
class CsvRow {
 public:
  explicit CsvRow(std::string* out) : out_(out) {}
  CsvRow& field(std::string_view text);
  CsvRow& integer(std::uint64_t value);
  CsvRow& number(double value);  // rounded to 4 decimals
  void end();

 private:
  std::string* out_;
  bool first_ = true;
};

// The header of the rows that `append_csv` makes of a value of this type.
[[nodiscard]] std::string_view csv_header(const Page*);
[[nodiscard]] std::string_view csv_header(const PageTrace*);
[[nodiscard]] std::string_view csv_header(const Comparison*);
[[nodiscard]] std::string_view csv_header(const Family*);
[[nodiscard]] std::string_view csv_header(const StoreInfo*);
[[nodiscard]] std::string_view csv_header(const DedupRow*);

void append_csv(const Page& page, std::string* out);              // one row
void append_csv(const PageTrace& trace, std::string* out);        // one row a passage and source
void append_csv(const Comparison& comparison, std::string* out);  // one row a passage
void append_csv(const Family& family, std::string* out);          // one row a passage
void append_csv(const StoreInfo& info, std::string* out);         // one row a figure
void append_csv(const DedupRow& row, std::string* out);           // one row

}  // namespace wirecopy::report
