// Candidates: which pages may share text with this one, and where, from the seeds alone. Nothing here is believed
// before it is aligned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/snapshot.h"
#include "match/alignment.h"
#include "text/text.h"

namespace wirecopy::match {

// A seed that both texts hold.
struct Hit {
  TokenIndex a = 0;
  TokenIndex b = 0;
  std::uint32_t evidence = 1;
  std::uint32_t rank = 1;  // evidence, and more for a seed that stands in few places
};

// Neighbouring hits in one page: where to align.
struct Candidate {
  index::PageIndex page = 0;
  TokenRange a;  // from the first hit to just behind the last
  TokenRange b;
  std::int64_t low_diagonal = 0;
  std::int64_t high_diagonal = 0;
  std::int64_t last_diagonal = 0;  // of the hit that joined last
  std::uint32_t evidence = 0;      // summed over distinct tokens of `a` that seeds begin at
  std::uint32_t rank = 0;          // the same sum of ranks: which candidates to look at first
};

// Groups the hits of one page into candidates, in order of `a`. Sorts `hits`.
void cluster_hits(index::PageIndex page, std::vector<Hit>* hits, std::vector<Candidate>* candidates);

struct CandidateScratch {
  std::vector<Hit> hits;
};

// All candidates for a text among the pages of a snapshot, most hits first in each sentence, no more than
// `max_per_sentence` of them for each sentence of `a`; in order of page, then of `a`. `asked` is what the text asks
// (fingerprint::seeds_to_ask), by key, then by token.
[[nodiscard]] Result<std::vector<Candidate>> find_candidates(const text::Text& a,
                                                             std::span<const fingerprint::Seed> asked,
                                                             const index::Snapshot& snapshot,
                                                             std::size_t max_per_sentence, CandidateScratch* scratch);

}  // namespace wirecopy::match
