// One parser a format. Each takes the bytes of a record and fills a page whose id and path are already set.
#pragma once

#include <string>

#include "wirecopy/page.h"
#include "wirecopy/result.h"

namespace wirecopy::read {

// A JSON record: {"text", "id"?, "title"?, "published"?, "outlet"? ...}; fields it does not know go to Page::extra.
[[nodiscard]] Result<void> parse_json_record(std::string bytes, Page* page);

// A text file, kept exactly as it is but for its byte order mark. A short first line without full stop before a blank
// line is also the title.
[[nodiscard]] Result<void> parse_plain_text(std::string bytes, Page* page);

// A web page: its main text, and what its head says about it. Errors: limit (nested or marked up beyond all use), and
// bad_input for a page without text.
[[nodiscard]] Result<void> parse_html(std::string bytes, Page* page);

}  // namespace wirecopy::read
