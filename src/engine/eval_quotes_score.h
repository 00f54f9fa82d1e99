// Statements found against true ones, by their words.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "wirecopy/eval.h"
#include "wirecopy/span.h"

namespace wirecopy::engine {

inline constexpr std::array<std::string_view, 3> kQuoteRoles = {"speaker", "cue", "content"};

// A statement as it is scored: the spans of each role, in the order of kQuoteRoles.
struct ScoredStatement {
  std::string kind;  // of a true one
  std::array<std::vector<CodePointSpan>, 3> roles;
};

class QuotesScorer {
 public:
  void add(std::string_view text, const std::vector<ScoredStatement>& truth, const std::vector<ScoredStatement>& found);
  [[nodiscard]] QuotesScore score() const;

 private:
  using WordSet = std::vector<std::uint32_t>;  // ascending
  struct Words {
    std::string kind;
    std::array<WordSet, 3> roles;
  };
  struct Counts {
    std::uint64_t n_right = 0;
    std::uint64_t n_said = 0;
    std::uint64_t n_true = 0;
  };
  struct KindCounts {
    std::uint64_t n_cases = 0;
    std::uint64_t n_found = 0;
    std::uint64_t n_exact = 0;
    std::uint64_t n_speaker = 0;
  };

  static std::vector<Words> words_of(const std::vector<CodePointSpan>& words,
                                     const std::vector<ScoredStatement>& statements);
  void add_role(std::size_t role, const std::vector<Words>& truth, const std::vector<Words>& found);
  void add_matches(const std::vector<Words>& truth, const std::vector<Words>& found);
  static ClassScore class_score(std::string_view name, const Counts& counts);

  std::array<Counts, 3> exact_;
  std::array<Counts, 3> words_;
  Counts found_;
  std::uint64_t n_speaker_ = 0;
  std::map<std::string, KindCounts> kinds_;
};

}  // namespace wirecopy::engine
