// Passages: from candidates to spans worth reporting. Each candidate is aligned; the alignment is cut where whole
// sentences have nothing in common, fitted to sentence bounds where a sentence descends as a whole, merged with its
// neighbours, and kept if it is more than chance.
#pragma once

#include <span>
#include <vector>

#include "match/alignment.h"
#include "match/candidates.h"
#include "text/text.h"

namespace wirecopy::match {

// A stretch of `a` and the stretch of `b` it shares words with.
struct TokenPassage {
  index::PageIndex page = 0;
  TokenRange a;
  TokenRange b;
  std::vector<TokenPair> pairs;  // equal words, ascending in a; in b too but for moved clauses
  int matched = 0;               // their weight
  double similarity = 0;         // matched over the heavier side's weight, 0..1
};

struct PassageScratch {
  AlignmentScratch alignment;
};

// The passages that `a` and `b` share around the given candidates (all of one page), in order of a, not overlapping in
// a.
[[nodiscard]] std::vector<TokenPassage> find_passages(const text::Text& a, const text::Text& b,
                                                      std::span<const Candidate> candidates, PassageScratch* scratch);

// Cuts a passage down to what lies in `keep` of a; empty if what is left is not worth reporting.
[[nodiscard]] std::vector<TokenPassage> cut_to(const text::Text& a, const text::Text& b, const TokenPassage& passage,
                                               TokenRange keep);

// The weight of tokens [range.begin, range.end).
[[nodiscard]] int weight_of(const text::Text& text, TokenRange range);

// Bytes of a token range, with the sentence's opening and closing marks where it begins or ends with a sentence.
[[nodiscard]] ByteSpan bytes_of(const text::Text& text, TokenRange range);

}  // namespace wirecopy::match
