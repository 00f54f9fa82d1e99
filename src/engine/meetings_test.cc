// Pages that ask together meet what they would meet if each asked alone: held against that.
#include "engine/meetings.h"

#include <algorithm>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "engine/testing.h"
#include "match/shared.h"
#include "match/testing.h"
#include "text/text.h"

namespace wirecopy::engine {
namespace {

using fingerprint::Seed;
using lineage::PageNumber;

constexpr std::size_t kPages = 200;

// Reports that share sentences; every one has the first, and every fifth is a version of the one five before.
std::vector<Page> pages_that_share() {
  match::testing::Random random(3);
  std::vector<Page> pages;
  for (std::uint32_t i = 0; i < kPages; ++i) {
    Page page;
    page.id = i % 5 == 0 && i >= 5 ? pages[i - 5].id : "page-" + std::to_string(i);
    page.text = match::testing::sentences_of(match::testing::made_up_words(1, 12), 12);
    for (int n = 0; n < 3; ++n)
      page.text += " " + match::testing::sentences_of(match::testing::made_up_words(2 + random.below(30), 14), 14);
    pages.push_back(page);
  }
  return pages;
}

// By earlier page, then where they stand.
using Told = std::tuple<PageNumber, text::TokenIndex, text::TokenIndex, std::uint32_t>;

std::vector<Told> alone(const index::Snapshot& snapshot, PageNumber later, std::span<const Seed> asked) {
  std::vector<Told> told;
  for (const Seed& seed : asked) {
    std::vector<index::PagePosting> postings;
    EXPECT_TRUE(snapshot.find_seed(seed.key, SIZE_MAX, &postings));
    std::erase_if(postings, [&](const index::PagePosting& posting) {
      return posting.page >= later || snapshot.id_hash(posting.page) == snapshot.id_hash(later);
    });
    for (std::size_t i = 0; i < std::min(kMaxPlaces, postings.size()); ++i)
      told.emplace_back(postings[i].page, seed.token, postings[i].token, seed.evidence);
  }
  std::ranges::sort(told);
  return told;
}

TEST(Meetings, AreTheSameWhetherPagesAskTogetherOrAlone) {
  const std::vector<Page> pages = pages_that_share();
  const index::Snapshot snapshot = testing::snapshot_of(pages, 70);
  std::vector<index::PageIndex> numbers;
  std::vector<match::SeededText> texts;
  std::vector<std::span<const Seed>> asked;
  for (PageNumber i = 0; i < kPages; ++i) {
    numbers.push_back(i);
    texts.push_back(match::with_seeds(text::analyze(pages[i].text)));
  }
  for (const match::SeededText& text : texts) asked.emplace_back(text.asked);
  const MeetingFinder finder(snapshot, numbers);
  for (const unsigned n_threads : {1U, 3U}) {
    base::ThreadPool pool(n_threads);
    constexpr PageNumber kFirst = 60;
    const auto meetings = finder.find(kFirst, std::span(asked).subspan(kFirst), &pool);
    ASSERT_TRUE(meetings);
    ASSERT_EQ(meetings->size(), kPages - kFirst);
    for (PageNumber i = kFirst; i < kPages; ++i) {
      std::vector<Told> told;
      for (const Meeting& each : (*meetings)[i - kFirst])
        told.emplace_back(each.earlier, each.hit.a, each.hit.b, each.hit.evidence);
      EXPECT_TRUE(std::ranges::is_sorted(told, {}, [](const Told& each) { return std::get<0>(each); }));
      std::ranges::sort(told);
      EXPECT_EQ(told, alone(snapshot, i, asked[i])) << "page " << i;
    }
  }
}

}  // namespace
}  // namespace wirecopy::engine
