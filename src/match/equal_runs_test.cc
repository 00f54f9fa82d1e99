#include "match/equal_runs.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "match/alignment.h"
#include "match/oracle.h"
#include "match/testing.h"

namespace wirecopy::match {
namespace {

using testing::Random;
using testing::text_of;
using text::Text;

constexpr std::uint32_t kWords = 400;
const std::vector<std::uint8_t> kRarities(kWords, 100);

// Words first, first + 1, ...
std::vector<std::uint32_t> counted(std::uint32_t first, std::size_t n) {
  std::vector<std::uint32_t> words(n);
  std::iota(words.begin(), words.end(), first);
  return words;
}

Box whole(const Text& a, const Text& b) {
  const auto n_a = static_cast<TokenIndex>(a.tokens.size());
  const auto n_b = static_cast<TokenIndex>(b.tokens.size());
  return {{0, n_a}, {0, n_b}, -static_cast<std::int64_t>(n_a), n_b};
}

std::vector<EqualRun> runs_of(const Text& a, const Text& b, const std::vector<std::uint8_t>& used = {}) {
  BaseIndex bases;
  bases.build(b.tokens);
  const Box box = whole(a, b);
  return inner_runs({a, b, box, bases, used});
}

TEST(EqualRuns, LeaveASentenceAtBothEnds) {
  const Text a = text_of(counted(1, 100), kRarities);
  std::vector<std::uint32_t> words = counted(301, 30);
  words.insert(words.end(), a.tokens.size(), 0);
  std::iota(words.begin() + 30, words.end(), 1U);
  const std::vector<EqualRun> runs = runs_of(a, text_of(words, kRarities));
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs[0].a, (TokenRange{16, 84}));
  EXPECT_EQ(runs[0].diagonal, 30);
}

TEST(EqualRuns, EndAtAnotherWordAndAtAUsedOne) {
  const Text a = text_of(counted(1, 200), kRarities);
  std::vector<std::uint32_t> words = counted(1, 200);
  words[90] = 400;
  std::vector<std::uint8_t> used(200, 0);
  used[150] = 1;
  const std::vector<EqualRun> runs = runs_of(a, text_of(words, kRarities), used);
  ASSERT_EQ(runs.size(), 3U);
  EXPECT_EQ(runs[0].a, (TokenRange{16, 74}));
  EXPECT_EQ(runs[1].a, (TokenRange{107, 134}));
  EXPECT_EQ(runs[2].a, (TokenRange{167, 184}));
}

TEST(EqualRuns, AreNotSoughtInShortCopiesNorAtWordsThatStandEverywhere) {
  const Text few = text_of(counted(1, 47), kRarities);
  EXPECT_TRUE(runs_of(few, few).empty());
  const Text same = text_of(std::vector<std::uint32_t>(200, 1), kRarities);
  EXPECT_TRUE(runs_of(same, same).empty());
}

// A text of a few hundred words, and the same text edited in a few places.
TEST(EqualRuns, ChangeNoScore) {
  AlignmentScratch scratch;
  std::size_t n_runs = 0;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    Random random(seed);
    std::vector<std::uint32_t> words(300);
    for (std::uint32_t& word : words) word = 1 + random.below(kWords);
    const Text a = text_of(words, kRarities);
    for (int i = 0; i < 3; ++i) words[random.below(words.size())] = 1 + random.below(kWords);
    const auto cut = words.begin() + random.below(250);
    words.erase(cut, cut + random.below(40));
    const auto moved = words.begin() + random.below(200);
    std::rotate(moved, moved + random.below(20), moved + 30);
    const Text b = text_of(words, kRarities);
    n_runs += runs_of(a, b).size();
    const Alignment alignment = align(a, b, whole(a, b), &scratch);
    ASSERT_EQ(alignment.score, align_slowly(a, b)) << seed;
    ASSERT_EQ(alignment.score, score_of(a, b, alignment.pairs)) << seed;
  }
  EXPECT_GT(n_runs, 100U);
}

}  // namespace
}  // namespace wirecopy::match
