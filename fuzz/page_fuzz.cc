// Bytes taken for a web page, and for a text file, give a page of valid UTF-8 with text, or an error.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "base/utf8.h"
#include "read/read.h"

namespace {

namespace base = wirecopy::base;
namespace read = wirecopy::read;

void check(read::Format format, const std::string& bytes) {
  const auto page = read::parse(read::record_of(format, bytes, "id", "where"));
  if (!page) {
    WIRECOPY_CHECK(!page.error().message.empty() && page.error().where == "where");
    return;
  }
  WIRECOPY_CHECK(!page->text.empty());
  for (const std::string* field : {&page->id, &page->url, &page->title, &page->author, &page->published, &page->outlet,
                                   &page->language, &page->text})
    WIRECOPY_CHECK(base::is_valid_utf8(*field));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const read::Format format : {read::Format::html, read::Format::plain_text}) check(format, bytes);
  return 0;
}
