// What a deduplication writes beside its ledger: the corpus, and what it says in the end.
#pragma once

#include <string>

#include "wirecopy/dedup.h"

namespace wirecopy::report {

// A record on a line of its own: as it was given; of another format than JSON, the page under the names by which
// records are read. What of it is a copy is told in the field "copies".
[[nodiscard]] std::string corpus_line(const CorpusRecord& record);

// One line for people: "3 pages read, 2 kept, 1 left out (1 copied, 0 edited): 33 % of the words; 0.1 s".
[[nodiscard]] std::string summary_text(const DedupSummary& summary);

}  // namespace wirecopy::report
