// One side of a comparison as HTML: its text with what differs marked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "wirecopy/match.h"

namespace wirecopy::report {

// The two sides of a passage. Edits that do not fit the spans are left out.
struct SidePieces {
  const Comparison& comparison;
  const ComparedPassage& passage;
  std::size_t number;  // of the passage, for the marks' ids

  [[nodiscard]] std::string a() const;
  [[nodiscard]] std::string b() const;
};

// Text that only one page has: in full where it is short, else folded behind its first words. Empty for white space.
[[nodiscard]] std::string alone_html(std::string_view text, std::string_view label);

}  // namespace wirecopy::report
