#include "lineage/runs.h"

#include <algorithm>
#include <tuple>

#include "base/hash.h"

namespace wirecopy::lineage {
namespace {

using text::Text;
using text::TokenIndex;

// Of a gram that stands oftener in one of the two texts, only the first places are looked at.
constexpr std::size_t kMaxRepeats = 16;

bool is_same_word(const Text& a, TokenIndex i, const Text& b, TokenIndex j) {
  return a.tokens[i].word == b.tokens[j].word;
}

TokenIndex length_of_run(const Text& a, TokenIndex i, const Text& b, TokenIndex j) {
  TokenIndex n = 0;
  while (i + n < a.tokens.size() && j + n < b.tokens.size() && is_same_word(a, i + n, b, j + n)) ++n;
  return n;
}

// The grams at the head of `grams` that have the hash of the first.
std::span<const Gram> equal_grams(std::span<const Gram> grams) {
  const auto end = std::ranges::find_if(grams, [&](const Gram& gram) { return gram.hash != grams.front().hash; });
  return {grams.begin(), end};
}

void append_runs(const Text& a, std::span<const Gram> in_a, const Text& b, std::span<const Gram> in_b,
                 std::vector<SharedRun>* runs) {
  for (const Gram& x : in_a.first(std::min(in_a.size(), kMaxRepeats))) {
    for (const Gram& y : in_b.first(std::min(in_b.size(), kMaxRepeats))) {
      if (x.token > 0 && y.token > 0 && is_same_word(a, x.token - 1, b, y.token - 1)) continue;  // begins before
      const TokenIndex size = length_of_run(a, x.token, b, y.token);
      if (size >= kRunWords) runs->push_back({x.token, y.token, size});
    }
  }
}

}  // namespace

std::vector<Gram> grams_of(const Text& text) {
  std::vector<Gram> grams;
  for (TokenIndex i = 0; i + kRunWords <= text.tokens.size(); ++i) {
    std::uint64_t hash = 0;
    for (TokenIndex j = i; j < i + kRunWords; ++j) hash = base::mix(hash ^ text.tokens[j].word);
    grams.push_back({hash, i});
  }
  std::ranges::sort(grams, {}, [](const Gram& gram) { return std::tuple(gram.hash, gram.token); });
  return grams;
}

std::vector<SharedRun> runs_of(GramText a, GramText b) {
  std::vector<SharedRun> runs;
  std::span<const Gram> rest_a = a.grams;
  std::span<const Gram> rest_b = b.grams;
  while (!rest_a.empty() && !rest_b.empty()) {
    if (rest_a.front().hash < rest_b.front().hash) {
      rest_a = rest_a.subspan(1);
    } else if (rest_b.front().hash < rest_a.front().hash) {
      rest_b = rest_b.subspan(1);
    } else {
      const std::span<const Gram> in_a = equal_grams(rest_a);
      const std::span<const Gram> in_b = equal_grams(rest_b);
      append_runs(a.text, in_a, b.text, in_b, &runs);
      rest_a = rest_a.subspan(in_a.size());
      rest_b = rest_b.subspan(in_b.size());
    }
  }
  std::ranges::sort(runs);
  return runs;
}

}  // namespace wirecopy::lineage
