// The program is killed while it adds: the store opens, is whole, and holds every page the program said is on disk.
#include <chrono>
#include <csignal>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "index/store_testing.h"
#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr int kKills = 48;
constexpr int kMaxRuns = 200;

struct Added {
  bool killed = false;
  int status = -1;
  microseconds took{};
  std::vector<std::string> acknowledged;  // whole lines of --list
};

[[noreturn]] void become_program(const std::string& store, const std::string& pages, int out) {
  ::dup2(out, STDOUT_FILENO);
  ::execl(WIRECOPY_PROGRAM, "wirecopy", "add", "--list", "--threads", "2", store.c_str(), pages.c_str(), nullptr);
  ::_exit(127);
}

// Reads until the writer's end is closed or the time is up.
std::string read_until(int descriptor, Clock::time_point end) {
  std::string bytes;
  char buffer[4096];
  for (;;) {
    const auto left = std::chrono::duration_cast<microseconds>(end - Clock::now()).count();
    const timespec wait{left / 1'000'000, left % 1'000'000 * 1000};
    pollfd ready{descriptor, POLLIN, 0};
    if (left <= 0 || ::ppoll(&ready, 1, &wait, nullptr) <= 0) return bytes;
    const ssize_t n = ::read(descriptor, buffer, sizeof(buffer));
    if (n <= 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(n));
  }
}

std::vector<std::string> whole_lines(std::string_view bytes) {
  std::vector<std::string> lines;
  for (std::size_t end = 0; (end = bytes.find('\n')) != std::string_view::npos; bytes.remove_prefix(end + 1))
    lines.emplace_back(bytes.substr(0, end));
  return lines;
}

// Runs `add` and kills it after `life`, if it has not ended by then.
Added add_for(const std::string& store, const std::string& pages, microseconds life) {
  int ends[2] = {};
  EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const Clock::time_point begin = Clock::now();
  const pid_t child = ::fork();
  if (child == 0) become_program(store, pages, ends[1]);
  ::close(ends[1]);
  std::string bytes = read_until(ends[0], begin + life);
  if (Clock::now() >= begin + life) ::kill(child, SIGKILL);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  bytes += read_until(ends[0], Clock::now() + std::chrono::seconds(10));
  ::close(ends[0]);
  return {WIFSIGNALED(status), WIFEXITED(status) ? WEXITSTATUS(status) : -1,
          std::chrono::duration_cast<microseconds>(Clock::now() - begin), whole_lines(bytes)};
}

// Batches of pages; every third batch brings other texts for pages that an earlier batch had.
struct Batch {
  unsigned begin = 0;
  unsigned end = 0;
  unsigned n_sentences = 0;
};

class SlowCrash : public ProgramTest {
 protected:
  [[nodiscard]] std::string store() const { return (folder_ / "store").string(); }

  Batch next_batch(int round) {
    const unsigned n = random_() % 10 == 0 ? 600U : 1U + static_cast<unsigned>(random_() % 60);
    const unsigned begin = round % 3 == 2 ? static_cast<unsigned>(random_() % (1 + n_pages_ / 2)) : n_pages_;
    const Batch batch = {begin, begin + n, 6 + static_cast<unsigned>(round) % 5};
    n_pages_ = std::max(n_pages_, batch.end);
    return batch;
  }

  Added add(const Batch& batch, microseconds life) {
    write("pages.jsonl", generated_records(batch.begin, batch.end, batch.n_sentences));
    const Added added = add_for(store(), (folder_ / "pages.jsonl").string(), life);
    EXPECT_TRUE(added.killed || added.status == 0) << "status " << added.status;
    for (const std::string& id : added.acknowledged) {
      const auto number = static_cast<unsigned>(std::stoul(id.substr(5)));
      acknowledged_[id] = generated_text(number, batch.n_sentences);
    }
    return added;
  }

  void expect_whole() const {
    const Outcome check = run("wirecopy check-store store --format jsonl");
    ASSERT_EQ(check.status, 0) << check.out << check.err;
    const auto snapshot = index::open_snapshot(store());
    ASSERT_TRUE(snapshot) << snapshot.error().message << snapshot.error().where;
    const auto texts = index::live_texts(**snapshot);
    ASSERT_TRUE(texts) << texts.error().message;
    for (const auto& [id, text] : acknowledged_) {
      ASSERT_TRUE(texts->contains(id)) << id;
      ASSERT_THAT(texts->at(id), testing::Contains(text)) << id;
    }
  }

  std::mt19937 random_{20240514};
  unsigned n_pages_ = 0;
  std::map<std::string, std::string> acknowledged_;  // the text last told to be on disk
};

TEST_F(SlowCrash, LosesNoAcknowledgedPage) {
  microseconds usual = add(next_batch(0), std::chrono::minutes(1)).took;
  ASSERT_GT(acknowledged_.size(), 0U);
  int n_killed = 0;
  for (int round = 1; round <= kMaxRuns && n_killed < kKills; ++round) {
    const Added added = add(next_batch(round), usual * (random_() % 1000) / 800);
    n_killed += added.killed ? 1 : 0;
    if (!added.killed) usual = (usual * 3 + added.took) / 4;
    if (added.killed) expect_whole();
    if (HasFatalFailure()) return;
  }
  EXPECT_EQ(n_killed, kKills) << "the program was too fast to be killed";
  EXPECT_FALSE(add({0, 50, 12}, std::chrono::minutes(1)).killed);
  expect_whole();
  RecordProperty("acknowledged", static_cast<int>(acknowledged_.size()));
}

}  // namespace
}  // namespace wirecopy::tests
