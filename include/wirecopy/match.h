// Where text came from: the results of tracing one page and of comparing two.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "wirecopy/page.h"
#include "wirecopy/span.h"

namespace wirecopy {

// How a copy relates to its source. copied: verbatim but for case, spacing and punctuation;
// edited: cut, inserted, reordered or restyled; spun: words swapped for near-synonyms.
enum class Kind { copied, edited, spun, furniture };

enum class EditOperation { replace, insert, erase };  // seen from the source: what the copy did
enum class EditFlag { none, number, name, negation };

// One difference. For an insert `source` is empty and stands where the text would be; for an erase `copy` is.
struct Edit {
  EditOperation operation = EditOperation::replace;
  ByteSpan copy;    // in the traced page
  ByteSpan source;  // in the source page
  EditFlag flag = EditFlag::none;
};

// Where a passage stands elsewhere. similarity in 0..1: matched word weight over the heavier side's word weight.
struct Source {
  std::size_t document = 0;  // index into PageTrace::documents
  ByteSpan span;
  ByteSpan covers;  // the part of the passage that stands there: all of it, or less
  double similarity = 0;
  Kind kind = Kind::copied;
  std::vector<Edit> edits;  // in order of the copy
};

// A span of the traced page whose text stands elsewhere. Passages of a page do not overlap and are in page order.
struct Passage {
  ByteSpan span;
  Kind kind = Kind::copied;     // of the best source
  double similarity = 0;        // of the best source
  double quotation = 0;         // share of its words inside quotation marks, 0..1
  std::vector<Source> sources;  // best match first, earlier pages before later ones at equal similarity
};

struct PageTrace {
  Page page;
  std::vector<Page> documents;  // the pages the sources stand in, each once
  std::vector<Passage> passages;
};

struct ComparedPassage {
  ByteSpan a;
  ByteSpan b;
  Kind kind = Kind::copied;
  double similarity = 0;
  std::vector<Edit> edits;  // copy spans lie in a, source spans in b
};

struct Comparison {
  Page a;
  Page b;
  std::vector<ComparedPassage> passages;  // in order of a
};

}  // namespace wirecopy
