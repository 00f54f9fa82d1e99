#include "base/sorted_runs.h"

#include <compare>
#include <cstdint>
#include <random>

#include <gtest/gtest.h>

#include "base/testing.h"

namespace wirecopy::base {
namespace {

struct Posting {
  std::uint64_t key = 0;
  std::uint32_t page = 0;
  std::uint32_t position = 0;
  friend auto operator<=>(const Posting&, const Posting&) = default;
};

std::vector<Posting> random_postings(std::size_t n, std::uint64_t n_keys) {
  std::mt19937_64 random(n);
  std::vector<Posting> postings(n);
  for (std::size_t i = 0; i < n; ++i)
    postings[i] = {random() % n_keys, static_cast<std::uint32_t>(random() % 1000), static_cast<std::uint32_t>(i)};
  return postings;
}

std::vector<Posting> drained(SortedRuns<Posting>* runs) {
  std::vector<Posting> all;
  Posting posting;
  while (runs->next(&posting).value()) all.push_back(posting);
  return all;
}

// Sorts with this memory, and says whether the disk was needed.
std::vector<Posting> sorted(const std::vector<Posting>& postings, SortOptions options, bool* is_spilled) {
  SortedRuns<Posting> runs(std::move(options));
  for (const Posting& posting : postings) EXPECT_TRUE(runs.add(posting).has_value());
  EXPECT_TRUE(runs.finish().has_value());
  *is_spilled = runs.is_spilled();
  return drained(&runs);
}

TEST(SortedRuns, SortsNothingToNothing) {
  SortedRuns<Posting> runs({"/nowhere", 1U << 20});
  ASSERT_TRUE(runs.finish().has_value());
  Posting posting;
  EXPECT_FALSE(runs.next(&posting).value());
}

TEST(SortedRuns, NeedsNoDiskForWhatFitsIntoMemory) {
  std::vector<Posting> postings = random_postings(10000, 50);
  bool is_spilled = true;
  const std::vector<Posting> result = sorted(postings, {"/nowhere", 1U << 20}, &is_spilled);
  EXPECT_FALSE(is_spilled);
  std::sort(postings.begin(), postings.end());
  EXPECT_EQ(result, postings);
}

TEST(SortedRuns, SortsTwentyTimesItsMemoryInSeveralPasses) {
  const testing::TempFolder folder;
  std::vector<Posting> postings = random_postings((20U << 20) / sizeof(Posting), 1U << 30);
  ThreadPool pool(3);
  bool is_spilled = false;
  const std::vector<Posting> result = sorted(postings, {folder.path(), 1U << 20, &pool}, &is_spilled);
  EXPECT_TRUE(is_spilled);
  std::sort(postings.begin(), postings.end());
  EXPECT_EQ(result, postings);
}

TEST(SortedRuns, KeepsEqualRecords) {
  const testing::TempFolder folder;
  const std::vector<Posting> postings(200000, Posting{7, 8, 9});
  bool is_spilled = false;
  EXPECT_EQ(sorted(postings, {folder.path(), 1U << 20}, &is_spilled), postings);
  EXPECT_TRUE(is_spilled);
}

TEST(SortedRuns, LeavesNoNameInItsFolder) {
  const testing::TempFolder folder;
  SortedRuns<Posting> runs({folder.path(), 1U << 20});
  for (const Posting& posting : random_postings(200000, 9)) ASSERT_TRUE(runs.add(posting).has_value());
  EXPECT_TRUE(runs.is_spilled());
  EXPECT_TRUE(list_folder(folder.path()).value().empty());
}

TEST(SortedRuns, TellsOfAFolderThatIsNotThere) {
  SortedRuns<Posting> runs({"/nowhere", 1U << 20});
  Result<void> added;
  for (std::uint32_t i = 0; added && i < 200000; ++i) added = runs.add({i, 0, 0});
  ASSERT_FALSE(added.has_value());
  EXPECT_EQ(added.error().code, ErrorCode::unwritable);
  EXPECT_EQ(added.error().where, "/nowhere");
}

TEST(RunFile, GivesBackRunsOfAnyLength) {
  const testing::TempFolder folder;
  RunFile file = RunFile::create(folder.path(), 4).value();
  const std::string shorter(40, 'a');
  const std::string longer(2 * file.block_bytes() + 400, 'b');
  ASSERT_TRUE(file.write(shorter).has_value());
  const RunSpan first = file.end_run().value();
  for (std::size_t at = 0; at < longer.size(); at += 100) ASSERT_TRUE(file.write(longer.substr(at, 100)).has_value());
  const RunSpan second = file.end_run().value();
  EXPECT_EQ(file.end_run().value().n_bytes, 0U);
  std::string block;
  ASSERT_TRUE(file.read_block(first, 0, &block).has_value());
  EXPECT_EQ(block, shorter);
  ASSERT_TRUE(file.read_block(second, 2 * file.block_bytes(), &block).has_value());
  EXPECT_EQ(block, std::string(400, 'b'));
}

TEST(RunFile, DoesNotBelieveBytesThatWereNotWrittenSo) {
  const testing::TempFolder folder;
  RunFile file = RunFile::create(folder.path(), 4).value();
  ASSERT_TRUE(file.write(std::string(400, 'a')).has_value());
  const RunSpan run = file.end_run().value();
  std::string block;
  const Result<void> read = file.read_block({run.offset, run.n_bytes - 8}, 0, &block);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, ErrorCode::damaged);
}

TEST(RunFile, TellsOfAFileThatEndsTooEarly) {
  const testing::TempFolder folder;
  const RunFile file = RunFile::create(folder.path(), 4).value();
  std::string block;
  EXPECT_EQ(file.read_block({0, 400}, 0, &block).error().code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace wirecopy::base
