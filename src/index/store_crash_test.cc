// What a writer acknowledged is there after kill -9 at any moment, and after a full disk.
#include <csignal>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "index/store_testing.h"

namespace wirecopy::index {
namespace {

constexpr int kRounds = 60;

// The writer's whole life: commits pages begin, begin + 1, ..., merges now and then, and tells each page it committed.
[[noreturn]] void write_until_killed(const std::string& store, int begin, int acknowledged) {
  auto writer = StoreWriter::open(store);
  base::ThreadPool pool(1);
  for (int i = begin; writer; ++i) {
    if (!writer->commit(test_builder(test_pages(i, i + 1)), &pool)) break;
    if (::write(acknowledged, &i, sizeof(i)) != sizeof(i)) break;
    if (i % 5 == 0 && !writer->tidy({&pool})) break;
  }
  ::_exit(1);
}

// Lets a writer run for a while and kills it. Returns the number after the last page acknowledged.
int run_and_kill(const std::string& store, int begin, int microseconds) {
  int ends[2] = {};
  EXPECT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) write_until_killed(store, begin, ends[1]);
  ::close(ends[1]);
  ::usleep(static_cast<useconds_t>(microseconds));
  ::kill(child, SIGKILL);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the writer stopped by itself";
  int next = begin;
  for (int page = 0; ::read(ends[0], &page, sizeof(page)) == sizeof(page);) next = page + 1;
  ::close(ends[0]);
  return next;
}

// Pages [0, n) are there with their texts; at most one more, which was not acknowledged any more.
void expect_pages(const std::string& store, int n) {
  const auto snapshot = open_snapshot(store);
  ASSERT_TRUE(snapshot) << snapshot.error().message << snapshot.error().where;
  const auto texts = live_texts(**snapshot).value();
  for (const Page& page : test_pages(0, n)) {
    ASSERT_TRUE(texts.contains(page.id)) << page.id;
    ASSERT_EQ(texts.at(page.id).back(), page.text);
  }
}

TEST(StoreCrash, LosesNoAcknowledgedPageToKill) {
  const TestFolder folder;
  std::mt19937 random(20170412);
  int next = 0;
  for (int round = 0; round < kRounds; ++round) {
    next = run_and_kill(folder.store(), next, static_cast<int>(random() % 150'000));
    if (!is_store(folder.store())) continue;
    expect_pages(folder.store(), next);
    const CheckReport report = check_store(folder.store(), false, {}).value();
    for (const StoreFinding& finding : report.findings)
      ASSERT_EQ(finding.severity, StoreFinding::Severity::note) << finding.file << ": " << finding.message;
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(next, 0) << "no writer lived long enough to commit anything";
  ASSERT_TRUE(StoreWriter::open(folder.store()));
}

// Files cannot grow past a limit while this lives, as if the disk were full.
class FullDisk {
 public:
  explicit FullDisk(std::uint64_t limit) {
    handler_ = ::signal(SIGXFSZ, SIG_IGN);
    EXPECT_EQ(::getrlimit(RLIMIT_FSIZE, &before_), 0);
    rlimit now = before_;
    now.rlim_cur = limit;
    EXPECT_EQ(::setrlimit(RLIMIT_FSIZE, &now), 0);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    ::signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_ = {};
  void (*handler_)(int) = nullptr;
};

TEST(StoreCrash, KeepsTheOldStateWhenTheDiskIsFull) {
  const TestFolder folder;
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(0, 2)}));
  StoreWriter writer = StoreWriter::open(folder.store()).value();
  // Limits at which the segment fails early, late, and not at all but the manifest does.
  const std::uint64_t manifest = base::file_size(folder.store() + "/MANIFEST");
  for (const std::uint64_t limit : {std::uint64_t{0}, std::uint64_t{1000}, manifest + 10}) {
    Result<void> committed;
    {
      const FullDisk full(limit);
      committed = writer.commit(test_builder(test_pages(2, 40)), nullptr);
    }
    ASSERT_FALSE(committed) << limit;
    EXPECT_EQ(committed.error().code, ErrorCode::unwritable);
    EXPECT_THAT(committed.error().message, testing::HasSubstr("File too large"));
    EXPECT_EQ(live_texts(*open_snapshot(folder.store()).value())->size(), 2U);
  }
  ASSERT_TRUE(writer.commit(test_builder(test_pages(2, 40)), nullptr));
  EXPECT_EQ(live_texts(*open_snapshot(folder.store()).value())->size(), 40U);
}

TEST(StoreCrash, ATornManifestIsCutByTheNextWriter) {
  const TestFolder folder;
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(0, 1), test_pages(1, 2)}));
  const std::string path = folder.store() + "/MANIFEST";
  ASSERT_EQ(::truncate(path.c_str(), static_cast<off_t>(base::file_size(path)) - 3), 0);
  EXPECT_EQ(live_texts(*open_snapshot(folder.store()).value())->size(), 1U);
  ASSERT_TRUE(commit_all(folder.store(), {test_pages(5, 6)}));
  EXPECT_THAT(live_texts(*open_snapshot(folder.store()).value()).value(),
              testing::ElementsAre(testing::Key("page 0"), testing::Key("page 5")));
  EXPECT_THAT(check_store(folder.store(), false, {})->findings, testing::IsEmpty());
}

}  // namespace
}  // namespace wirecopy::index
