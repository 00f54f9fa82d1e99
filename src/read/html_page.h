// A web page read with a given model; the product reads with the one built in (formats.h).
#pragma once

#include <string>
#include <string_view>

#include "read/reading_model.h"
#include "wirecopy/page.h"
#include "wirecopy/result.h"

namespace wirecopy::read {

// As parse_html. Errors: limit, bad_input.
[[nodiscard]] Result<void> parse_html_with(const ReadingModel& model, std::string bytes, std::string_view charset,
                                           const WebText& wanted, Page* page);

}  // namespace wirecopy::read
