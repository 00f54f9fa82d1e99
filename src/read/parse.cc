#include <utility>

#include "read/formats.h"
#include "read/page_language.h"
#include "read/read.h"

namespace wirecopy::read {
namespace {

Result<void> parse_as(Record record, const FieldNames& names, const WebText& wanted, Page* page) {
  switch (record.format) {
    case Format::json_line:
      return parse_json_record(std::move(record.bytes), names, page);
    case Format::plain_text:
      return parse_plain_text(std::move(record.bytes), record.charset, page);
    case Format::html:
      return parse_html(std::move(record.bytes), record.charset, wanted, page);
    case Format::html_part:
      return parse_html_part(std::move(record.bytes), record.charset, page);
    case Format::pdf:
      return parse_pdf(record.bytes, page);
    case Format::bare_text:
      page->text = std::move(record.bytes);
      return {};
  }
  return fail(ErrorCode::unsupported, "a format this build does not read");
}

// Two JSON objects as one, or what there is of them.
std::string joined(std::string object, std::string_view other) {
  if (object.empty()) return std::string(other);
  if (other.empty()) return object;
  object.back() = ',';
  return object.append(other.substr(1));
}

LanguageSearch search_of(Format format) {
  const bool is_record = format == Format::json_line || format == Format::bare_text;
  return is_record ? LanguageSearch::records : LanguageSearch::documents;
}

// What the record's container says goes before what the page says, but for its URL: an archive knows where a page was
// fetched, the page its canonical address.
void fill_in(Page known, Page* page) {
  for (std::string Page::* field :
       {&Page::title, &Page::author, &Page::published, &Page::modified, &Page::outlet, &Page::agency, &Page::language})
    if (!(known.*field).empty()) page->*field = std::move(known.*field);
  if (page->url.empty()) page->url = std::move(known.url);
  page->extra = joined(std::move(page->extra), known.extra);
}

}  // namespace

Record record_of(Format format, std::string bytes, std::string id, std::string path) {
  Record record{format, std::move(bytes), {}, {}};
  record.known.id = std::move(id);
  record.known.path = std::move(path);
  return record;
}

Result<Page> parse(Record record, const FieldNames& names, const WebText& wanted) {
  Page page;
  page.id = record.known.id;
  page.path = record.known.path;
  Page known = std::move(record.known);
  const LanguageSearch search = search_of(record.format);
  auto done = parse_as(std::move(record), names, wanted, &page);
  if (!done) return fail(done.error().code, std::move(done.error().message), std::move(page.path));
  fill_in(std::move(known), &page);
  find_languages(search, &page);
  return page;
}

}  // namespace wirecopy::read
