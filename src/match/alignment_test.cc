// The banded alignment against the slow one: over all small inputs, then over random larger ones.
#include "match/alignment.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "match/oracle.h"
#include "match/stretch.h"
#include "match/testing.h"

namespace wirecopy::match {
namespace {

using testing::Random;
using testing::text_of;
using text::Text;

const std::vector<std::uint8_t> kRarities = {0, 30, 180};

Box whole(const Text& a, const Text& b) {
  const auto n_a = static_cast<TokenIndex>(a.tokens.size());
  const auto n_b = static_cast<TokenIndex>(b.tokens.size());
  return {{0, n_a}, {0, n_b}, -static_cast<std::int64_t>(n_a), n_b};
}

void expect_sound(const Text& a, const Text& b, const Box& box, const Alignment& alignment) {
  for (std::size_t i = 0; i < alignment.pairs.size(); ++i) {
    const TokenPair pair = alignment.pairs[i];
    ASSERT_TRUE(pair.a >= box.a.begin && pair.a < box.a.end && pair.b >= box.b.begin && pair.b < box.b.end);
    const std::int64_t diagonal = static_cast<std::int64_t>(pair.b) - static_cast<std::int64_t>(pair.a);
    ASSERT_TRUE(diagonal >= box.low_diagonal && diagonal <= box.high_diagonal);
    ASSERT_EQ(a.tokens[pair.a].word, b.tokens[pair.b].word);
    if (i > 0) {
      ASSERT_LT(alignment.pairs[i - 1].a, pair.a);
      ASSERT_LT(alignment.pairs[i - 1].b, pair.b);
    }
  }
}

// Every text of up to `longest` words out of kRarities.size().
std::vector<Text> all_texts(std::size_t longest) {
  std::vector<std::vector<std::uint32_t>> words = {{}};
  for (std::size_t begin = 0, length = 0; length < longest; ++length) {
    const std::size_t end = words.size();
    for (; begin < end; ++begin)
      for (std::uint32_t word = 1; word <= kRarities.size(); ++word) {
        words.push_back(words[begin]);
        words.back().push_back(word);
      }
  }
  std::vector<Text> texts;
  for (const auto& each : words) texts.push_back(text_of(each, kRarities));
  return texts;
}

Text random_text(Random* random, std::uint32_t n_words, std::size_t longest,
                 const std::vector<std::uint8_t>& rarities) {
  std::vector<std::uint32_t> words(1 + random->below(longest));
  for (std::uint32_t& word : words) word = 1 + random->below(n_words);
  return text_of(words, rarities);
}

TEST(Align, ScoresAsTheSlowVersionOverAllSmallTexts) {
  const std::vector<Text> texts = all_texts(5);
  ASSERT_EQ(texts.size(), 364U);
  AlignmentScratch scratch;
  for (const Text& a : texts)
    for (const Text& b : texts) {
      const Alignment alignment = align(a, b, whole(a, b), &scratch);
      ASSERT_NO_FATAL_FAILURE(expect_sound(a, b, whole(a, b), alignment));
      ASSERT_EQ(alignment.score, align_slowly(a, b));
      ASSERT_EQ(alignment.score, score_of(a, b, alignment.pairs));
    }
}

TEST(Align, ScoresAsTheSlowVersionOverRandomTexts) {
  const std::vector<std::uint8_t> rarities = {0, 10, 20, 40, 60, 90, 120, 150, 210, 255};
  AlignmentScratch scratch;
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    Random random(seed);
    const std::uint32_t n_words = 2 + random.below(9);
    const Text a = random_text(&random, n_words, 70, rarities);
    const Text b = random_text(&random, n_words, 70, rarities);
    const Alignment alignment = align(a, b, whole(a, b), &scratch);
    ASSERT_NO_FATAL_FAILURE(expect_sound(a, b, whole(a, b), alignment));
    ASSERT_EQ(alignment.score, align_slowly(a, b)) << seed;
    ASSERT_EQ(alignment.score, score_of(a, b, alignment.pairs)) << seed;
  }
}

TEST(Align, ScoresTextsTooLongForNarrowScoresAsTheSlowVersion) {
  AlignmentScratch scratch;
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    Random random(seed);
    std::vector<std::uint32_t> words(300);
    for (std::uint32_t& word : words) word = 1 + random.below(9);
    const Text a = text_of(words, std::vector<std::uint8_t>(9, 255));
    for (std::size_t i = 0; i < 60; ++i) words[random.below(words.size())] = 1 + random.below(9);
    words.erase(words.begin() + random.below(200), words.begin() + 200 + random.below(50));
    const Text b = text_of(words, std::vector<std::uint8_t>(9, 255));
    const Alignment alignment = align(a, b, whole(a, b), &scratch);
    ASSERT_GT(alignment.score, 2000);
    ASSERT_EQ(alignment.score, align_slowly(a, b)) << seed;
    ASSERT_EQ(alignment.score, score_of(a, b, alignment.pairs)) << seed;
  }
}

TEST(Align, StaysInAnyBandAndNeverScoresAboveTheWhole) {
  AlignmentScratch scratch;
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    Random random(seed);
    const Text a = random_text(&random, 3, 40, kRarities);
    const Text b = random_text(&random, 3, 40, kRarities);
    Box box = whole(a, b);
    box.a.begin = random.below(box.a.size());
    box.b.end = 1 + random.below(box.b.size());
    box.low_diagonal = static_cast<std::int64_t>(random.below(60)) - 30;
    box.high_diagonal = box.low_diagonal + static_cast<std::int64_t>(random.below(20));
    const Alignment alignment = align(a, b, box, &scratch);
    ASSERT_NO_FATAL_FAILURE(expect_sound(a, b, box, alignment));
    ASSERT_LE(alignment.score, align_slowly(a, b)) << seed;
    ASSERT_LE(alignment.score, score_of(a, b, alignment.pairs)) << seed;
  }
}

TEST(Align, KnowsWhereTheNextMayBe) {
  constexpr int kLeast = 120;
  AlignmentScratch scratch;
  std::size_t n_next = 0;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    Random random(seed);
    const Text a = random_text(&random, 3, 60, kRarities);
    const Text b = random_text(&random, 3, 60, kRarities);
    scratch.used.assign(a.tokens.size(), 0);
    const Alignment first = align(a, b, whole(a, b), &scratch);
    if (first.pairs.empty()) continue;
    const TokenRange rest = rest_of(whole(a, b), kLeast, scratch);
    for (const TokenPair& pair : first.pairs) scratch.used[pair.a] = 1;
    const Alignment next = align(a, b, whole(a, b), &scratch);
    if (matched_weight(a, next.pairs) < kLeast) continue;
    ++n_next;
    ASSERT_LE(rest.begin, next.pairs.front().a) << seed;
    ASSERT_GT(rest.end, next.pairs.back().a) << seed;
  }
  EXPECT_GT(n_next, 100U);
}

TEST(Align, LeavesUsedWordsAlone) {
  AlignmentScratch scratch;
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    const Text a = random_text(&random, 3, 30, kRarities);
    const Text b = random_text(&random, 3, 30, kRarities);
    scratch.used.assign(a.tokens.size(), 0);
    for (std::uint8_t& used : scratch.used) used = random.below(3) == 0 ? 1 : 0;
    const Alignment alignment = align(a, b, whole(a, b), &scratch);
    ASSERT_NO_FATAL_FAILURE(expect_sound(a, b, whole(a, b), alignment));
    for (const TokenPair& pair : alignment.pairs) ASSERT_EQ(scratch.used[pair.a], 0) << seed;
  }
}

// Texts of a few words that are forms of one another, kindred, or unlike.
Text kindred_text(Random* random) {
  constexpr auto kWords = std::to_array<const char*>(
      {"attack", "attacked", "assault", "onslaught", "raid", "huge", "enormous", "big", "harbour", "the", "of", "37"});
  std::string words;
  for (auto n = 1 + random->below(40); n > 0; --n) words += std::string(kWords[random->below(kWords.size())]) + " ";
  return text::analyze(words);
}

TEST(Align, ScoresKindredWordsAsTheSlowVersion) {
  AlignmentScratch scratch;
  std::size_t n_kindred = 0;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    Random random(seed);
    const Text a = kindred_text(&random);
    const Text b = kindred_text(&random);
    const Alignment alignment = align(a, b, whole(a, b), &scratch);
    ASSERT_EQ(alignment.score, align_slowly(a, b)) << seed;
    ASSERT_EQ(alignment.score, score_of(a, b, alignment.pairs)) << seed;
    for (const TokenPair& pair : alignment.pairs) {
      ASSERT_EQ(pair.share == 255, a.tokens[pair.a].word == b.tokens[pair.b].word) << seed;
      n_kindred += pair.share < 255 ? 1U : 0U;
    }
  }
  EXPECT_GT(n_kindred, 1000U);
}

TEST(Align, FindsNothingInAnEmptyBox) {
  const Text a = text_of({1, 2, 3}, kRarities);
  AlignmentScratch scratch;
  EXPECT_TRUE(align(a, a, {{0, 0}, {0, 3}, -3, 3}, &scratch).pairs.empty());
  EXPECT_TRUE(align(a, a, {{0, 3}, {2, 2}, -3, 3}, &scratch).pairs.empty());
  EXPECT_TRUE(align(a, a, {{0, 3}, {0, 3}, 1, 0}, &scratch).pairs.empty());
}

TEST(Align, BridgesAWordPutInAndAWordSwapped) {
  const Text a = text_of({3, 2, 3, 1, 3}, kRarities);
  const Text b = text_of({3, 1, 2, 3, 2, 3}, kRarities);
  AlignmentScratch scratch;
  const Alignment alignment = align(a, b, whole(a, b), &scratch);
  EXPECT_EQ(alignment.pairs, (std::vector<TokenPair>{{0, 0}, {1, 2}, {2, 3}, {4, 5}}));
  EXPECT_EQ(alignment.score, 200 - AlignmentCosts::kOpenGap + 50 + 200 - AlignmentCosts::kReplace + 200);
}

}  // namespace
}  // namespace wirecopy::match
