// A line taken for a JSON record gives a page of valid UTF-8 or an error, never more.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "base/json.h"
#include "base/json_members.h"
#include "base/utf8.h"
#include "read/read.h"
#include "read/record_text.h"

namespace {

void check_valid(const wirecopy::Page& page) {
  for (const std::string* field : {&page.id, &page.url, &page.title, &page.author, &page.published, &page.outlet,
                                   &page.language, &page.text, &page.extra})
    WIRECOPY_CHECK(wirecopy::base::is_valid_utf8(*field));
}

// What is carried through is JSON again, and reads back as the same.
void check_extra(const std::string& extra) {
  if (extra.empty()) return;
  wirecopy::base::JsonParser parser;
  wirecopy::base::JsonRepairs repairs;
  std::string bytes = extra;
  const auto value = parser.parse(&bytes, &repairs);
  WIRECOPY_CHECK(value && value->type() == wirecopy::base::JsonType::object);
  std::string again;
  value->append_text(&again);
  WIRECOPY_CHECK(bytes == extra && !again.empty());
}

// Where the text can be replaced, all else reads back as the same; and so it does where a field is added.
void check_changes(const std::string& bytes, const wirecopy::Page& page) {
  namespace read = wirecopy::read;
  std::string changed = bytes;
  const bool is_replaced = read::replace_text("new \"text\"", {}, &changed);
  wirecopy::base::set_member("copies", "[1]", &changed);
  const auto again = read::parse(read::record_of(read::Format::json_line, changed, "id", "where"));
  WIRECOPY_CHECK(again && again->text == (is_replaced ? "new \"text\"" : page.text));
  WIRECOPY_CHECK(again->id == page.id && again->title == page.title && again->published == page.published);
  const auto copies = wirecopy::base::find_member(changed, "copies");
  WIRECOPY_CHECK(!copies || changed.substr(copies->begin, copies->end - copies->begin) == "[1]");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace read = wirecopy::read;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto page = read::parse(read::record_of(read::Format::json_line, bytes, "id", "where"));
  if (!page) {
    WIRECOPY_CHECK(!page.error().message.empty() && page.error().where == "where");
    return 0;
  }
  check_valid(*page);
  check_extra(page->extra);
  check_changes(bytes, *page);
  return 0;
}
