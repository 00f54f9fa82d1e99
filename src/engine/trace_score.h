// The arithmetic of `evaluate_trace`, apart from reading and tracing, so that it can be tested on a few lines.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "wirecopy/eval.h"
#include "wirecopy/match.h"
#include "wirecopy/span.h"

namespace wirecopy::engine {

// What is true of one sentence of a traced page.
struct TruthCase {
  CodePointSpan span;
  std::string kind;  // copied, edited, spun; unseen: it stands nowhere
  double rate = 0;   // share of words swapped
  std::string document;
  CodePointSpan source;
};

// Words as a scorer sees them: runs of letters, digits and underscores, in lower case, each once.
using WordSet = std::unordered_set<std::string>;
[[nodiscard]] WordSet word_set(std::string_view text);
[[nodiscard]] double jaccard(const WordSet& a, const WordSet& b);

// Gathers the cases and detections of page after page; `document_text` gives a store page's text, or nothing.
class TraceScorer {
 public:
  // `cases` in order of the page. Detections without sources do not count.
  void add(const PageTrace& trace, const std::vector<TruthCase>& cases,
           const std::vector<std::string_view>& true_texts);  // the source passage of each case; empty for unseen
  [[nodiscard]] TraceScore score() const;

 private:
  struct Detection;
  struct Tally {
    double recall = 0;
    double found = 0;
    std::uint64_t n = 0;
  };
  void count_detection(const Detection& detection, const std::vector<TruthCase>& cases,
                       const std::vector<std::string_view>& true_texts, std::string_view text,
                       std::vector<std::vector<CodePointSpan>>* right_for);

  std::vector<std::pair<std::string, Tally>> kinds_;  // sorted by name
  double precision_ = 0;
  std::uint64_t n_detections_ = 0;
  double right_characters_ = 0;
  double false_characters_ = 0;
  std::uint64_t n_hits_ = 0;
  std::uint64_t n_cases_found_ = 0;
  // Of cases found by more than half: how often a kind was true, said, and both.
  struct KindCounts {
    std::uint64_t n_true = 0;
    std::uint64_t n_said = 0;
    std::uint64_t n_right = 0;
  };
  void score_kinds(TraceScore* score) const;
  std::map<std::string, KindCounts, std::less<>> kind_counts_;
};

}  // namespace wirecopy::engine
