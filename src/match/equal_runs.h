// Long runs of equal words, which an alignment may follow without looking left or right: most of a reprint is nothing
// else, and a row of one cell costs a thirtieth of a whole one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/alignment.h"
#include "match/base_index.h"
#include "text/text.h"

namespace wirecopy::match {

// The words of a in `a` are those of b that lie so much further on.
struct EqualRun {
  TokenRange a;
  std::int64_t diagonal = 0;
};

// Two texts in a box, as an alignment sees them.
struct RunSearch {
  const text::Text& a;
  const text::Text& b;
  const Box& box;
  const BaseIndex& bases;              // of the words of b in the box
  std::span<const std::uint8_t> used;  // 1: this token of a belongs to no run; may be shorter than a
};

// The inner parts of long runs, in order of a, not overlapping: so far from both ends of a run that no better alignment
// of the words around it is likely to lead elsewhere. Cost: linear in the words of a, but for words of b that stand
// very often in the box.
[[nodiscard]] std::vector<EqualRun> inner_runs(const RunSearch& search);

}  // namespace wirecopy::match
