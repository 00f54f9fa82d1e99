// One parser a format. Each takes the bytes of a record and fills a page whose id and path are already set. `charset`
// is what HTTP or MIME declares of the bytes, or empty.
#pragma once

#include <string>
#include <string_view>

#include "read/field_names.h"
#include "wirecopy/page.h"
#include "wirecopy/result.h"

namespace wirecopy::read {

// A JSON record: {"text", "id"?, "title"?, "published"?, "outlet"? ...} under the names given; fields it does not know
// go to Page::extra.
[[nodiscard]] Result<void> parse_json_record(std::string bytes, const FieldNames& names, Page* page);

// A text file, kept exactly as it is but for its byte order mark. A short first line without full stop before a blank
// line is also the title.
[[nodiscard]] Result<void> parse_plain_text(std::string bytes, std::string_view charset, Page* page);

// A web page: its main text, and what its head says about it. Errors: limit (nested or marked up beyond all use), and
// bad_input for a page without text.
[[nodiscard]] Result<void> parse_html(std::string bytes, std::string_view charset, const WebText& wanted, Page* page);

// A piece of HTML that is text from end to end: nothing is said of the page, nothing but scripts and the like left out.
[[nodiscard]] Result<void> parse_html_part(std::string bytes, std::string_view charset, Page* page);

// A PDF file, by the programs pdftotext and pdfinfo: its text in paragraphs, and its title, author and date of
// creation. Errors: unsupported (they are not installed), bad_input, limit.
[[nodiscard]] Result<void> parse_pdf(std::string_view bytes, Page* page);

}  // namespace wirecopy::read
