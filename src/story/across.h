// A page's quotes through many reports: who else has them, whom the others name, and the speaker given back where the
// page lost him.
#pragma once

#include <vector>

#include "wirecopy/match.h"
#include "wirecopy/quotes.h"

namespace wirecopy::story {

// Fills in the reports and attributions of each statement of the traced page, and the speakers of those without one on
// which the other pages agree; speech that the page runs together is parted where the others name another speaker for
// it. `documents` are the pages of trace.documents, in order, with their statements.
void look_across(const PageTrace& trace, std::vector<PageQuotes> documents, PageQuotes* quotes);

}  // namespace wirecopy::story
