#include "base/utf8.h"
#include "read/charset.h"
#include "read/formats.h"

namespace wirecopy::read {
namespace {

constexpr std::size_t kMaxTitle = 150;  // code points; headlines of news-dev: 99.9 % are shorter

std::string_view cut_line(std::string_view* rest) {
  const std::size_t end = rest->find('\n');
  std::string_view line = rest->substr(0, end);
  rest->remove_prefix(end == std::string_view::npos ? rest->size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view()
                                         : line.substr(first, line.find_last_not_of(" \t") + 1 - first);
}

// A headline: a short first line without full stop, then a blank line, then text.
std::string_view headline(std::string_view text) {
  const std::string_view line = trimmed(cut_line(&text));
  if (line.empty() || line.ends_with('.') || line.ends_with("。")) return {};
  const bool has_blank = trimmed(cut_line(&text)).empty();
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
