// `--format json`: all results of a run in one object that says how it came about.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/json.h"
#include "wirecopy/notes.h"

namespace wirecopy::report {

struct Envelope {
  std::string version;
  std::string command;
  std::vector<std::pair<std::string, std::string>> options;  // name and JSON value of those that shape the results
};

// "skipped", "repaired" or "remark".
[[nodiscard]] std::string_view kind_name(Note::Kind kind);

// The object up to its first result; each result is then one JSON value, commas between them.
[[nodiscard]] std::string envelope_begin(const Envelope& envelope);
// From after the last result: what was skipped, and the end.
[[nodiscard]] std::string envelope_end(const Notes& notes);

}  // namespace wirecopy::report
