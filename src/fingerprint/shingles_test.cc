#include "fingerprint/shingles.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

namespace wirecopy::fingerprint {
namespace {

using Words = std::vector<std::uint32_t>;

Words random_words(std::size_t n, std::uint32_t seed) {
  std::mt19937 random(seed);
  Words words(n);
  for (std::uint32_t& word : words) word = static_cast<std::uint32_t>(random());
  return words;
}

std::vector<std::uint64_t> sketch_of(const Words& words) {
  std::vector<std::uint64_t> keys;
  sketch(words, &keys);
  return keys;
}

std::vector<Anchor> anchors_of(const Words& words, std::size_t least_run) {
  std::vector<Anchor> found;
  anchors(words, least_run, &found);
  return found;
}

TEST(Sketch, HoldsEveryShingleOfAShortPage) {
  EXPECT_TRUE(sketch_of(random_words(4, 1)).empty());
  EXPECT_EQ(sketch_of(random_words(5, 1)).size(), 1U);
  EXPECT_EQ(sketch_of(random_words(kSketchKeys + 4, 1)).size(), kSketchKeys);
}

TEST(Sketch, HoldsAboutAsManyKeysOfLongerPagesAndOneInSixteenOfVeryLongOnes) {
  EXPECT_NEAR(static_cast<double>(sketch_of(random_words(700, 2)).size()), 64, 30);
  EXPECT_NEAR(static_cast<double>(sketch_of(random_words(16000, 3)).size()), 1000, 120);
}

TEST(Sketch, TellsRunsOfTheSameWordsInAnotherOrderApart) {
  const Words words = {1, 2, 3, 4, 5};
  const Words turned = {5, 4, 3, 2, 1};
  EXPECT_NE(sketch_of(words), sketch_of(turned));
}

TEST(Sketch, HoldsTheFewShinglesOfTextThatRepeatsItself) {
  Words words(100000, 7);
  for (std::size_t i = 0; i < words.size(); i += 40) words[i] = 8;
  EXPECT_EQ(sketch_of(words).size(), 6U);
  std::vector<std::uint64_t> keys;
  EXPECT_EQ(sketch(words, &keys), std::numeric_limits<std::uint64_t>::max());
}

TEST(Sketch, OfAPartIsAPartBelowBothLimits) {
  const Words whole = random_words(2000, 4);
  const Words part(whole.begin() + 500, whole.begin() + 900);
  std::vector<std::uint64_t> keys;
  const std::uint64_t limit = sketch(whole, &keys);
  std::size_t n = 0;
  for (const std::uint64_t key : sketch_of(part)) {
    if (key > limit) continue;
    EXPECT_TRUE(std::ranges::binary_search(keys, key));
    ++n;
  }
  EXPECT_GT(n, 10U);
}

TEST(Anchors, MeetInEveryRunThatIsLongEnough) {
  constexpr std::size_t kRun = 12;
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const Words shared = random_words(kRun, seed);
    Words a = random_words(100, 1000 + seed);
    Words b = random_words(77, 2000 + seed);
    std::ranges::copy(shared, a.begin() + seed % 88);
    std::ranges::copy(shared, b.begin() + seed % 65);
    bool do_meet = false;
    for (const Anchor& one : anchors_of(a, kRun))
      for (const Anchor& other : anchors_of(b, kRun)) do_meet = do_meet || one.key == other.key;
    EXPECT_TRUE(do_meet) << seed;
  }
}

TEST(Anchors, AreFewAndInOrder) {
  const std::vector<Anchor> found = anchors_of(random_words(10000, 9), 50);
  EXPECT_LT(found.size(), 1400U);
  EXPECT_GT(found.size(), 900U);
  for (std::size_t i = 1; i < found.size(); ++i) EXPECT_LT(found[i - 1].word, found[i].word);
}

TEST(Anchors, MarkOneOfManyEqualRunsInAWindow) {
  const Words same(1000, 7);
  EXPECT_LT(anchors_of(same, 50).size(), 80U);
  EXPECT_TRUE(anchors_of(Words(49, 7), 50).empty());
  EXPECT_EQ(anchors_of(Words(50, 7), 50).size(), 1U);
  EXPECT_TRUE(anchors_of({}, 50).empty());
  EXPECT_EQ(anchors_of({1, 2}, 1).size(), 2U);
}

}  // namespace
}  // namespace wirecopy::fingerprint
