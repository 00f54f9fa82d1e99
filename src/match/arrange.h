// Arranges what was found in many pages into passages of the traced page that do not overlap, each with all its
// sources.
#pragma once

#include <vector>

#include "match/passages.h"

namespace wirecopy::match {

// A page that shares text with the traced one.
struct FoundPage {
  Page page;
  text::Text text;
};

// A stretch of the traced page, and where it or parts of it stand elsewhere.
struct Place {
  TokenRange a;
  std::vector<TokenPassage> sources;
};

// `found` holds passages whose `page` is an index into `pages`. The heaviest passage comes first and claims its ground;
// one that shares a claimed stretch becomes a source of it; what sticks out stands for itself. In order of a.
[[nodiscard]] std::vector<Place> arrange(const text::Text& a, const std::vector<FoundPage>& pages,
                                         std::vector<TokenPassage> found);

}  // namespace wirecopy::match
