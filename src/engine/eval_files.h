// Reading the folders that evaluations score: pages, and rows of truth.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/json.h"
#include "wirecopy/engine.h"

namespace wirecopy::engine {

// Hands each row of a JSON Lines file to `row`, with its place ("truth.jsonl:7") for messages. Errors: not_found;
// bad_input for a line that is no JSON; whatever `row` returns.
using RowReader = std::function<Result<void>(const base::JsonValue& row, const std::string& where)>;
[[nodiscard]] Result<void> read_rows(const std::string& path, const RowReader& row);

// All pages of one input, in its order.
[[nodiscard]] Result<std::vector<Page>> read_all_pages(const std::string& path, const WorkOptions& options,
                                                       Notes* notes);

// A field of a row; what is not there, or not of this type, is empty.
[[nodiscard]] std::string text_field(const base::JsonValue& row, std::string_view key);
[[nodiscard]] std::uint32_t offset_field(const base::JsonValue& row, std::string_view key);
[[nodiscard]] std::vector<base::JsonValue> items_field(const base::JsonValue& row, std::string_view key);

}  // namespace wirecopy::engine
