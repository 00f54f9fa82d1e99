#include "base/utf8.h"
#include "read/charset.h"
#include "read/formats.h"
#include "read/header_fields.h"

namespace wirecopy::read {
namespace {

constexpr std::size_t kMaxTitle = 150;  // code points; headlines of news-dev: 99.9 % are shorter

// A headline: a short first line without full stop, then a blank line, then text.
std::string_view headline(std::string_view text) {
  const std::string_view line = trimmed(take_line(&text));
  if (line.empty() || line.ends_with('.') || line.ends_with("。")) return {};
  const bool has_blank = trimmed(take_line(&text)).empty();
  const bool has_more = text.find_first_not_of(" \t\r\n") != std::string_view::npos;
  return has_blank && has_more && base::count_code_points(line) <= kMaxTitle ? line : std::string_view();
}

}  // namespace

Result<void> parse_plain_text(std::string bytes, std::string_view charset, Page* page) {
  bytes = to_utf8(std::move(bytes), charset, &page->notes);
  if (bytes.find_first_not_of(" \t\r\n") == std::string::npos)
    return fail(ErrorCode::bad_input, "nothing but white space");
  page->title = headline(bytes);
  page->text = std::move(bytes);
  return {};
}

}  // namespace wirecopy::read
