// The two questions matching answers: where does each passage of a page stand among other pages, and what do two pages
// share. Everything between text and result happens below this header.
#pragma once

#include "index/snapshot.h"
#include "match/candidates.h"
#include "match/passages.h"
#include "text/text.h"
#include "wirecopy/match.h"

namespace wirecopy::match {

struct Scratch {
  CandidateScratch candidates;
  PassageScratch passages;
};

// Traces a page whose text is `text`. Pages with the page's own id are left out. Errors: a damaged snapshot.
[[nodiscard]] Result<PageTrace> trace(const Page& page, const text::Text& text, const index::Snapshot& snapshot,
                                      Scratch* scratch);

// What a and b share. Reads the texts of the pages.
[[nodiscard]] Comparison compare(const Page& a, const Page& b, Scratch* scratch);

}  // namespace wirecopy::match
