#include "lineage/runs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <utility>

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

// Run seeds are hashes of so many words, and of every kWindow neighbours the smallest is kept (winnowing: Schleimer,
// Wilkerson, Aiken, SIGMOD 2003). Long ones are rare, so that few pages are met for nothing.
constexpr TokenIndex kSeedWords = 8;
constexpr TokenIndex kWindow = kRunWords - kSeedWords + 1;

// Calls `visit` with the hash of each n words in a row, and the first of them.
template <TokenIndex n, typename Visit>
void visit_grams(const Text& text, const Visit& visit) {
  constexpr std::uint64_t kFactor = 0xD6E8FEB86659FD93ULL;
  constexpr std::uint64_t kFactorOfFirst = [] {
    std::uint64_t factor = 1;
    for (TokenIndex i = 0; i < n; ++i) factor *= kFactor;
    return factor;
  }();
  std::uint64_t hash = 0;  // of the last n words: a polynomial (Karp and Rabin 1987)
  for (TokenIndex i = 0; i < text.tokens.size(); ++i) {
    hash = hash * kFactor + text.tokens[i].word;
    if (i >= n) hash -= kFactorOfFirst * text.tokens[i - n].word;
    if (i + 1 >= n) visit(base::mix(hash), i + 1 - n);
  }
}

}  // namespace

void run_seeds(const Text& text, std::vector<RunSeed>* seeds) {
  seeds->clear();
  std::array<RunSeed, kWindow> window{};  // the last ones, each at its number modulo kWindow
  std::size_t n = 0;
  visit_grams<kSeedWords>(text, [&](std::uint64_t key, TokenIndex token) {
    window[n++ % kWindow] = {key, token};
    if (n < kWindow) return;
    const RunSeed& least = *std::ranges::min_element(
        window, {}, [](const RunSeed& seed) { return std::pair(seed.key, ~seed.token); });  // the last of equals
    if (seeds->empty() || seeds->back().token != least.token) seeds->push_back(least);
  });
}

RunFinder::RunFinder(const Text& a) : a_(a) {
  std::vector<Gram> grams;
  visit_grams<kRunWords>(a, [&](std::uint64_t hash, TokenIndex token) { grams.push_back({hash, token}); });
  shift_ = 63 - static_cast<std::uint32_t>(std::bit_width(grams.size()));
  first_.resize((UINT64_MAX >> shift_) + 2, 0);
  for (const Gram& gram : grams) ++first_[(gram.hash >> shift_) + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  grams_.resize(grams.size());
  std::vector<std::uint32_t> next = first_;
  for (const Gram& gram : grams) grams_[next[gram.hash >> shift_]++] = gram;
}

std::vector<SharedRun> RunFinder::find_in(const Text& b) const {
  std::vector<SharedRun> runs;
  std::vector<std::uint8_t> n_met(grams_.size(), 0);  // with the hash of each, at the first that has it
  visit_grams<kRunWords>(b, [&](std::uint64_t hash, TokenIndex j) {
    std::size_t n_in_a = 0;
    for (std::uint32_t i = first_[hash >> shift_]; i < first_[(hash >> shift_) + 1] && n_in_a < kMaxRepeats; ++i) {
      const Gram& gram = grams_[i];
      if (gram.hash != hash) continue;
      if (n_in_a++ == 0) {
        if (n_met[i] == kMaxRepeats) return;
        ++n_met[i];
      }
      if (gram.token > 0 && j > 0 && is_same_word(a_, gram.token - 1, b, j - 1)) continue;  // begins before
      const TokenIndex size = length_of_run(a_, gram.token, b, j);
      if (size >= kRunWords) runs.push_back({gram.token, j, size});
    }
  });
  std::ranges::sort(runs);
  return runs;
}

}  // namespace wirecopy::lineage
