#include "index/store.h"

#include <fstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include "index/catalogue.h"
#include "index/merge.h"
#include "index/store_testing.h"

namespace wirecopy::index {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Store, KeepsWhatIsCommitted) {
  const TestFolder folder;
  ASSERT_FALSE(is_store(folder.store()));
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(0, 3), test_pages(3, 5)}));
  ASSERT_TRUE(is_store(folder.store()));
  const auto snapshot = open_snapshot(folder.store()).value();
  ASSERT_EQ(snapshot->n_pages(), 5U);
  const std::vector<Page> expected = test_pages(0, 5);
  for (PageIndex i = 0; i < 5; ++i) {
    EXPECT_EQ(snapshot->page(i)->id, expected[i].id);
    EXPECT_EQ(snapshot->page(i)->title, expected[i].title);
    EXPECT_EQ(snapshot->text(i).value(), expected[i].text);
    EXPECT_EQ(snapshot->id_hash(i), base::hash64(expected[i].id));
    EXPECT_EQ(snapshot->text_hash(i), base::hash64(expected[i].text));
    EXPECT_TRUE(snapshot->is_live(i));
  }
}

TEST(Store, FindsSeedsAcrossSegments) {
  const TestFolder folder;
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(0, 3), test_pages(3, 5)}));
  const auto snapshot = open_snapshot(folder.store()).value();
  std::vector<PagePosting> found;
  EXPECT_EQ(snapshot->find_seed('x', 10, &found).value(), 5U);
  ASSERT_EQ(found.size(), 5U);
  for (PageIndex i = 0; i < 5; ++i) EXPECT_EQ(std::pair(found[i].page, found[i].token), std::pair(i, 2U));
  found.clear();
  EXPECT_EQ(snapshot->find_seed('x', 1, &found).value(), 5U);
  EXPECT_EQ(found.size(), 1U);
  found.clear();
  EXPECT_EQ(snapshot->find_seed('x', 4, &found, IfMore::none).value(), 5U);
  EXPECT_TRUE(found.empty());
}

TEST(StoreWriter, KnowsIdsAndTheirNewestText) {
  const TestFolder folder;
  ASSERT_TRUE(commit_all(folder.store(), {{test_page("é", "old"), test_page("é", "new")}}));
  const StoreWriter writer = StoreWriter::open(folder.store()).value();
  using Known = StoreWriter::Known;
  EXPECT_EQ(writer.find("é", base::hash64("new")).value(), Known::same_text);
  EXPECT_EQ(writer.find("é", base::hash64("old")).value(), Known::other_text);
  EXPECT_EQ(writer.find("e\u0301", base::hash64("new")).value(), Known::no);
}

TEST(StoreWriter, KeepsOldVersionsThroughMerges) {
  const TestFolder folder;
  std::vector<std::vector<Page>> groups;
  for (int i = 0; i < 20; ++i) groups.push_back({test_page("same", fmt::format("version {}", i))});
  ASSERT_TRUE(commit_all(folder.store(), groups));
  const auto snapshot = open_snapshot(folder.store()).value();
  EXPECT_LT(snapshot->segments().size(), 8U);
  const auto texts = live_texts(*snapshot).value();
  ASSERT_EQ(texts.at("same").size(), 20U);
  for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(texts.at("same")[i], fmt::format("version {}", i));
  const StoreInfo info = store_info(folder.store()).value();
  EXPECT_EQ(info.pages, 1U);
  EXPECT_EQ(info.versions, 19U);
}

TEST(StoreWriter, RemovesAllVersionsOfAnId) {
  const TestFolder folder;
  ASSERT_TRUE(commit_all(folder.store(), {{test_page("a", "1"), test_page("b", "2")}, {test_page("a", "3")}}));
  {
    StoreWriter writer = StoreWriter::open(folder.store()).value();
    const RemoveSummary summary = writer.remove(std::vector<std::string>{"a", "🙈", "a"}).value();
    EXPECT_EQ(summary.removed, 1U);
    EXPECT_THAT(summary.unknown, ElementsAre("🙈"));
    EXPECT_EQ(writer.find("a", 0).value(), StoreWriter::Known::no);
  }
  const auto snapshot = open_snapshot(folder.store()).value();
  EXPECT_EQ(snapshot->n_pages(), 3U);
  EXPECT_THAT(live_texts(*snapshot).value(), ElementsAre(testing::Pair("b", ElementsAre("2"))));
  std::vector<PagePosting> found;
  EXPECT_EQ(snapshot->find_seed('3', 10, &found).value(), 1U);
  EXPECT_TRUE(found.empty());
  std::vector<std::pair<std::size_t, std::size_t>> told(2);  // of each seed: how many in all, how many live
  const auto tell = [&](std::size_t i, std::size_t n_in_all, auto live) { told[i] = {n_in_all, live.size()}; };
  ASSERT_TRUE(snapshot->find_seeds(std::vector<SeedQuestion>{{'3', 10}, {'2', 10}}, tell));
  EXPECT_THAT(told, ElementsAre(testing::Pair(1U, 0U), testing::Pair(1U, 1U)));
  const StoreInfo info = store_info(folder.store()).value();
  EXPECT_EQ(info.pages, 1U);
  EXPECT_EQ(info.removed, 2U);
}

TEST(StoreWriter, DropsASegmentWhoseRowsAreAllRemoved) {
  const TestFolder folder;
  ASSERT_TRUE(commit_all(folder.store(), {{test_page("a", "1")}, {test_page("b", "2")}}));
  {
    StoreWriter writer = StoreWriter::open(folder.store()).value();
    ASSERT_TRUE(writer.remove(std::vector<std::string>{"a"}));
    base::ThreadPool pool(1);
    ASSERT_TRUE(writer.tidy({&pool}));
  }
  EXPECT_EQ(store_info(folder.store())->segments, 1U);
  EXPECT_FALSE(base::is_file(folder.store() + "/segment-000001.wcs"));
  EXPECT_EQ(live_texts(*open_snapshot(folder.store()).value())->size(), 1U);
}

TEST(StoreWriter, CompactsToOneSegmentWithoutRemovedRows) {
  const TestFolder folder;
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(0, 3), test_pages(3, 5), {test_page("page 1", "newer")}}));
  const auto before = open_snapshot(folder.store()).value();
  base::ThreadPool pool(2);
  ASSERT_TRUE(StoreWriter::open(folder.store())->remove(std::vector<std::string>{"page 3"}));
  const CompactSummary summary = StoreWriter::open(folder.store())->compact({&pool}).value();
  EXPECT_EQ(std::pair(summary.segments_before, summary.segments_after), std::pair(std::uint64_t{3}, std::uint64_t{1}));
  EXPECT_EQ(std::pair(summary.pages, summary.dropped), std::pair(std::uint64_t{5}, std::uint64_t{1}));
  auto expected = live_texts(*before).value();
  expected.erase("page 3");
  EXPECT_EQ(live_texts(*open_snapshot(folder.store()).value()).value(), expected);
  EXPECT_EQ(store_info(folder.store())->removed, 0U);
  EXPECT_THAT(check_store(folder.store(), false, {})->findings, testing::IsEmpty());
  const CompactSummary again = StoreWriter::open(folder.store())->compact({&pool}).value();
  EXPECT_EQ(std::pair(again.segments_before, again.bytes_before),
            std::pair(summary.segments_after, summary.bytes_after));
}

TEST(StoreWriter, ShortensTheManifestWhenItCompacts) {
  const TestFolder folder;
  std::vector<std::vector<Page>> groups;
  for (int i = 0; i < 90; ++i) groups.push_back(test_pages(i, i + 1));
  ASSERT_TRUE(commit_all(folder.store(), groups));
  ASSERT_TRUE(StoreWriter::open(folder.store())->remove(std::vector<std::string>{"page 7"}));
  const auto before = open_snapshot(folder.store()).value();
  base::ThreadPool pool(1);
  ASSERT_TRUE(StoreWriter::open(folder.store())->compact({&pool}));
  EXPECT_LT(base::file_size(folder.store() + "/MANIFEST"), 200U);
  EXPECT_EQ(live_texts(*open_snapshot(folder.store()).value()).value(), live_texts(*before).value());
  EXPECT_THAT(check_store(folder.store(), false, {})->findings, testing::IsEmpty());
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(90, 91)}));
  EXPECT_EQ(store_info(folder.store())->pages, 90U);
  EXPECT_THAT(check_store(folder.store(), false, {})->findings, testing::IsEmpty());
}

// Bringing the catalogue up to date costs its whole size, which a page more is not worth.
TEST(StoreWriter, LetsTheCatalogueOfALargeStoreLag) {
  const TestFolder folder;
  const auto n_catalogued = [&] { return count_catalogue(folder.store()).value(); };
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(0, 20'000)}));
  EXPECT_EQ(n_catalogued(), 20'000U);
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(20'000, 20'001)}));
  EXPECT_EQ(n_catalogued(), 20'000U);
  const CheckReport lagging = check_store(folder.store(), false, {}).value();
  ASSERT_EQ(lagging.findings.size(), 1U);
  EXPECT_EQ(lagging.findings[0].severity, StoreFinding::Severity::note);
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(20'001, 21'000)}));
  EXPECT_EQ(n_catalogued(), 21'000U);
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(21'000, 21'001)}));
  base::ThreadPool pool(1);
  ASSERT_TRUE(StoreWriter::open(folder.store())->compact({&pool}));
  EXPECT_EQ(n_catalogued(), 21'001U);
  EXPECT_THAT(check_store(folder.store(), false, {})->findings, testing::IsEmpty());
}

TEST(StoreWriter, LeavesTheStoreAsItWasWhenCompactingIsStopped) {
  const TestFolder folder;
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(0, 3), test_pages(3, 5)}));
  const std::string manifest = base::read_file(folder.store() + "/MANIFEST").value();
  base::ThreadPool pool(1);
  {
    StoreWriter writer = StoreWriter::open(folder.store()).value();
    const CompactSummary summary = writer.compact({&pool, [] { return true; }}).value();
    EXPECT_TRUE(summary.stopped);
    EXPECT_EQ(summary.segments_after, 2U);
  }
  EXPECT_EQ(base::read_file(folder.store() + "/MANIFEST").value(), manifest);
  EXPECT_THAT(check_store(folder.store(), false, {})->findings, testing::IsEmpty());
}

TEST(StoreWriter, CompactsAStoreWhosePagesAreAllRemoved) {
  const TestFolder folder;
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(0, 1)}));
  StoreWriter writer = StoreWriter::open(folder.store()).value();
  ASSERT_TRUE(writer.remove(std::vector<std::string>{"page 0"}));
  base::ThreadPool pool(1);
  const CompactSummary summary = writer.compact({&pool}).value();
  EXPECT_EQ(std::pair(summary.segments_after, summary.pages), std::pair(std::uint64_t{0}, std::uint64_t{0}));
  EXPECT_EQ(open_snapshot(folder.store()).value()->n_pages(), 0U);
}

TEST(StoreWriter, TellsASecondWriterWhoHoldsTheStore) {
  const TestFolder folder;
  const StoreWriter first = StoreWriter::open(folder.store()).value();
  const auto second = StoreWriter::open(folder.store());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::busy);
  EXPECT_THAT(second.error().message, testing::MatchesRegex(fmt::format(
                                          "process {} since 20..-..-..T..:..:..Z writes to this store", getpid())));
}

TEST(StoreWriter, RefusesAFolderOfOtherFiles) {
  const TestFolder folder;
  std::ofstream(folder.path() + "/letter.txt") << "keep me";
  const auto writer = StoreWriter::open(folder.path());
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::bad_input);
  EXPECT_THAT(base::list_folder(folder.path()).value(), ElementsAre("letter.txt"));
}

TEST(StoreWriter, RemovesWhatAnInterruptedWriterLeft) {
  const TestFolder folder;
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(0, 1)}));
  std::ofstream(folder.store() + "/segment-000002.wcs.new") << "half";
  std::ofstream(folder.store() + "/segment-000007.wcs") << "not named by the manifest";
  std::ofstream(folder.store() + "/notes.txt") << "not ours";
  ASSERT_TRUE(StoreWriter::open(folder.store()));
  EXPECT_THAT(
      base::list_folder(folder.store()).value(),
      ElementsAre("LOCK", "MANIFEST", "catalogue.check", "catalogue.sqlite", "notes.txt", "segment-000001.wcs"));
}

TEST(Store, ReadersKeepWhatTheyOpenedWhileTheWriterMerges) {
  const TestFolder folder;
  StoreWriter writer = StoreWriter::open(folder.store()).value();
  base::ThreadPool pool(2);
  for (int i = 0; i < 12; ++i) ASSERT_TRUE(writer.commit(test_builder(test_pages(i, i + 1)), &pool));
  const auto before = open_snapshot(folder.store()).value();
  ASSERT_EQ(before->segments().size(), 12U);
  ASSERT_TRUE(writer.tidy({&pool}));
  const auto after = open_snapshot(folder.store()).value();
  EXPECT_EQ(after->segments().size(), 1U);
  EXPECT_EQ(live_texts(*before).value(), live_texts(*after).value());
  std::vector<PagePosting> old_postings;
  std::vector<PagePosting> new_postings;
  EXPECT_EQ(before->find_seed('t', 99, &old_postings).value(), after->find_seed('t', 99, &new_postings).value());
  ASSERT_EQ(old_postings.size(), new_postings.size());
  for (std::size_t i = 0; i < old_postings.size(); ++i)
    EXPECT_EQ(std::pair(old_postings[i].page, old_postings[i].token),
              std::pair(new_postings[i].page, new_postings[i].token));
}

TEST(Store, SaysWhichSegmentIsMissing) {
  const TestFolder folder;
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(0, 1), test_pages(1, 2)}));
  ASSERT_TRUE(base::remove_file(folder.store() + "/segment-000002.wcs"));
  const auto snapshot = open_snapshot(folder.store());
  ASSERT_FALSE(snapshot);
  EXPECT_EQ(snapshot.error().code, ErrorCode::damaged);
  EXPECT_THAT(snapshot.error().where, HasSubstr("segment-000002.wcs"));
}

TEST(Store, GivesTheSameFilesFromTheSamePages) {
  const TestFolder folder;
  for (const char* name : {"/one", "/two"})
    ASSERT_TRUE(commit_all(folder.path() + name, {test_pages(0, 9), test_pages(9, 30)}));
  for (const char* file : {"/MANIFEST", "/segment-000001.wcs", "/segment-000002.wcs", "/catalogue.check"})
    EXPECT_TRUE(base::read_file(folder.path() + "/one" + file).value() ==
                base::read_file(folder.path() + "/two" + file).value())
        << file;
}

TEST(Merge, WaitsForEightNeighboursOfATier) {
  std::vector<MergeInput> segments(7, {.text_bytes = 1000, .n_pages = 4});
  EXPECT_EQ(plan_merge(segments).end, 0U);
  segments.insert(segments.begin(), {.text_bytes = 60 << 20, .n_pages = 4});
  segments.push_back({.text_bytes = 1000, .n_pages = 4});
  EXPECT_EQ(plan_merge(segments).begin, 1U);
  EXPECT_EQ(plan_merge(segments).end, 9U);
}

TEST(Merge, RewritesNoLargeSegmentForAFewPages) {
  std::vector<MergeInput> segments = {{.text_bytes = 6ULL << 30, .n_pages = 1'000'000}};
  for (int i = 0; i < 7; ++i) segments.push_back({.text_bytes = 6000, .n_pages = 1});
  EXPECT_EQ(plan_merge(segments).end, 0U);
  segments.push_back({.text_bytes = 6000, .n_pages = 1});
  EXPECT_EQ(plan_merge(segments).begin, 1U);
  EXPECT_EQ(plan_merge(segments).end, 9U);
}

MergeInput sum_of(std::span<const MergeInput> segments) {
  MergeInput sum;
  for (const MergeInput& segment : segments) {
    sum.text_bytes += segment.text_bytes;
    sum.n_pages += segment.n_pages - segment.n_removed;
    sum.n_tokens += segment.n_tokens;
    sum.n_postings += segment.n_postings;
  }
  return sum;
}

TEST(Merge, NeverGoesAboveALimitAndAlwaysEnds) {
  std::vector<MergeInput> segments;
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const std::uint64_t size = (i * 7919 % 100) * 9'000'000;
    segments.push_back({size, 9, i % 6, size / 5, size / 4});
    for (MergeRange range = plan_merge(segments); range.begin != range.end; range = plan_merge(segments)) {
      const MergeInput merged = sum_of(std::span(segments).subspan(range.begin, range.end - range.begin));
      ASSERT_LE(merged.text_bytes, kMaxMergedTextBytes);
      ASSERT_LE(merged.n_tokens, UINT32_MAX);
      ASSERT_LE(merged.n_postings, UINT32_MAX);
      const auto begin = segments.begin() + static_cast<std::ptrdiff_t>(range.begin);
      *begin = merged;
      segments.erase(begin + 1, segments.begin() + static_cast<std::ptrdiff_t>(range.end));
    }
  }
  EXPECT_LT(segments.size(), 100U);
}

TEST(Merge, CompactsNeighboursAsFarAsTheyFit) {
  const auto of = [](std::uint64_t text_gb, std::uint64_t n_removed) {
    return MergeInput{.text_bytes = text_gb << 30, .n_pages = 9, .n_removed = n_removed};
  };
  const auto plan = [](const std::vector<MergeInput>& segments) {
    const MergeRange range = plan_compaction(segments);
    return std::pair(range.begin, range.end);
  };
  EXPECT_EQ(plan({of(30, 0), of(5, 0), of(10, 0), of(20, 0)}), std::pair(1UL, 3UL));
  EXPECT_EQ(plan({of(30, 0), of(15, 0), of(20, 1)}), std::pair(2UL, 3UL));
  EXPECT_EQ(plan({of(40, 0), of(30, 0)}), std::pair(0UL, 0UL));
  EXPECT_EQ(plan({}), std::pair(0UL, 0UL));
}

}  // namespace
}  // namespace wirecopy::index
