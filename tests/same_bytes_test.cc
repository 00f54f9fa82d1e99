// The same input gives the same bytes, whatever the number of threads.
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

const std::string kExamples = std::string(WIRECOPY_PROJECT_DIR) + "/examples/pages";

class CliSameBytes : public ProgramTest {
 protected:
  // Several batches of reading, and more pages than any number of threads takes at once.
  void write_corpus() const {
    write("first.jsonl", generated_records(0, 900, 60));
    write("second.jsonl", generated_records(850, 1000, 12));
  }

  [[nodiscard]] std::map<std::string, std::string> contents(const std::string& store) const {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / store))
      files[entry.path().filename().string()] = content_of(entry.path());
    return files;
  }

  void expect_same(const std::string& command, const std::string& part) const {
    const Outcome one = run(command + " --threads 1");
    EXPECT_LT(one.status, 2) << command << ": " << one.err;
    EXPECT_THAT(one.out, HasSubstr(part)) << command;
    for (const int n_threads : {2, 4}) {
      const Outcome more = run(fmt::format("{} --threads {}", command, n_threads));
      EXPECT_TRUE(more.out == one.out && more.err == one.err && more.status == one.status)
          << command << " with " << n_threads << " threads";
    }
  }
};

TEST_F(CliSameBytes, Stores) {
  write_corpus();
  for (const int n : {1, 2, 4})
    ASSERT_EQ(run(fmt::format("wirecopy add store{0} first.jsonl --threads {0} && wirecopy add store{0} second.jsonl "
                              "--threads {0} && wirecopy remove store{0} 'page 11' 'page 900'",
                              n))
                  .status,
              0);
  const auto one = contents("store1");
  EXPECT_GE(one.size(), 5U);
  for (const char* other : {"store2", "store4"}) {
    const auto more = contents(other);
    ASSERT_EQ(more.size(), one.size());
    for (const auto& [name, bytes] : one) EXPECT_TRUE(more.contains(name) && more.at(name) == bytes) << name;
  }
}

TEST_F(CliSameBytes, AcknowledgedIds) {
  write_corpus();
  const std::string one = run("wirecopy add store1 first.jsonl --list --threads 1").out;
  EXPECT_THAT(one, EndsWith("page 899\n"));
  EXPECT_EQ(run("wirecopy add store2 first.jsonl --list --threads 2").out, one);
  EXPECT_EQ(run("wirecopy add store4 first.jsonl --list --threads 4").out, one);
}

TEST_F(CliSameBytes, PagesRead) {
  write_corpus();
  write("bad.jsonl", "{\"id\":\n{\"id\":\"x\",\"text\":\"caf\xE9 \xF0\x9F\"}\n{]\n");
  for (const std::string format : {"jsonl", "json", "text"})
    expect_same("wirecopy read first.jsonl bad.jsonl --verbose --format " + format, "page 899");
}

TEST_F(CliSameBytes, TracesOfTheExamples) {
  for (const std::string format : {"jsonl", "json", "csv", "text", "html"})
    expect_same("wirecopy trace '" + kExamples + "' --format " + format, "capstan-0514-dam");
}

TEST_F(CliSameBytes, TracesAgainstAStore) {
  write("first.jsonl", generated_records(0, 60));
  write("second.jsonl", generated_records(50, 80, 4));
  ASSERT_EQ(run("wirecopy add store first.jsonl").status, 0);
  for (const std::string format : {"jsonl", "csv", "html"})
    expect_same("wirecopy trace --store store second.jsonl --format " + format, "page 79");
}

TEST_F(CliSameBytes, Families) {
  for (const std::string format : {"jsonl", "json", "csv", "text"})
    expect_same("wirecopy families '" + kExamples + "' --format " + format, "capstan-0514-dam");
}

TEST_F(CliSameBytes, FamiliesOfAStoreAndOfItsFiles) {
  write("first.jsonl", generated_records(0, 20));
  ASSERT_EQ(run("wirecopy add store first.jsonl").status, 0);
  const Outcome files = run("wirecopy families first.jsonl");
  EXPECT_THAT(files.out, HasSubstr("\"page 19\""));
  EXPECT_EQ(run("wirecopy families store").out, files.out);
}

}  // namespace
}  // namespace wirecopy::tests
