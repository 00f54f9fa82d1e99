// Where an edit begins and ends in the two texts, so that what is left reads as text: commas go with the clause that
// they part, a bracket with its other half.
#pragma once

#include "match/changes.h"

namespace wirecopy::match {

struct EditSpans {
  ByteSpan copy;
  ByteSpan source;
};

// `joined_next`: nothing stands between this change and the next.
[[nodiscard]] EditSpans spans_of(const Reading& reading, const Change& change, bool joined_next);

}  // namespace wirecopy::match
