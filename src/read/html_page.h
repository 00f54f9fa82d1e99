// A web page read with a given model; the product reads with the one built in (formats.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/reading_model.h"
#include "wirecopy/page.h"
#include "wirecopy/result.h"

namespace wirecopy::read {

// A page's bytes as UTF-8, by the charset given, declared or found, and without what no page means: zero bytes, and
// characters that were encoded twice. What was mended is added to `notes`.
[[nodiscard]] std::string decode_page(std::string bytes, std::string_view charset, std::vector<std::string>* notes);

// As parse_html. Errors: limit, bad_input.
[[nodiscard]] Result<void> parse_html_with(const ReadingModel& model, std::string bytes, std::string_view charset,
                                           const WebText& wanted, Page* page);

}  // namespace wirecopy::read
