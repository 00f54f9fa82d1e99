#include "match/oracle.h"

#include <algorithm>
#include <limits>

#include "match/likeness.h"

namespace wirecopy::match {
namespace {

using text::Text;
using Costs = AlignmentCosts;

constexpr int kImpossible = std::numeric_limits<int>::min() / 2;

// Cell (i, j): the first i words of a and the first j of b.
class Table {
 public:
  Table(std::size_t n_a, std::size_t n_b, int value) : width_(n_b + 1), cells_((n_a + 1) * width_, value) {}
  int& at(std::size_t i, std::size_t j) { return cells_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<int> cells_;
};

int pair_score(const Text& a, std::size_t i, const Text& b, std::size_t j) {
  return WordLikeness(a.tokens[i]).score(b.tokens[j]);
}

int gap_cost(TokenIndex n) {
  return n == 0 ? 0 : Costs::kOpenGap + static_cast<int>(n - 1) * Costs::kExtendGap;
}

// Over n_a words of one text and n_b of the other: some give way to each other, the rest are cut or put in.
int bridge_cost(TokenIndex n_a, TokenIndex n_b) {
  int cheapest = std::numeric_limits<int>::max();
  for (TokenIndex n = 0; n <= std::min(n_a, n_b); ++n)
    cheapest = std::min(cheapest, static_cast<int>(n) * Costs::kReplace + gap_cost(n_a - n) + gap_cost(n_b - n));
  return cheapest;
}

TokenIndex common_run(const Text& a, TokenIndex i, const Text& b, TokenIndex j) {
  TokenIndex n = 0;
  while (i + n < a.tokens.size() && j + n < b.tokens.size() && a.tokens[i + n].word == b.tokens[j + n].word) ++n;
  return n;
}

}  // namespace

int align_slowly(const Text& a, const Text& b) {
  const std::size_t n_a = a.tokens.size();
  const std::size_t n_b = b.tokens.size();
  Table best(n_a, n_b, 0);
  Table gap_a(n_a, n_b, kImpossible);
  Table gap_b(n_a, n_b, kImpossible);
  int highest = 0;
  for (std::size_t i = 1; i <= n_a; ++i)
    for (std::size_t j = 1; j <= n_b; ++j) {
      gap_a.at(i, j) = std::max(best.at(i - 1, j) - Costs::kOpenGap, gap_a.at(i - 1, j) - Costs::kExtendGap);
      gap_b.at(i, j) = std::max(best.at(i, j - 1) - Costs::kOpenGap, gap_b.at(i, j - 1) - Costs::kExtendGap);
      const int pair = best.at(i - 1, j - 1) + pair_score(a, i - 1, b, j - 1);
      best.at(i, j) = std::max({0, pair, gap_a.at(i, j), gap_b.at(i, j)});
      highest = std::max(highest, best.at(i, j));
    }
  return highest;
}

int score_of(const Text& a, const Text& b, std::span<const TokenPair> pairs) {
  int score = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    score += pair_score(a, pairs[i].a, b, pairs[i].b);
    if (i > 0) score -= bridge_cost(pairs[i].a - pairs[i - 1].a - 1, pairs[i].b - pairs[i - 1].b - 1);
  }
  return score;
}

std::vector<SharedRun> shared_runs(const Text& a, const Text& b, TokenIndex min_words) {
  std::vector<SharedRun> runs;
  for (TokenIndex i = 0; i < a.tokens.size(); ++i)
    for (TokenIndex j = 0; j < b.tokens.size(); ++j) {
      const bool goes_back = i > 0 && j > 0 && a.tokens[i - 1].word == b.tokens[j - 1].word;
      const TokenIndex n = goes_back ? 0 : common_run(a, i, b, j);
      if (n > 0 && n >= min_words) runs.push_back({i, j, n});
    }
  return runs;
}

std::vector<TokenPassage> find_passages_slowly(const Text& a, const Text& b, PassageScratch* scratch) {
  if (a.tokens.empty() || b.tokens.empty()) return {};
  const auto n_a = static_cast<TokenIndex>(a.tokens.size());
  const auto n_b = static_cast<TokenIndex>(b.tokens.size());
  const Candidate everything{0, {0, n_a}, {0, n_b}, -static_cast<std::int64_t>(n_a), n_b, UINT32_MAX};
  return find_passages(a, b, {&everything, 1}, scratch);
}

}  // namespace wirecopy::match
