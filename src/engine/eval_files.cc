#include "engine/eval_files.h"

#include <algorithm>
#include <fstream>
#include <limits>

#include <fmt/format.h>

namespace wirecopy::engine {

Result<void> read_rows(const std::string& path, const RowReader& row) {
  std::ifstream file(path);
  if (!file) return fail(ErrorCode::not_found, "cannot read the truth, expected a file of JSON Lines", path);
  base::JsonParser parser;
  std::string line;
  for (std::size_t n = 1; std::getline(file, line); ++n) {
    if (line.empty()) continue;
    const std::string where = fmt::format("{}:{}", path, n);
    base::JsonRepairs repairs;
    const auto parsed = parser.parse(&line, &repairs);
    if (!parsed) return fail(ErrorCode::bad_input, parsed.error().message, where);
    WIRECOPY_TRY_VOID(row(*parsed, where));
  }
  return {};
}

Result<std::vector<Page>> read_all_pages(const std::string& path, const WorkOptions& options, Notes* notes) {
  std::vector<Page> pages;
  const auto keep = [&](Page&& page) {
    pages.push_back(std::move(page));
    return true;
  };
  WIRECOPY_TRY_VOID(read_pages(std::vector{path}, options, keep, notes));
  return pages;
}

std::string text_field(const base::JsonValue& row, std::string_view key) {
  const auto value = row.find(key);
  return value ? std::string(value->string()) : std::string();
}

std::uint32_t offset_field(const base::JsonValue& row, std::string_view key) {
  const auto value = row.find(key);
  constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();
  return value ? static_cast<std::uint32_t>(std::clamp<std::int64_t>(value->integer(), 0, kMost)) : 0U;
}

std::vector<base::JsonValue> items_field(const base::JsonValue& row, std::string_view key) {
  const auto value = row.find(key);
  return value ? value->items() : std::vector<base::JsonValue>();
}

}  // namespace wirecopy::engine
