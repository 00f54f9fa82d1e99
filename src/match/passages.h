// Passages: from candidates to spans worth reporting. Each candidate is aligned; the alignment is cut where whole
// sentences have nothing in common, fitted to sentence bounds where a sentence descends as a whole, merged with its
// neighbours, and kept if it is more than chance.
#pragma once

#include <span>
#include <vector>

#include "match/alignment.h"
#include "match/candidates.h"
#include "match/stretch.h"
#include "text/text.h"

namespace wirecopy::match {

struct PassageScratch {
  AlignmentScratch alignment;
};

// The passages that `a` and `b` share around the given candidates (all of one page), in order of a, not overlapping in
// a.
[[nodiscard]] std::vector<TokenPassage> find_passages(const text::Text& a, const text::Text& b,
                                                      std::span<const Candidate> candidates, PassageScratch* scratch);

// The same, but nothing unless a candidate of so much evidence is a passage: only then are weaker ones looked at.
[[nodiscard]] std::vector<TokenPassage> find_passages_if(std::uint32_t least_evidence, const text::Text& a,
                                                         const text::Text& b, std::span<const Candidate> candidates,
                                                         PassageScratch* scratch);

// Cuts a passage down to what lies in `keep` of a; empty if what is left is not worth reporting.
[[nodiscard]] std::vector<TokenPassage> cut_to(const text::Text& a, const text::Text& b, const TokenPassage& passage,
                                               TokenRange keep);

}  // namespace wirecopy::match
