// What is true of generated lineages: trees of pages, what each sentence was taken from and how it was changed.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "wirecopy/result.h"
#include "wirecopy/span.h"

namespace wirecopy::engine {

// A sentence of a page that descends from a tree's root. Offsets are code points.
struct TruePassage {
  CodePointSpan span;
  std::uint32_t sentence = 0;  // which of the root's
  std::string parent;          // page; empty in the root
  CodePointSpan parent_span;
  std::string kind;  // copied, edited, spun; empty in the root
};

struct TreePage {
  std::string page;
  bool is_written = true;  // else it is not among the pages
  std::vector<TruePassage> passages;
};

// A change with its places on both sides, and its name: a flag, or what else was done.
struct TrueChange {
  struct Place {
    CodePointSpan copy;
    CodePointSpan source;
  };
  std::string name;
  std::vector<Place> places;  // two for a pair of quotation marks
};

struct TrueEdge {
  std::string parent;
  std::string child;
  std::vector<TrueChange> flags;
  std::vector<TrueChange> harmless;
};

struct TrueTree {
  std::string id;
  std::string source;  // the root's page; empty if it was not written
  std::vector<TreePage> pages;
  std::vector<TrueEdge> edges;
};

// Text that pages share without descending from one another: furniture, phrase, quote, credit.
struct SharedText {
  CodePointSpan span;
  std::string kind;
};

struct LineageTruth {
  std::vector<TrueTree> trees;
  std::map<std::string, std::vector<SharedText>> shared;  // by page
};

// Errors: the file is not there, or holds a row that is no tree and no shared text.
[[nodiscard]] Result<LineageTruth> read_lineage_truth(const std::string& path);

}  // namespace wirecopy::engine
