// Ctrl-C while a store is written: what was read is kept, the store is whole, and the program says so.
#include <csignal>
#include <string>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "index/store_testing.h"
#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

// More than three of the batches that add reads: when all but what the pipe holds is read, the first is worked off.
constexpr std::size_t kBytesBeforeTheSignal = 13U << 20;

class CliStop : public ProgramTest {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  [[noreturn]] void become_program(const std::vector<std::string>& arguments, int in) const {
    ::signal(SIGINT, SIG_DFL);  // who runs the tests in the background may have it ignored
    ::dup2(in, STDIN_FILENO);
    ::dup2(::open(path("out.bytes").c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0666), STDOUT_FILENO);
    ::dup2(::open(path("err.bytes").c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0666), STDERR_FILENO);
    std::vector<char*> words;
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    ::execv(WIRECOPY_PROGRAM, words.data());
    ::_exit(127);
  }

  // Gives `add` many pages, then the signal, then the end of its input.
  [[nodiscard]] Outcome add_and_stop(int signal) const {
    int ends[2] = {};
    EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    const std::string store = path("store");
    const pid_t child = ::fork();
    if (child == 0) become_program({"wirecopy", "add", store, "-", "--format", "jsonl"}, ends[0]);
    ::close(ends[0]);
    const std::string lines = generated_records(0, 500);
    for (std::size_t n = 0; n < kBytesBeforeTheSignal; n += lines.size()) write_all(ends[1], renumbered(lines, n));
    ::kill(child, signal);
    ::close(ends[1]);
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(path("out.bytes")), content_of(path("err.bytes"))};
  }

  // The same texts under other ids.
  static std::string renumbered(std::string lines, std::size_t number) {
    const std::string before = "\"id\":\"page ";
    for (std::size_t at = 0; (at = lines.find(before, at)) != std::string::npos; at += before.size())
      lines.insert(at + before.size(), fmt::format("{}-", number));
    return lines;
  }

  static void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
      ASSERT_GT(n, 0);
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
};

TEST_F(CliStop, AddKeepsWhatItRead) {
  const Outcome add = add_and_stop(SIGINT);
  EXPECT_EQ(add.status, 130) << add.err;
  EXPECT_THAT(add.out, AllOf(StartsWith("{\"added\":"), HasSubstr("\"stopped\":true")));
  const auto n_added = std::stoul(add.out.substr(9));
  EXPECT_GT(n_added, 0U);
  EXPECT_EQ(run("wirecopy check-store store").status, 0);
  EXPECT_EQ(index::open_snapshot(path("store")).value()->n_pages(), n_added);
}

TEST_F(CliStop, AddSaysWhichSignalStoppedIt) {
  const Outcome add = add_and_stop(SIGTERM);
  EXPECT_EQ(add.status, 143) << add.err;
  EXPECT_EQ(run("wirecopy check-store store").status, 0);
}

TEST_F(CliStop, AnAddAfterwardsBringsTheRest) {
  ASSERT_EQ(add_and_stop(SIGINT).status, 130);
  write("pages.jsonl", generated_records(0, 50));
  EXPECT_THAT(run("wirecopy add store pages.jsonl").out, HasSubstr("\"added\":50,"));
  EXPECT_EQ(run("wirecopy check-store store").status, 0);
}

}  // namespace
}  // namespace wirecopy::tests
