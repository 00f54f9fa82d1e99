// What winnowing promises: a run of kGram + kWindow - 1 = 7 equal words is found wherever it stands in either page.
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/hash.h"
#include "base/thread_pool.h"
#include "fingerprint/seeds.h"
#include "index/segment.h"
#include "index/snapshot.h"
#include "match/match.h"
#include "match/oracle.h"
#include "match/shared.h"
#include "match/testing.h"

namespace wirecopy::match {
namespace {

constexpr std::size_t kRun = 8;
constexpr std::size_t kWords = 40;     // of a page
constexpr std::size_t kSentence = 16;  // so that runs lie inside sentences and across their bounds

// A page of its own words, with `run` in place of those from `at` on.
Page page_with(const std::string& id, std::uint32_t seed, const std::vector<std::string>& run, std::size_t at) {
  std::vector<std::string> words = testing::made_up_words(seed, kWords);
  for (std::size_t i = 0; i < run.size(); ++i) words[at + i] = run[i];
  Page page;
  page.id = id;
  page.text = testing::sentences_of(words, kSentence);
  return page;
}

// Bytes of tokens [at, at + n).
ByteSpan words_of(const Page& page, std::size_t at, std::size_t n) {
  const text::Text text = text::analyze(page.text);
  return {text.tokens[at].span.begin, text.tokens[at + n - 1].span.end};
}

template <typename Found>
bool is_covered(ByteSpan span, const std::vector<Found>& found, ByteSpan Found::* side) {
  for (const Found& each : found)
    if (overlap(each.*side, span) == span.size()) return true;
  return false;
}

std::shared_ptr<const index::Segment> segment_of(const std::vector<Page>& pages) {
  index::SegmentBuilder builder;
  std::vector<fingerprint::Seed> seeds;
  for (const Page& page : pages) {
    const text::Text text = text::analyze(page.text);
    fingerprint::seeds_to_store(text, &seeds);
    builder.add(page, index::compress_text(page.text), static_cast<std::uint32_t>(text.tokens.size()), seeds);
  }
  base::ThreadPool pool(1);
  return std::make_shared<const index::Segment>(index::Segment::open_bytes(builder.finish(&pool), "memory").value());
}

TEST(Compare, FindsEveryRunOfEightWordsWhereverItStands) {
  Scratch scratch;
  const std::vector<std::string> run = testing::made_up_words(3, kRun);
  for (std::size_t at_a = 0; at_a + kRun <= kWords; ++at_a)
    for (std::size_t at_b = 0; at_b + kRun <= kWords; ++at_b) {
      const Page a = page_with("a", 1, run, at_a);
      const Page b = page_with("b", 2, run, at_b);
      const Comparison found = compare(a, b, &scratch);
      ASSERT_TRUE(is_covered(words_of(a, at_a, kRun), found.passages, &ComparedPassage::a)) << at_a << " " << at_b;
      ASSERT_TRUE(is_covered(words_of(b, at_b, kRun), found.passages, &ComparedPassage::b)) << at_a << " " << at_b;
    }
}

TEST(Trace, FindsEveryRunOfEightWordsInEveryPageThatHoldsIt) {
  const std::vector<std::string> run = testing::made_up_words(3, kRun);
  std::vector<Page> pages;
  for (std::uint32_t at = 0; at + kRun <= kWords; at += 3)
    pages.push_back(page_with(fmt::format("page {}", at), 10 + at, run, at));
  const index::Snapshot snapshot({segment_of(pages)}, {});
  Scratch scratch;
  for (std::size_t at = 0; at + kRun <= kWords; ++at) {
    const Page page = page_with("traced", 1, run, at);
    const PageTrace trace = match::trace(page, text::analyze(page.text), snapshot, &scratch).value();
    ASSERT_EQ(trace.passages.size(), 1U) << at;
    ASSERT_TRUE(is_covered(words_of(page, at, kRun), trace.passages, &Passage::span)) << at;
    ASSERT_EQ(trace.passages[0].sources.size(), pages.size()) << at;
  }
}

TEST(Shared, IsWhatOneAlignmentOfEverythingFinds) {
  Scratch scratch;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    testing::Random random(seed);
    const std::vector<std::string> run = testing::made_up_words(3, 10 + random.below(20));
    const Page a = page_with("a", 100 + seed, run, random.below(kWords - run.size()));
    const Page b = page_with("b", 200 + seed, run, random.below(kWords - run.size()));
    const text::Text text_a = text::analyze(a.text);
    const text::Text text_b = text::analyze(b.text);
    const auto slowly = find_passages_slowly(text_a, text_b, &scratch.passages);
    const auto found = find_shared(text_a, text_b, &scratch.passages);
    ASSERT_EQ(found.size(), slowly.size()) << seed;
    for (std::size_t i = 0; i < slowly.size(); ++i) {
      EXPECT_EQ(found[i].a, slowly[i].a) << seed;
      EXPECT_EQ(found[i].b, slowly[i].b) << seed;
    }
  }
}

TEST(Asker, FindsWhatTwoTextsByThemselvesShare) {
  Scratch scratch;
  const std::vector<std::string> run = testing::made_up_words(3, 20);
  const text::Text a = text::analyze(page_with("a", 1, run, 3).text);
  const std::vector<fingerprint::Seed> asked = seeds_asked(a);
  const Asker asker(a, asked);
  for (std::uint32_t seed = 2; seed < 30; ++seed) {
    const text::Text b = text::analyze(page_with("b", seed, run, seed % 20).text);
    const auto expected = find_shared(a, b, &scratch.passages);
    const auto found = asker.find_shared(b, &scratch.passages);
    ASSERT_EQ(found.size(), 1U);
    ASSERT_EQ(expected.size(), 1U);
    EXPECT_EQ(found[0].pairs, expected[0].pairs);
  }
}

TEST(Sought, IsFoundAsTwoTextsByThemselvesShareIt) {
  Scratch scratch;
  const std::vector<std::string> run = testing::made_up_words(3, 20);
  const Sought sought(text::analyze(page_with("b", 1, run, 3).text));
  for (std::uint32_t seed = 2; seed < 30; ++seed) {
    const text::Text a = text::analyze(page_with("a", seed, run, seed % 20).text);
    const auto expected = find_shared(a, sought.text(), &scratch.passages);
    const auto found = sought.find_in(a, &scratch.passages);
    ASSERT_EQ(found.size(), 1U);
    ASSERT_EQ(expected.size(), 1U);
    EXPECT_EQ(found[0].pairs, expected[0].pairs);
  }
}

TEST(Compare, FindsNothingInPagesOfOtherWords) {
  Scratch scratch;
  for (std::uint32_t seed = 0; seed < 100; ++seed)
    EXPECT_TRUE(
        compare(page_with("a", 2 * seed, {}, 0), page_with("b", 2 * seed + 1, {}, 0), &scratch).passages.empty());
}

TEST(Trace, LeavesOutThePageItself) {
  const Page page = page_with("same", 1, {}, 0);
  Page twin = page;
  twin.id = "twin";
  Scratch scratch;
  const index::Snapshot alone({segment_of({page})}, {});
  EXPECT_TRUE(trace(page, text::analyze(page.text), alone, &scratch)->passages.empty());
  const index::Snapshot both({segment_of({page, twin})}, {});
  const PageTrace trace = match::trace(page, text::analyze(page.text), both, &scratch).value();
  ASSERT_EQ(trace.documents.size(), 1U);
  EXPECT_EQ(trace.documents[0].id, "twin");
  ASSERT_EQ(trace.passages.size(), 1U);
  EXPECT_EQ(trace.passages[0].kind, Kind::copied);
  EXPECT_EQ(trace.passages[0].similarity, 1);
}

}  // namespace
}  // namespace wirecopy::match
