// Results as text for people, for a terminal of a given width.
#pragma once

#include <string>

#include "report/terminal.h"
#include "wirecopy/dedup.h"
#include "wirecopy/engine.h"
#include "wirecopy/eval.h"

namespace wirecopy::report {

void append_text(const Page& page, const TextStyle& style, std::string* out);
void append_text(const PageTrace& trace, const TextStyle& style, std::string* out);
void append_text(const Comparison& comparison, const TextStyle& style, std::string* out);
void append_text(const Family& family, const TextStyle& style, std::string* out);
void append_text(const AddSummary& summary, const TextStyle& style, std::string* out);
void append_text(const RemoveSummary& summary, const TextStyle& style, std::string* out);
void append_text(const CompactSummary& summary, const TextStyle& style, std::string* out);
void append_text(const StoreInfo& info, const TextStyle& style, std::string* out);
void append_text(const CheckReport& report, const TextStyle& style, std::string* out);
void append_text(const DedupRow& row, const TextStyle& style, std::string* out);
void append_text(const TraceScore& score, const TextStyle& style, std::string* out);
void append_text(const LineageScore& score, const TextStyle& style, std::string* out);
void append_text(const ScoredPair& pair, const TextStyle& style, std::string* out);
void append_text(const PairScore& score, const TextStyle& style, std::string* out);

}  // namespace wirecopy::report
