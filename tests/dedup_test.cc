// `wirecopy dedup` as a user runs it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

class CliDedup : public ProgramTest {
 protected:
  void write_copies() const {
    write("pages.jsonl", fmt::format("{{\"id\":\"a\",\"text\":\"{0}\"}}\n{{\"id\":\"b\",\"text\":\"{0}\",\"n\":1.0}}\n"
                                     "{{\"id\":\"c\",\"text\":\"Nothing of it. 😀\"}}\n",
                                     kShared));
  }
  [[nodiscard]] std::string content(const std::string& name) const { return content_of(folder_ / name); }
  [[nodiscard]] std::string kept_lines() const {
    return fmt::format("{{\"id\":\"a\",\"text\":\"{}\"}}\n{{\"id\":\"c\",\"text\":\"Nothing of it. 😀\"}}\n", kShared);
  }
};

TEST_F(CliDedup, WritesCorpusLedgerAndSummary) {
  write_copies();
  const Outcome outcome = run("wirecopy dedup pages.jsonl -o corpus.jsonl");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(content("corpus.jsonl"), kept_lines());
  EXPECT_EQ(outcome.out,
            "{\"page\":\"b\",\"path\":\"pages.jsonl:2\",\"begin\":0,\"end\":112,\"whole\":true,\"kind\":\"copied\","
            "\"share\":1.0,\"kept\":{\"page\":\"a\",\"path\":\"pages.jsonl:1\",\"begin\":0,\"end\":112}}\n");
  EXPECT_THAT(outcome.err, StartsWith("3 pages read, 2 kept, 1 left out (1 copied, 0 edited)"));
}

TEST_F(CliDedup, ReadsStandardInputTwice) {
  write_copies();
  const Outcome outcome = run("cat pages.jsonl | wirecopy dedup - -o - --quiet");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, kept_lines());
  EXPECT_EQ(outcome.err, "");
}

TEST_F(CliDedup, SaysThatAPipeCanBeReadButOnce) {
  const Outcome outcome = run("mkfifo pipe; wirecopy dedup pipe -o corpus.jsonl");
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("can be read but once"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "corpus.jsonl"));
}

TEST_F(CliDedup, WritesTheLedgerElsewhereAndInOtherFormats) {
  write_copies();
  EXPECT_EQ(run("wirecopy dedup pages.jsonl -o corpus.jsonl --ledger left.csv").out, "");
  EXPECT_THAT(content("left.csv"), HasSubstr("b,pages.jsonl:2,0,112,true,copied,1,a,pages.jsonl:1,0,112\r\n"));
  EXPECT_THAT(run("wirecopy dedup pages.jsonl --format json").out,
              AllOf(HasSubstr("\"command\":\"dedup\""), HasSubstr("\"min_share\":0.8"), HasSubstr("\"page\":\"b\"")));
}

TEST_F(CliDedup, AnnotatesWithoutLeavingOut) {
  write_copies();
  const Outcome outcome = run("wirecopy dedup pages.jsonl -o - --annotate --keep first --level passage --min-words 10");
  EXPECT_THAT(outcome.out,
              HasSubstr(",\"n\":1.0,\"copies\":[{\"begin\":0,\"end\":112,\"kind\":\"copied\",\"share\":1.0,"
                        "\"kept\":{\"page\":\"a\",\"path\":\"pages.jsonl:1\",\"begin\":0,\"end\":111}}]}\n"));
  EXPECT_THAT(outcome.err, HasSubstr("3 pages read, 3 kept, 1 passage marked in 1 page"));
}

TEST_F(CliDedup, ReadsItsOwnCorpusOfAnyFormat) {
  write_pages();
  ASSERT_EQ(run("wirecopy dedup one.txt two.txt alone.txt -o corpus.jsonl --keep first --level passage --min-words 15")
                .status,
            0);
  const Outcome outcome = run("wirecopy read corpus.jsonl --format jsonl");
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("\"page\":\"one\""), HasSubstr("Own” words of the first page 😀")));
  EXPECT_THAT(outcome.out, HasSubstr("\"text\":\"Quite another beginning, as it happens.\\nAnd an end.\\n\""));
}

TEST_F(CliDedup, RefusesWhatItCannotDo) {
  write_copies();
  EXPECT_THAT(run("wirecopy dedup pages.jsonl --keep source").err, HasSubstr("expected first or longest"));
  EXPECT_THAT(run("wirecopy dedup pages.jsonl --memory 1G1").err, HasSubstr("expected a size such as 512M or 4G"));
  EXPECT_THAT(run("wirecopy dedup pages.jsonl --memory 1M").err, HasSubstr("expected at least 64M"));
  EXPECT_THAT(run("wirecopy dedup pages.jsonl --min-words 2").err, HasSubstr("expected 5 at least"));
  EXPECT_EQ(run("wirecopy dedup pages.jsonl -o /nowhere/corpus.jsonl").status, 2);
}

TEST_F(CliDedup, LeavesTheOldCorpusWhereItFails) {
  write_copies();
  write("corpus.jsonl", "old\n");
  EXPECT_EQ(run("wirecopy dedup pages.jsonl missing.jsonl -o corpus.jsonl").status, 2);
  EXPECT_EQ(content("corpus.jsonl"), "old\n");
  EXPECT_EQ(run("ls -A").out, "corpus.jsonl\nerr.bytes\nout.bytes\npages.jsonl\n");
}

// A pipe that is held open keeps the command reading until the signal has come.
TEST_F(CliDedup, LeavesNothingBehindWhenStopped) {
  write_copies();
  const Outcome outcome =
      run("mkfifo pipe; \"$WIRECOPY\" dedup - -o corpus.jsonl <pipe & pid=$!; exec 9>pipe; "
          "cat pages.jsonl >&9; kill -TERM $pid; wait $pid");
  EXPECT_EQ(outcome.status, 143);
  EXPECT_EQ(run("ls -A").out, "err.bytes\nout.bytes\npages.jsonl\npipe\n");
}

// Whenever the signal comes: either all is written or nothing. `timeout` would else send it twice, and the second ends
// the program at once.
TEST_F(CliDedup, WritesAllOrNothingWhenStopped) {
  write("pages.jsonl", generated_records(0, 3000));
  for (const char* seconds : {"0.01", "0.03", "0.1"}) {
    const Outcome outcome =
        run(fmt::format("timeout --foreground -s INT {} \"$WIRECOPY\" dedup pages.jsonl -o corpus.jsonl", seconds));
    const bool is_there = std::filesystem::exists(folder_ / "corpus.jsonl");
    EXPECT_EQ(is_there, outcome.err.find("3,000 pages read") != std::string::npos) << outcome.err;
    EXPECT_EQ(run("ls -A | grep -c '^\\.'").out, "0\n");
    std::filesystem::remove(folder_ / "corpus.jsonl");
  }
}

using SlowCliDedup = CliDedup;

// Five times as many bytes as memory, in pages of words that are nobody else's, and some copies.
TEST_F(SlowCliDedup, StaysWithinItsMemory) {
  constexpr std::string_view kBounded = "ulimit -v 400000; \"$WIRECOPY\" ";
  if (run(fmt::format("{} --version", kBounded)).status != 0)
    GTEST_SKIP() << "sanitizers need more than is allowed here";
  {
    std::ofstream pages(folder_ / "pages.jsonl", std::ios::binary);
    std::mt19937 random(1);
    for (int page = 0; page < 60000; ++page) {
      std::mt19937 words(page % 100 == 99 ? 99 - static_cast<unsigned>(page % 1000) : random());
      pages << "{\"id\":\"" << page << "\",\"text\":\"";
      for (int word = 0; word < 500; ++word) pages << "word" << words() % 1000000 << ' ';
      pages << "\"}\n";
    }
  }
  for (const char* level : {"page", "passage"}) {
    const std::string command = fmt::format("dedup pages.jsonl -o corpus.jsonl --level {} --ledger ", level);
    ASSERT_EQ(run(fmt::format("{} {} little.jsonl --memory 64M", kBounded, command)).status, 0);
    ASSERT_EQ(run(fmt::format("wirecopy {} much.jsonl", command)).status, 0);
    EXPECT_EQ(content("little.jsonl"), content("much.jsonl"));
    EXPECT_EQ(std::ranges::count(content("little.jsonl"), '\n'), 590);
  }
}

}  // namespace
}  // namespace wirecopy::tests
