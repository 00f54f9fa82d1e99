#include "read/formats.h"
#include "read/read.h"

namespace wirecopy::read {
namespace {

Result<void> parse_as(Format format, std::string bytes, Page* page) {
  switch (format) {
    case Format::json_line:
      return parse_json_record(std::move(bytes), page);
    case Format::plain_text:
      return parse_plain_text(std::move(bytes), page);
    case Format::html:
      return parse_html(std::move(bytes), page);
  }
  return fail(ErrorCode::unsupported, "a format this build does not read");
}

}  // namespace

Result<Page> parse(Record record) {
  Page page;
  page.id = std::move(record.id);
  page.path = std::move(record.where);
  auto done = parse_as(record.format, std::move(record.bytes), &page);
  if (!done) return fail(done.error().code, std::move(done.error().message), std::move(page.path));
  return page;
}

}  // namespace wirecopy::read
