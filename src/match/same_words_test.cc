#include "match/same_words.h"

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "fingerprint/shingles.h"

namespace wirecopy::match {
namespace {

using Words = std::vector<std::uint32_t>;

// Every run of one text against every run of the other.
SameWords compare_slowly(const Words& page, const Words& other) {
  constexpr std::size_t kRun = fingerprint::kShingleWords;
  if (page.size() < kRun) return page == other ? SameWords{page.size(), 0} : SameWords{0, page.size()};
  std::vector<bool> is_same(page.size(), false);
  for (std::size_t i = 0; i + kRun <= page.size(); ++i)
    for (std::size_t j = 0; j + kRun <= other.size(); ++j)
      if (std::equal(&page[i], &page[i] + kRun, &other[j]))
        for (std::size_t k = i; k < i + kRun; ++k) is_same[k] = true;
  SameWords same;
  std::size_t n_own = 0;
  for (const bool is : is_same) {
    n_own = is ? 0 : n_own + 1;
    same.n_same += is ? 1 : 0;
    same.longest_own = std::max(same.longest_own, n_own);
  }
  return same;
}

std::size_t count_same_words(const Words& page, const Words& other) {
  return compare_words(page, other).n_same;
}

TEST(SameWords, AreThoseInRunsOfFiveOrMore) {
  EXPECT_EQ(count_same_words(Words{1, 2, 3, 4, 5, 6}, Words{9, 1, 2, 3, 4, 5}), 5U);
  EXPECT_EQ(count_same_words(Words{1, 2, 3, 4, 9, 5, 6, 7, 8}, Words{1, 2, 3, 4, 5, 6, 7, 8}), 0U);
}

TEST(SameWords, CountAlsoWhereTheirSentencesChangedPlaces) {
  EXPECT_EQ(count_same_words(Words{6, 7, 8, 9, 10, 1, 2, 3, 4, 5}, Words{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), 10U);
}

TEST(SameWords, OfVeryShortPagesAreAllOrNone) {
  EXPECT_EQ(count_same_words(Words{1, 2}, Words{1, 2}), 2U);
  EXPECT_EQ(count_same_words(Words{1, 2}, Words{1, 2, 3}), 0U);
  EXPECT_EQ(count_same_words(Words{}, Words{}), 0U);
  EXPECT_EQ(count_same_words(Words{1, 2, 3, 4, 5}, Words{1, 2}), 0U);
}

TEST(SameWords, TellTheLongestRunOfOthers) {
  EXPECT_EQ(compare_words(Words{8, 8, 1, 2, 3, 4, 5, 9, 9, 9}, Words{1, 2, 3, 4, 5}).longest_own, 3U);
  EXPECT_EQ(compare_words(Words{8, 8, 8}, Words{1, 2, 3, 4, 5}).longest_own, 3U);
  EXPECT_EQ(compare_words(Words{1, 2, 3, 4, 5}, Words{1, 2, 3, 4, 5}).longest_own, 0U);
}

TEST(SameWords, AreThoseThatTheSlowWayFinds) {
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    Words page(random() % 40);
    Words other(random() % 40);
    for (std::uint32_t& word : page) word = static_cast<std::uint32_t>(random()) % 2;
    for (std::uint32_t& word : other) word = static_cast<std::uint32_t>(random()) % 2;
    const SameWords found = compare_words(page, other);
    const SameWords expected = compare_slowly(page, other);
    ASSERT_EQ(found.n_same, expected.n_same) << round;
    ASSERT_EQ(found.longest_own, expected.longest_own) << round;
  }
}

TEST(RunAround, ReachesAsFarAsWordsAreEqual) {
  const SameRun run = run_around(Words{1, 2, 3, 4, 5}, 2, Words{9, 9, 2, 3, 4, 8}, 3);
  EXPECT_EQ(run.begin, 1U);
  EXPECT_EQ(run.other_begin, 2U);
  EXPECT_EQ(run.n, 3U);
}

TEST(RunAround, IsEmptyWhereWordsDiffer) {
  EXPECT_EQ(run_around(Words{1, 2}, 1, Words{1, 3}, 1).n, 0U);
}

}  // namespace
}  // namespace wirecopy::match
