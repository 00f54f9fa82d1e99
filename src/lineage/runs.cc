#include "lineage/runs.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "base/runs_of_words.h"

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

// Calls take(hash, i) for each kRunWords words in a row, the first of which is token i.
template <typename Take>
void for_each_gram(const Text& text, const Take& take) {
  base::for_each_run(
      text.tokens.size(), [&](std::size_t i) { return text.tokens[i].word; }, kRunWords,
      [&](std::uint64_t hash, std::size_t i) { take(hash, static_cast<TokenIndex>(i)); });
}

}  // namespace

RunFinder::RunFinder(const Text& a) : a_(a) {
  std::vector<Gram> grams;
  for_each_gram(a, [&](std::uint64_t hash, TokenIndex token) { grams.push_back({hash, token}); });
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
  for_each_gram(b, [&](std::uint64_t hash, TokenIndex j) {
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
