#include "index/page_record.h"

#include <array>

namespace wirecopy::index {
namespace {

// In the order of the format.
constexpr std::array kFields = {&Page::id,        &Page::path,   &Page::url,      &Page::title, &Page::author,
                                &Page::published, &Page::outlet, &Page::language, &Page::extra};

// Added later: where a page has none of them, its record ends before.
constexpr std::array kLaterFields = {&Page::modified, &Page::agency};

}  // namespace

void append_page_record(const Page& page, std::string* out) {
  std::string record;
  for (const auto field : kFields) append_string(page.*field, &record);
  append(static_cast<std::uint32_t>(page.notes.size()), &record);
  for (const std::string& note : page.notes) append_string(note, &record);
  if (!page.modified.empty() || !page.agency.empty())
    for (const auto field : kLaterFields) append_string(page.*field, &record);
  append_string(record, out);
}

std::optional<Page> read_page_record(Decoder* records) {
  Decoder record(records->string());
  Page page;
  for (const auto field : kFields) page.*field = record.string();
  const auto n_notes = record.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < n_notes && record.ok(); ++i) page.notes.emplace_back(record.string());
  if (record.ok() && !record.at_end())
    for (const auto field : kLaterFields) page.*field = record.string();
  if (!records->ok() || !record.ok() || !record.at_end()) return std::nullopt;
  return page;
}

}  // namespace wirecopy::index
