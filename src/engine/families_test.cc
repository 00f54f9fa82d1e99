#include "engine/families.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "engine/testing.h"
#include "lineage/family_text.h"
#include "lineage/testing.h"
#include "match/oracle.h"

namespace wirecopy::engine {
namespace {

using lineage::testing::joined;
using lineage::testing::kDam;
using lineage::testing::kFerry;
using lineage::testing::kMuseum;
using lineage::testing::kOrchard;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

Page page_of(std::string id, std::string published, std::string text) {
  Page page;
  page.id = std::move(id);
  page.published = std::move(published);
  page.outlet = "Żółw " + page.id;
  page.text = std::move(text);
  return page;
}

std::vector<Page> small_world() {
  std::string edited(kDam);
  edited.replace(edited.find("four metres"), 11, "nearly five meters");
  return {page_of("undated", "", joined({"😀 שלום.", kFerry}, "\r\n\r\n")),
          page_of("late", "2017-04-12T22:04:00-04:00", joined({kFerry, kDam})),
          page_of("early", "2017-04-11", joined({"“Quoted” and 'quoted' e\u0301.", kFerry}, "\r\n")),
          page_of("edited", "2017-04-13", joined({kMuseum, edited})),
          page_of("alone", "2017-04-10", std::string(kOrchard))};
}

std::vector<Family> families_of(const std::vector<Page>& pages, unsigned n_threads = 1,
                                std::size_t pages_per_segment = 1000) {
  FamilyOptions options;
  options.work.n_threads = n_threads;
  return testing::library_of(pages, pages_per_segment)->families(options).value();
}

std::vector<std::string> ids_of(const Family& family) {
  std::vector<std::string> ids;
  for (const FamilyPassage& passage : family.passages) ids.push_back(passage.page.id);
  return ids;
}

// All that is in a family, as text.
std::string told(const Family& family) {
  std::string text = fmt::format("{} {} {}\n", family.id, int(family.kind), family.text);
  for (const FamilyPassage& passage : family.passages)
    text += fmt::format("{} {} {} {} {} {:.6f} {} {} {} {}\n", passage.page.id, passage.span.begin, passage.span.end,
                        passage.characters.begin, passage.characters.end, passage.similarity, int(passage.kind),
                        passage.n_edits, int(passage.parent.value_or(99)), passage.text);
  for (const Reason& reason : family.origin.reasons) text += fmt::format("{} {}\n", reason.name, reason.evidence);
  return text + fmt::format("{:.6f} {}\n", family.origin.probability, int(family.origin.passage.value_or(99)));
}

std::vector<std::string> told(const std::vector<Family>& families) {
  std::vector<std::string> all;
  for (const Family& family : families) all.push_back(told(family));
  return all;
}

TEST(Families, StandInOrderWithTheEarliestPageFirst) {
  const std::vector<Family> families = families_of(small_world());
  ASSERT_EQ(families.size(), 2U);
  EXPECT_THAT(ids_of(families[0]), ElementsAre("early", "late", "undated"));
  EXPECT_EQ(families[0].text, kFerry);
  EXPECT_EQ(families[0].kind, Kind::copied);
  EXPECT_THAT(ids_of(families[1]), ElementsAre("late", "edited"));
  EXPECT_NE(families[1].kind, Kind::copied);
}

TEST(Families, CarryPagesWithoutTextAndSpansInBothUnits) {
  const std::vector<Page> pages = small_world();
  for (const Family& family : families_of(pages)) {
    for (const FamilyPassage& passage : family.passages) {
      EXPECT_THAT(passage.page.text, IsEmpty());
      EXPECT_EQ(passage.page.outlet, "Żółw " + passage.page.id);
      const auto page = std::ranges::find(pages, passage.page.id, &Page::id);
      EXPECT_EQ(passage.text, page->text.substr(passage.span.begin, passage.span.size()));
      const std::string before = page->text.substr(0, passage.span.begin);
      EXPECT_EQ(passage.characters.begin, base::count_code_points(before));
      EXPECT_EQ(passage.characters.end, base::count_code_points(before + passage.text));
    }
  }
}

TEST(Families, AreTheSameWhateverTheOrderOfPages) {
  std::vector<Page> pages = small_world();
  const std::vector<std::string> expected = told(families_of(pages));
  std::mt19937 random(11);
  for (int i = 0; i < 6; ++i) {
    std::ranges::shuffle(pages, random);
    EXPECT_EQ(told(families_of(pages, 1, 2)), expected);
  }
}

TEST(Families, TellTheirProgressFromTheCallingThread) {
  const auto caller = std::this_thread::get_id();
  std::vector<std::uint64_t> seen;
  FamilyOptions options;
  options.work.n_threads = 2;
  options.work.progress = [&](const Progress& progress) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    seen.push_back(progress.pages);
  };
  ASSERT_TRUE(testing::library_of(small_world())->families(options));
  ASSERT_THAT(seen, Not(IsEmpty()));
  EXPECT_TRUE(std::ranges::is_sorted(seen));
  EXPECT_EQ(seen.back(), 5U);
}

// More copies than the candidates of a sentence.
TEST(Families, HoldEveryCopyOfWhatIsReprintedEverywhere) {
  std::vector<Page> pages;
  for (int i = 0; i < 40; ++i)
    pages.push_back(page_of(fmt::format("page {}", i), fmt::format("2017-04-{:02}", 1 + i % 28),
                            joined({fmt::format("Day {} in district {}.", i, i * i), kFerry})));
  const std::vector<Family> families = families_of(pages);
  ASSERT_EQ(families.size(), 1U);
  EXPECT_EQ(families[0].passages.size(), 40U);
  std::ranges::reverse(pages);
  EXPECT_EQ(told(families_of(pages)), told(families));
}

// Real articles: skipped where they are not at hand.
class FamiliesOfNews : public ::testing::Test {
 protected:
  static constexpr auto kPath = WIRECOPY_PROJECT_DIR "/../shared/data/reuse/fa-kes.jsonl";

  void SetUp() override {
    if (!std::filesystem::exists(kPath)) GTEST_SKIP() << "no articles at " << kPath;
    const std::vector<std::string> inputs{kPath};
    Notes notes;
    const PageSink keep = [&](Page&& page) {
      pages_.push_back(std::move(page));
      return true;
    };
    ASSERT_TRUE(read_pages(inputs, {}, keep, &notes));
  }

  std::vector<Page> pages_;
};

using SlowFamiliesOfNews = FamiliesOfNews;

TEST_F(SlowFamiliesOfNews, AreTheSameInAnyOrderAtAnyNumberOfThreads) {
  const std::vector<std::string> expected = told(families_of(pages_, 1));
  EXPECT_THAT(expected, Not(IsEmpty()));
  EXPECT_TRUE(told(families_of(pages_, 4)) == expected);
  std::ranges::shuffle(pages_, std::mt19937(3));
  EXPECT_TRUE(told(families_of(pages_, 2, 300)) == expected);
}

// Of a passage's words so many are the very words of its family's text, by weight; the others may be kindred.
constexpr double kSameWords = .4;

// Counted without any alignment.
double shared_words(const text::Text& x, const text::Text& y) {
  std::multiset<std::uint32_t> words;
  for (const text::Token& token : x.tokens) words.insert(token.word);
  int shared = 0;
  int weight_y = 0;
  for (const text::Token& token : y.tokens) {
    weight_y += text::word_weight(token.rarity);
    const auto word = words.find(token.word);
    if (word == words.end()) continue;
    words.erase(word);
    shared += text::word_weight(token.rarity);
  }
  const int weight_x = match::weight_of(x, {0, static_cast<text::TokenIndex>(x.tokens.size())});
  return double(shared) / std::max(weight_x, weight_y);
}

TEST_F(SlowFamiliesOfNews, ShareTheWordsOfEachPassageWithTheirText) {
  for (const Family& family : families_of(pages_, 2)) {
    const double least = lineage::min_similarity(lineage::FamilyText(family.text).n_words());
    const text::Text text = text::analyze(family.text);
    for (const FamilyPassage& passage : family.passages) {
      EXPECT_GE(passage.similarity, least);
      EXPECT_GE(shared_words(text, text::analyze(passage.text)), kSameWords) << family.text << "\n---\n"
                                                                             << passage.text;
    }
  }
}

TEST_F(SlowFamiliesOfNews, HoldEachPassageOnce) {
  for (const Family& family : families_of(pages_, 2))
    for (std::size_t i = 1; i < family.passages.size(); ++i) {
      const FamilyPassage& before = family.passages[i - 1];
      const FamilyPassage& passage = family.passages[i];
      EXPECT_TRUE(before.page.id != passage.page.id || before.span.end <= passage.span.begin) << passage.text;
    }
}

// A run of words that two pages share.
struct RunOfTwo {
  std::size_t a = 0;  // page
  std::size_t b = 0;
  ByteSpan in_a;
  ByteSpan in_b;
};

// Every pair of pages that share some so many words in a row, by the words alone.
std::set<std::pair<std::size_t, std::size_t>> pairs_with_run(const std::vector<text::Text>& texts,
                                                             std::size_t n_words) {
  std::map<std::vector<std::uint32_t>, std::set<std::size_t>> pages_of;
  for (std::size_t page = 0; page < texts.size(); ++page) {
    std::vector<std::uint32_t> words;
    for (const text::Token& token : texts[page].tokens) words.push_back(token.word);
    for (std::size_t i = 0; i + n_words <= words.size(); ++i) {
      const auto first = words.begin() + static_cast<std::ptrdiff_t>(i);
      pages_of[{first, first + static_cast<std::ptrdiff_t>(n_words)}].insert(page);
    }
  }
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [words, pages] : pages_of)
    for (const std::size_t a : pages)
      for (auto b = pages.begin(); *b < a; ++b) pairs.emplace(a, *b);
  return pairs;
}

std::vector<RunOfTwo> runs_of_two_outlets(const std::vector<Page>& pages, text::TokenIndex n_words) {
  std::vector<text::Text> texts;
  for (const Page& page : pages) texts.push_back(text::analyze(page.text));
  std::vector<RunOfTwo> runs;
  for (const auto& [a, b] : pairs_with_run(texts, n_words)) {
    if (pages[a].outlet == pages[b].outlet) continue;
    for (const match::SharedRun& run : match::shared_runs(texts[a], texts[b], n_words))
      runs.push_back({a, b, match::bytes_of(texts[a], {run.a, run.a + run.size}),
                      match::bytes_of(texts[b], {run.b, run.b + run.size})});
  }
  return runs;
}

// Whether one family holds half of the run or more in both pages.
bool is_found(const std::vector<Family>& families, const std::vector<Page>& pages, const RunOfTwo& run) {
  const auto holds = [](const Family& family, const Page& page, ByteSpan span) {
    return std::ranges::any_of(family.passages, [&](const FamilyPassage& passage) {
      return passage.page.id == page.id && 2 * overlap(passage.span, span) >= span.size();
    });
  };
  return std::ranges::any_of(families, [&](const Family& family) {
    return holds(family, pages[run.a], run.in_a) && holds(family, pages[run.b], run.in_b);
  });
}

// Furniture and stock phrases are families too, and labelled.
TEST_F(SlowFamiliesOfNews, HoldEveryRunOfTwelveWordsThatTwoOutletsShare) {
  const std::vector<Family> families = families_of(pages_, 2);
  const std::vector<RunOfTwo> runs = runs_of_two_outlets(pages_, 12);
  std::vector<std::string> missed;
  for (const RunOfTwo& run : runs)
    if (!is_found(families, pages_, run))
      missed.push_back(pages_[run.a].id + ", " + pages_[run.b].id + ": " +
                       pages_[run.a].text.substr(run.in_a.begin, run.in_a.size()));
  EXPECT_GT(runs.size(), 800U);
  EXPECT_THAT(missed, IsEmpty());
}

}  // namespace
}  // namespace wirecopy::engine
