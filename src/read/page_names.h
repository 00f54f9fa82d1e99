// Who wrote a page: its authors' names, and the news agency it credits.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "read/html.h"
#include "read/page_facts.h"
#include "read/text_blocks.h"

namespace wirecopy::read {

// The authors' names, as "A. Author, B. Writer"; from JSON-LD, else the markup, else the byline that a reader sees.
[[nodiscard]] std::string author_names(const PageMarkup& markup, std::span<const HtmlNode> nodes,
                                       const PageBlocks& page);

// The agency that a dateline ("PARIS (AP) -"), a last line or a byline credits, by its usual name; empty if none.
[[nodiscard]] std::string_view agency_credit(std::string_view text, std::string_view author);

}  // namespace wirecopy::read
