// The arithmetic of `evaluate_lineage` for what was changed: kinds and flags of the passages that a comparison finds
// between a copy and the page it was truly taken from.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lineage_truth.h"
#include "wirecopy/eval.h"

namespace wirecopy::engine {

// A difference that was flagged, in code points.
struct FlaggedEdit {
  std::string_view flag;
  CodePointSpan copy;
  CodePointSpan source;
};

// A passage that stands in both pages, in code points.
struct ComparedText {
  CodePointSpan copy;
  CodePointSpan source;
  std::string_view kind;
};

class ChangeScorer {
 public:
  // `taken` are the sentences of the child that were taken from the edge's parent, in order of the child.
  void add(const TrueEdge& edge, const std::vector<TruePassage>& taken, const std::vector<ComparedText>& passages,
           const std::vector<FlaggedEdit>& edits);
  // Fills what concerns kinds and flags.
  void score(LineageScore* score) const;

 private:
  struct Tally {
    std::uint64_t n_true = 0;
    std::uint64_t n_found = 0;  // of the true ones
    std::uint64_t n_said = 0;
    std::uint64_t n_right = 0;  // of the said ones
  };
  static ClassScore class_score(const std::string& name, const Tally& tally);
  void add_flags(const TrueEdge& edge, const std::vector<TruePassage>& taken, const std::vector<FlaggedEdit>& edits);

  std::map<std::string, Tally> kinds_{{"copied", {}}, {"edited", {}}, {"spun", {}}};
  std::map<std::string, Tally> flags_;
};

}  // namespace wirecopy::engine
