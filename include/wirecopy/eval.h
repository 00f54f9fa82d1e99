// Scoring the engine on pages with known truth: the evaluator ships with the product.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "wirecopy/engine.h"
#include "wirecopy/result.h"

namespace wirecopy {

// Recall of one kind of copy; spun ones by the share of words swapped ("spun <=10%", ...).
struct KindRecall {
  std::string kind;
  double recall = 0;  // mean share of a case's characters that were found
  double found = 0;   // share of cases found at least by half
  std::uint64_t n_cases = 0;
};

// PlagDet and its parts (Potthast, Stein, Barron-Cedeno, Rosso: An Evaluation Framework for Plagiarism Detection,
// COLING 2010), all macro averages, 0..1 but for granularity (1 is best).
struct TraceScore {
  double plagdet = 0;
  double precision = 0;
  double precision_characters = 0;
  double recall = 0;
  double granularity = 0;
  double kind_accuracy = 0;
  std::uint64_t n_detections = 0;
  std::uint64_t n_cases = 0;
  std::vector<KindRecall> kinds;  // by name
  double seconds_per_page = 0;    // median of a trace
};

// Traces the pages of a data folder against its store (in memory) and scores the answers. The folder holds
// store.jsonl or store.jsonl.gz, pages.jsonl and truth.jsonl, one row a case: {"page", "begin", "end", "kind", "rate",
// "document", "source_begin", "source_end"}, kind copied, edited, spun or unseen, offsets in code points.
[[nodiscard]] Result<TraceScore> evaluate_trace(const std::string& data_folder, const WorkOptions& options,
                                                Notes* notes);

}  // namespace wirecopy
