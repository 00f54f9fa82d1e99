// Who said what, written down: JSON with spans in code points, CSV, and text for people.
#pragma once

#include <string>
#include <string_view>

#include "report/json.h"
#include "report/terminal.h"
#include "wirecopy/eval.h"
#include "wirecopy/quotes.h"

namespace wirecopy::report {

[[nodiscard]] std::string_view name(SpeechKind kind);
[[nodiscard]] std::string_view name(Stance stance);

void write_json(const PageQuotes& quotes, JsonWriter* json);

[[nodiscard]] std::string_view csv_header(const PageQuotes*);
void append_csv(const PageQuotes& quotes, std::string* out);  // one row a statement

void append_text(const PageQuotes& quotes, const TextStyle& style, std::string* out);

void write_json(const QuotesScore& score, JsonWriter* json);
void append_text(const QuotesScore& score, const TextStyle& style, std::string* out);

}  // namespace wirecopy::report
