// A page's day of publication by vote: every place that may give one names candidates, and each candidate is told by
// numbers that the model weighs (a conditional logit; models/reading.md). No place is believed alone: templates,
// updates and clocks in other zones make each of them wrong in one page of ten.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/html.h"
#include "read/page_facts.h"
#include "read/text_blocks.h"

namespace wirecopy::read {

struct DateCandidate {
  std::string value;  // "2025-09-04", "2025-09-04T10:00:00-04:00": as precise as the page knows it
  std::vector<float> columns;
};

// One candidate a day. `title` is the page's.
[[nodiscard]] std::vector<DateCandidate> date_candidates(const PageMarkup& markup, std::span<const HtmlNode> nodes,
                                                         const PageBlocks& page, std::string_view title);

// The candidate of the largest weighted sum, the first of equals; nothing if there are none.
[[nodiscard]] const DateCandidate* elected(std::span<const DateCandidate> candidates, std::span<const float> weights);

}  // namespace wirecopy::read
