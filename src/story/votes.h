// Whom the reports of a statement name: each outlet has a voice, by how much of the words it has.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "story/reports.h"
#include "wirecopy/quotes.h"

namespace wirecopy::story {

// Names that may be one speaker's.
struct Vote {
  Attribution attribution;
  std::size_t evidence = 0;  // the report that names him best: index into the reports
};

// The speakers whom reports name, most of the voices first. Outlets that name nobody have none.
[[nodiscard]] std::vector<Vote> count_votes(std::span<const Found> reports);

// Whether one speaker has so many of the voices that he can be given back.
[[nodiscard]] bool agree(std::span<const Vote> votes);

}  // namespace wirecopy::story
