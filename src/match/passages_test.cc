#include "match/passages.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "match/match.h"
#include "match/shared.h"
#include "match/testing.h"

namespace wirecopy::match {
namespace {

constexpr std::size_t kSentence = 16;

// A page that says its first words again and again, each time between others.
Page repeating_page() {
  const std::vector<std::string> again = testing::made_up_words(1, 2 * kSentence);
  std::vector<std::string> words;
  for (std::uint32_t i = 0; i < 6; ++i) {
    words.insert(words.end(), again.begin(), again.end());
    const std::vector<std::string> others = testing::made_up_words(2 + i, (i + 1) * kSentence);
    words.insert(words.end(), others.begin(), others.end());
  }
  Page page;
  page.text = testing::sentences_of(words, kSentence);
  return page;
}

// One word again and again, here and there another.
text::Text babble(std::uint32_t seed, std::size_t n_words) {
  const std::vector<std::string> vocabulary = testing::made_up_words(7, 9);
  testing::Random random(seed);
  std::vector<std::string> words;
  while (words.size() < n_words)
    words.push_back(vocabulary[random.below(8) == 0 ? random.below(vocabulary.size()) : 0]);
  return text::analyze(testing::sentences_of(words, n_words));
}

TEST(Passages, TellAWholeCopyOfATextThatRepeatsItselfAsOne) {
  const Page page = repeating_page();
  Scratch scratch;
  const Comparison found = compare(page, page, &scratch);
  ASSERT_EQ(found.passages.size(), 1U);
  EXPECT_EQ(found.passages[0].a, found.passages[0].b);
  EXPECT_EQ(found.passages[0].kind, Kind::copied);
  EXPECT_EQ(found.passages[0].similarity, 1);
}

TEST(Passages, StandWhereMostIsSharedInWhicheverOrderCandidatesCome) {
  const std::vector<std::string> own = testing::made_up_words(1, 3 * kSentence);
  std::vector<std::string> other = testing::made_up_words(2, kSentence);
  other.insert(other.end(), own.begin(), own.begin() + kSentence / 2);  // the lesser part, first
  other.insert(other.end(), own.begin(), own.end());
  const text::Text a = text::analyze(testing::sentences_of(own, kSentence));
  const text::Text b = text::analyze(testing::sentences_of(other, kSentence));
  Candidate lesser{0, {0, kSentence / 2}, {kSentence, 3 * kSentence / 2}, kSentence, kSentence, kSentence, 8, 8};
  Candidate whole{0, {0, 3 * kSentence}, {24, 24 + 3 * kSentence}, 24, 24, 24, 48, 48};
  PassageScratch scratch;
  for (const std::vector<Candidate>& candidates : {std::vector{lesser, whole}, std::vector{whole, lesser}}) {
    const std::vector<TokenPassage> found = find_passages(a, b, candidates, &scratch);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].a, (TokenRange{0, 3 * kSentence}));
    EXPECT_EQ(found[0].b, (TokenRange{24, 24 + 3 * kSentence}));
  }
}

// The lighter of two loses its ground to a heavier one behind it, which then meets what stood before.
TEST(Passages, NeverOverlapInAPageThatRepeatsItself) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const text::Text a = babble(2 * seed, 150);
    const text::Text b = babble(2 * seed + 1, 50);
    PassageScratch scratch;
    TokenIndex end = 0;
    for (const TokenPassage& passage : find_shared(a, b, &scratch)) {
      EXPECT_LE(end, passage.a.begin) << "seed " << seed;
      end = passage.a.end;
    }
  }
}

TEST(Passages, PairTheEqualWordsThatWereLeftOut) {
  const text::Text a = text::analyze("Nobody there answered him at once");
  const text::Text b = text::analyze("Nobody there answered him now at once");
  TokenPassage passage{0, {0, 6}, {0, 7}, {{1, 1, 90}, {5, 6, 255}}, 0, 0};
  pair_left_out(a, b, &passage);
  const std::vector<TokenPair> all{{0, 0}, {1, 1, 90}, {2, 2}, {3, 3}, {4, 5}, {5, 6}};
  EXPECT_EQ(passage.pairs, all);
  TokenPassage moved{0, {0, 6}, {0, 7}, {{1, 2, 90}, {2, 1, 90}}, 0, 0};
  pair_left_out(a, b, &moved);
  EXPECT_EQ(moved.pairs.size(), 2U);
}

}  // namespace
}  // namespace wirecopy::match
