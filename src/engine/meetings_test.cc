// The pages that meet, all at once, are those that meet if every two are held against each other.
#include "engine/meetings.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/hash.h"
#include "lineage/runs.h"
#include "match/candidates.h"
#include "match/testing.h"
#include "text/text.h"

namespace wirecopy::engine {
namespace {

using fingerprint::Seed;
using lineage::PageNumber;

constexpr PageNumber kPages = 120;

struct Seeded {
  std::uint64_t id = 0;
  PageSeeds seeds;
};

PageSeeds seeds_in(const std::string& utf8) {
  return seeds_of(text::analyze(utf8));
}

// Reports that share sentences; every one has the first, and every fifth is a version of the one five before.
std::vector<Seeded> pages_that_share() {
  match::testing::Random random(3);
  std::vector<Seeded> pages;
  for (PageNumber i = 0; i < kPages; ++i) {
    std::string text = match::testing::sentences_of(match::testing::made_up_words(1, 12), 12);
    for (int n = 0; n < 3; ++n)
      text += " " + match::testing::sentences_of(match::testing::made_up_words(2 + random.below(30), 14), 14);
    Seeded page{i % 5 == 0 && i >= 5 ? pages[i - 5].id : base::hash64(std::to_string(i)), {}};
    page.seeds = seeds_in(text);
    pages.push_back(page);
  }
  return pages;
}

// Where the seeds of one key and sort stand, in order of page and token.
struct Standing {
  PageNumber page = 0;
  text::TokenIndex token = 0;
};
using Places = std::map<std::pair<std::uint64_t, bool>, std::vector<Standing>>;

Places places_of(const std::vector<Seeded>& pages) {
  Places places;
  for (PageNumber page = 0; page < pages.size(); ++page)
    for (const Seed& seed : pages[page].seeds.words) places[{seed.key, seed.is_gram}].push_back({page, seed.token});
  for (auto& [key, standing] : places)
    std::ranges::stable_sort(standing, {}, [](const Standing& each) { return std::pair(each.page, each.token); });
  return places;
}

// What a later page meets in an earlier one.
std::vector<match::Hit> hits_between(const std::vector<Seeded>& pages, const Places& places, PageNumber later,
                                     PageNumber earlier) {
  std::vector<match::Hit> hits;
  for (const Seed& seed : pages[later].seeds.words) {
    const std::vector<Standing>& standing = places.at({seed.key, seed.is_gram});
    if (!seed.is_gram && standing.size() > kMaxPlacesOfPair) continue;
    std::size_t n_met = 0;
    for (const Standing& each : standing) {
      if (each.page >= later || n_met == kMaxPlaces) break;
      if (pages[each.page].id == pages[later].id) continue;
      ++n_met;
      if (each.page == earlier) hits.push_back({seed.token, each.token, seed.evidence, seed.evidence});
    }
  }
  return hits;
}

std::uint32_t most_evidence(std::vector<match::Hit> hits) {
  std::vector<match::Candidate> candidates;
  match::cluster_hits(0, &hits, &candidates);
  std::uint32_t most = 0;
  for (const match::Candidate& each : candidates) most = std::max(most, each.evidence);
  return most;
}

std::vector<PagePair> pairs_of(const std::vector<Seeded>& pages, unsigned n_threads,
                               std::size_t memory_bytes = SIZE_MAX) {
  MeetingFinder meetings({base::temporary_folder(), memory_bytes});
  for (PageNumber page = 0; page < pages.size(); ++page)
    EXPECT_TRUE(meetings.add(page, pages[page].id, pages[page].seeds));
  base::ThreadPool pool(n_threads);
  return meetings.find(&pool).value();
}

TEST(Meetings, AreThoseOfEveryTwoPages) {
  const std::vector<Seeded> pages = pages_that_share();
  const Places places = places_of(pages);
  std::vector<std::pair<PageNumber, PageNumber>> to_align;
  for (PageNumber later = 0; later < kPages; ++later)
    for (PageNumber earlier = 0; earlier < later; ++earlier)
      if (most_evidence(hits_between(pages, places, later, earlier)) >= kMinAligned)
        to_align.emplace_back(later, earlier);
  ASSERT_GT(to_align.size(), kPages);
  const std::vector<PagePair> found = pairs_of(pages, 3);
  std::vector<std::pair<PageNumber, PageNumber>> found_to_align;
  for (const PagePair& pair : found)
    if (pair.is_to_align) found_to_align.emplace_back(pair.later, pair.earlier);
  EXPECT_EQ(found_to_align, to_align);
  EXPECT_TRUE(
      std::ranges::is_sorted(found, {}, [](const PagePair& pair) { return std::pair(pair.later, pair.earlier); }));
}

TEST(Meetings, AreTheSameAtAnyNumberOfThreadsAndInWhateverMemory) {
  const std::vector<Seeded> pages = pages_that_share();
  EXPECT_EQ(pairs_of(pages, 1), pairs_of(pages, 4));
  EXPECT_EQ(pairs_of(pages, 1), pairs_of(pages, 3, 10000));
}

// Common words make no pair that says anything; a run of them is met all the same.
TEST(Meetings, FindRunsOfCommonWords) {
  const std::string run = "one of the first of those who had been to see it for the first time in";
  std::vector<Seeded> pages(2);
  const std::vector<std::string> texts{"The ferry struck. " + run, "It rained. \"" + run + "\r\n"};
  for (PageNumber i = 0; i < 2; ++i) {
    pages[i].id = i;
    pages[i].seeds = seeds_in(texts[i]);
  }
  EXPECT_EQ(pairs_of(pages, 1).size(), 1U);
}

// Whatever stands around it.
TEST(PageSeeds, OfARunAreSharedByAllWhoHoldIt) {
  std::mt19937 random(9);
  const auto words = [&](std::size_t n) {
    std::string text;
    for (std::size_t i = 0; i < n; ++i) text += "w" + std::to_string(random() % 1000) + " ";
    return text;
  };
  for (int i = 0; i < 300; ++i) {
    const std::string run = words(lineage::kRunWords);
    const auto a = seeds_in(words(random() % 40) + run + words(random() % 40)).runs;
    const auto b = seeds_in(words(random() % 40) + run + words(random() % 40)).runs;
    EXPECT_TRUE(std::ranges::any_of(a, [&](const fingerprint::Anchor& seed) {
      return std::ranges::find(b, seed.key, &fingerprint::Anchor::key) != b.end();
    }));
    EXPECT_TRUE(std::ranges::is_sorted(a, {}, &fingerprint::Anchor::word));
  }
}

TEST(Meetings, OfNoPagesAreNone) {
  base::ThreadPool pool(2);
  EXPECT_TRUE(MeetingFinder().find(&pool).value().empty());
}

}  // namespace
}  // namespace wirecopy::engine
