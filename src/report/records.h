// The engine's values as JSON, one object each, with the names and units of the outputs: spans in code points.
#pragma once

#include "report/json.h"
#include "wirecopy/dedup.h"
#include "wirecopy/engine.h"
#include "wirecopy/eval.h"

namespace wirecopy::report {

void write_json(const Page& page, JsonWriter* json);
void write_json(const PageTrace& trace, JsonWriter* json);
void write_json(const Comparison& comparison, JsonWriter* json);
void write_json(const Family& family, JsonWriter* json);
void write_json(const AddSummary& summary, JsonWriter* json);
void write_json(const RemoveSummary& summary, JsonWriter* json);
void write_json(const CompactSummary& summary, JsonWriter* json);
void write_json(const StoreInfo& info, JsonWriter* json);
void write_json(const CheckReport& report, JsonWriter* json);
void write_json(const DedupRow& row, JsonWriter* json);
void write_json(const TraceScore& score, JsonWriter* json);
void write_json(const LineageScore& score, JsonWriter* json);
void write_json(const ScoredPair& pair, JsonWriter* json);

// The object on a line of its own.
template <typename Value>
std::string json_line(const Value& value) {
  std::string line;
  JsonWriter json(&line);
  write_json(value, &json);
  line.push_back('\n');
  return line;
}

}  // namespace wirecopy::report
