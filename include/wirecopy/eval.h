// Scoring the engine on pages with known truth: the evaluator ships with the product.
#pragma once

#include <cstdint>
#include <optional>
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
  double kind_macro_f1 = 0;  // mean over copied, edited and spun, those that are true of a case
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

// How often a way to name a family's source is right. A source that is not among the pages and is said to be missing
// counts as right.
struct SourceScore {
  std::string method;         // wirecopy, earliest, longest
  double right = 0;           // share of families
  double right_if_there = 0;  // of those whose source is among the pages
  double right_if_missing = 0;
  double right_by_sentence = 0;  // share of sentences, each answered by the family that holds most of its copies
  double right_by_tree = 0;      // mean over trees of the share of their sentences
};

// Families whose source was given with a probability in [from, to).
struct CalibrationBin {
  double from = 0;
  double to = 0;
  double said = 0;   // mean probability
  double right = 0;  // share that was right
  std::uint64_t n = 0;
};

// Descent between pages of one family, shares of `n_true` (true edges whose two ends stand in one family) or of
// `n_given` (edges of the engine's tree).
struct EdgeScore {
  double right = 0;          // of true edges: the engine's tree leads from parent to child
  double reversed = 0;       // of true edges: it leads from child to parent
  double from_ancestor = 0;  // of given edges: the parent is an ancestor of the child
  double from_parent = 0;    // of given edges: it is the very page the child was taken from
  std::uint64_t n_true = 0;
  std::uint64_t n_given = 0;
};

// Precision, recall and their harmonic mean of one kind or flag. `n_true` and `n_said` are counts.
struct ClassScore {
  std::string name;
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  std::uint64_t n_true = 0;
  std::uint64_t n_said = 0;
};

struct LineageScore {
  std::uint64_t n_pages = 0;
  std::uint64_t n_trees = 0;
  std::uint64_t n_trees_found = 0;  // with at least one family
  std::uint64_t n_families = 0;     // scored: of text that descends
  std::uint64_t n_missing = 0;      // of them, families whose source is not among the pages
  std::uint64_t n_apart = 0;        // of them, families whose source is among the pages, but not in the family
  std::uint64_t n_sentences = 0;    // that stand in two pages or more, and in a family
  std::vector<SourceScore> sources;
  std::vector<CalibrationBin> bins;  // those that hold a family
  double calibration_error = 0;      // expected: mean |said - right| over families
  EdgeScore edges;
  double bcubed_precision = 0;  // over sentences that stand in two pages or more, and passages that should be in none
  double bcubed_recall = 0;
  double bcubed_f1 = 0;
  double kind_accuracy = 0;  // of passages that `compare` finds between a copy and its true parent
  double kind_macro_f1 = 0;
  std::vector<ClassScore> kinds;  // copied, edited, spun
  std::vector<ClassScore> flags;  // by name
};

// Builds the families of DIR/pages.jsonl, compares each copy with its true parent, and scores both against
// DIR/truth.jsonl; bench/quality/README.md tells its format.
[[nodiscard]] Result<LineageScore> evaluate_lineage(const std::string& data_folder, const WorkOptions& options,
                                                    Notes* notes);

// How surely one text of a pair is a rewriting of the other: 0 to 1, in steps of 1/10000.
struct ScoredPair {
  std::string id;
  double score = 0;
};

// How well scores tell copies from other pairs. The pairs are split in two halves by the last bit of the SHA-1 of the
// id; the threshold that serves the first half best is measured on the second. The area under the curve is of all.
struct PairScore {
  double accuracy = 0;
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  double auc = 0;
  std::optional<double> threshold;  // none: calling no pair a copy serves the first half best
  std::uint64_t n_first_half = 0;
  std::uint64_t n_second_half = 0;
  unsigned n_folds = 0;  // 0: scored by the shipped weights, else each pair by weights fitted on the other folds
};

struct PairEvaluation {
  std::vector<ScoredPair> pairs;   // in the order of the file
  std::optional<PairScore> score;  // where every pair says whether it is a copy
};

struct PairOptions {
  WorkOptions work;
  unsigned n_folds = 0;  // 2 or more: fits the weights anew for each fold of the pairs, on all the others
};

// Scores the pairs of a file of JSON Lines: {"id", "a", "b"}, and perhaps "same", true or false, or "level", of which
// all but "non" are copies. A row that is no pair is skipped and noted. Errors: a file that is not there or holds no
// pair; folds of pairs that do not say whether they are copies.
[[nodiscard]] Result<PairEvaluation> evaluate_pairs(const std::string& file, const PairOptions& options, Notes* notes);

// Statements of one kind of speech: direct, indirect or mixed, as the truth has it.
struct SpeechScore {
  std::string kind;
  double found = 0;    // share of them
  double exact = 0;    // share of them whose content was found to the word
  double speaker = 0;  // share of the found ones whose speaker is right
  std::uint64_t n_cases = 0;
};

struct QuotesScore {
  std::vector<ClassScore> exact;  // speaker, cue, content: roles whose words are all right and no others
  std::vector<ClassScore> words;  // the same roles: words that carry one
  ClassScore found;               // statements whose content shares half its words or more with a true one's
  double speaker_right = 0;       // share of the found ones
  std::vector<SpeechScore> kinds;
};

// Finds the statements of DIR/pages.jsonl ({"id", "text"}) and scores them against DIR/truth.jsonl, one row a
// statement:
// {"page", "kind", "speaker", "cue", "content": {"spans": [[begin, end], ...]} or null}, offsets in code points. Words
// are runs of letters, digits and low lines; punctuation and spaces don't count.
[[nodiscard]] Result<QuotesScore> evaluate_quotes(const std::string& data_folder, const WorkOptions& options,
                                                  Notes* notes);

}  // namespace wirecopy
