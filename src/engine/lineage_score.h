// The arithmetic of `evaluate_lineage` for families: sources, edges, calibration and B-cubed, apart from reading and
// matching, so that it can be tested on a few passages.
#pragma once

#include <map>
#include <vector>

#include "engine/family_truth.h"
#include "wirecopy/eval.h"

namespace wirecopy::engine {

class LineageScorer {
 public:
  explicit LineageScorer(const LineageTruth& truth) : truth_(truth) {}  // keeps the reference

  // Families of furniture do not count.
  void add(const Family& family);
  // Fills what concerns families; kinds and flags are left alone.
  void score(LineageScore* score) const;

 private:
  struct Answer {
    std::size_t tree = 0;
    bool is_missing = false;  // the true source is not among the pages
    bool is_apart = false;    // it is, but not in the family
    double probability = 0;
    bool right[3] = {};  // wirecopy, earliest, longest
  };
  // Where a passage of a family stands, and the sentences it covers.
  struct Place {
    std::string page;
    std::vector<Instance> instances;
  };

  void add_answer(const Family& family, std::size_t tree, const std::vector<Place>& places);
  void add_edges(const Family& family, const std::vector<Place>& places);
  void add_links(const std::vector<Place>& places);
  [[nodiscard]] std::map<SentenceKey, const Answer*> answers_by_sentence() const;
  [[nodiscard]] SourceScore source_score(std::size_t method) const;
  void score_sources(LineageScore* score) const;
  void score_calibration(LineageScore* score) const;
  void score_edges(LineageScore* score) const;
  void score_families(LineageScore* score) const;

  // What the engine says of one sentence in one page: the pages it stands in besides.
  struct Company {
    std::set<std::string> pages;
    std::set<std::string> right;    // their passages share a sentence with the one this stands in
    std::set<std::string> holders;  // their passages cover this very sentence
  };
  FamilyTruth truth_;
  std::vector<Answer> answers_;
  std::map<SentenceKey, std::map<std::size_t, std::set<std::string>>> pages_of_;  // by answer: which pages it is about
  std::uint64_t n_true_edges_ = 0;
  std::uint64_t n_right_ = 0;
  std::uint64_t n_reversed_ = 0;
  std::uint64_t n_given_ = 0;
  std::uint64_t n_from_ancestor_ = 0;
  std::uint64_t n_from_parent_ = 0;
  std::map<std::pair<std::string, SentenceKey>, Company> company_;
  double false_precision_ = 0;  // of passages that should stand in no family
  std::uint64_t n_false_ = 0;
};

}  // namespace wirecopy::engine
