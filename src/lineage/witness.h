// What is known of the pages that hold a family's passages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lineage/credit.h"
#include "lineage/moment.h"
#include "text/text.h"
#include "wirecopy/page.h"

namespace wirecopy::lineage {

// Of a page, whichever family asks.
struct PageFacts {
  Page page;                  // without its text
  std::uint32_t n_bytes = 0;  // of its text
  Moment published;
  Name outlet;  // by its web address if the page does not say
  PageCredits credits;
  std::vector<std::string> credit_texts;  // as the page writes them
  std::vector<std::uint32_t> title;       // hashes of its words, ascending, each once
};
// `text` is what the page's text was analysed to.
[[nodiscard]] PageFacts make_facts(Page page, const text::Text& text);

// A page as it speaks for one of its passages, or, without one, for the descent of the pages that share its text.
struct Witness {
  const PageFacts* facts = nullptr;               // must outlive it
  std::string text = {};                          // of the passage
  std::size_t n_quotations = 0;                   // in it
  double quotation = 0;                           // share of it inside quotation marks
  std::optional<std::size_t> row = std::nullopt;  // of the passage, among those set side by side
};
[[nodiscard]] Witness make_witness(const PageFacts& facts, std::string_view passage);

}  // namespace wirecopy::lineage
