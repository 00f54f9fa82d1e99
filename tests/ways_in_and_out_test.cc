// Standard input, compressed files and pipes on the way in; every format and closed pipes on the way out.
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

class CliInput : public ProgramTest {
 protected:
  void SetUp() override { write("pages.jsonl", generated_records(0, 30)); }

  // What a compressor makes is read as what it was given, by name and by content alone.
  void expect_read_when(const std::string& compressor, const std::string& ending) const {
    if (run("command -v " + compressor).status != 0) GTEST_SKIP() << compressor << " is not installed";
    const std::string plain = run("wirecopy read - < pages.jsonl").out;
    EXPECT_THAT(plain, HasSubstr("\"page\":\"page 29\""));
    ASSERT_EQ(run(compressor + " -c pages.jsonl > packed.jsonl" + ending).status, 0);
    EXPECT_EQ(run("wirecopy read - < packed.jsonl" + ending).out, plain);
    EXPECT_EQ(run(compressor + " -c pages.jsonl | wirecopy read -").out, plain);
    EXPECT_THAT(run("wirecopy trace packed.jsonl" + ending).out, HasSubstr("\"document\":\"page 7\""));
  }
};

TEST_F(CliInput, Gzip) {
  expect_read_when("gzip", ".gz");
}

TEST_F(CliInput, Zstd) {
  expect_read_when("zstd", ".zst");
}

TEST_F(CliInput, Bzip2) {
  expect_read_when("bzip2", ".bz2");
}

TEST_F(CliInput, Xz) {
  expect_read_when("xz", ".xz");
}

TEST_F(CliInput, CompressedPagesTakeTheirIdsFromTheNameWithoutEndings) {
  write_pages();
  ASSERT_EQ(run("mkdir web && gzip -c one.txt > web/0001.txt.gz && cp two.txt web/0002.txt").status, 0);
  EXPECT_THAT(run("wirecopy read web").out, AllOf(HasSubstr("\"page\":\"0001\""), HasSubstr("\"page\":\"0002\"")));
}

TEST_F(CliInput, StandardInputInEveryCommand) {
  write_pages();
  EXPECT_THAT(run("wirecopy add store - < pages.jsonl").out, HasSubstr("\"added\":30,"));
  EXPECT_THAT(run("head -n 5 pages.jsonl | wirecopy trace --store store -").out, HasSubstr("\"page\":\"page 4\""));
  EXPECT_THAT(run("cat pages.jsonl | wirecopy trace -").out, HasSubstr("\"document\":\"page 7\""));
  EXPECT_THAT(run("cat one.txt | wirecopy compare - two.txt").out, HasSubstr("\"a\":\"stdin\",\"b\":\"two\""));
  EXPECT_THAT(run("cat pages.jsonl | wirecopy families -").out, HasSubstr("\"document\":\"page 7\""));
}

TEST_F(CliInput, WhatIsTracedFromStandardInputIsWhatIsTracedFromTheFile) {
  EXPECT_EQ(run("cat pages.jsonl | wirecopy trace -").out, run("wirecopy trace pages.jsonl").out);
}

TEST_F(CliInput, APipeWithANameIsRead) {
  ASSERT_EQ(run("mkfifo pipe").status, 0);
  EXPECT_THAT(run("{ cat pages.jsonl > pipe & } ; wirecopy read pipe").out, HasSubstr("\"page\":\"page 29\""));
}

struct Format {
  std::string name;
  std::string begins;
  std::string holds;
};

class CliOutput : public ProgramTest {
 protected:
  void SetUp() override {
    write_pages();
    ASSERT_EQ(run("wirecopy add store one.txt two.txt").status, 0);
  }

  void expect_formats(const std::string& command, const std::vector<Format>& formats) const {
    for (const Format& format : formats) {
      const Outcome outcome = run("wirecopy " + command + " --format " + format.name);
      EXPECT_EQ(outcome.status, 0) << command << ", " << format.name << ": " << outcome.err;
      EXPECT_THAT(outcome.out, AllOf(StartsWith(format.begins), HasSubstr(format.holds), EndsWith("\n")))
          << command << ", " << format.name;
      EXPECT_THAT(outcome.out, Not(HasSubstr(folder_.string()))) << command << ", " << format.name;
    }
    const std::string name = command.substr(0, command.find(' '));
    EXPECT_THAT(run("wirecopy " + command + " --format json").out,
                AllOf(StartsWith("{\"schema\":\"wirecopy/1\""), HasSubstr("\"command\":\"" + name + "\"")));
    EXPECT_EQ(run("wirecopy " + command).out, run("wirecopy " + command + " --format jsonl").out) << "into a pipe";
  }
};

TEST_F(CliOutput, Read) {
  expect_formats("read one.txt",
                 {{"jsonl", "{\"page\":\"one\"", "😀 stand here.\\r\\n"}, {"text", "one\n", "😀 stand"}});
}

TEST_F(CliOutput, Trace) {
  expect_formats("trace one.txt two.txt", {{"jsonl", "{\"page\":\"one\"", "\"document\":\"two\""},
                                           {"text", "one\n", "COPIED 100 %"},
                                           {"csv", "page,begin,end,", "\r\none,"},
                                           {"html", "<!doctype html>", "Port Amery"}});
}

TEST_F(CliOutput, Compare) {
  expect_formats("compare one.txt two.txt", {{"jsonl", "{\"a\":\"one\",\"b\":\"two\"", "\"kind\":\"copied\""},
                                             {"text", "A one", "COPIED 100 %"},
                                             {"csv", "a,b,", "\r\none,two,"},
                                             {"html", "<!doctype html>", "Port Amery"}});
}

TEST_F(CliOutput, Families) {
  expect_formats("families one.txt two.txt", {{"jsonl", "{\"family\":", "\"document\":\"two\""},
                                              {"text", "COPIED", "Port Amery"},
                                              {"csv", "family,", ",two,"}});
}

TEST_F(CliOutput, Info) {
  expect_formats("info store", {{"jsonl", "{\"store\":\"store\"", "\"pages\":2,"},
                                {"text", "store", "2"},
                                {"csv", "figure,name,value", "pages,,2\r\n"}});
}

TEST_F(CliOutput, CheckStore) {
  expect_formats("check-store store", {{"jsonl", "{", "\"pages\":2"}, {"text", "all is well", "2 pages"}});
}

TEST_F(CliOutput, AddAndRemove) {
  write("three.txt", "A third page, e\u0301 “so” 😀.\r\n");
  for (const std::string format : {"jsonl", "json", "text"}) {
    EXPECT_THAT(run("wirecopy add store three.txt --format " + format).out, HasSubstr("1")) << format;
    EXPECT_THAT(run("wirecopy remove store three --format " + format).out, HasSubstr("1")) << format;
    EXPECT_THAT(run("wirecopy compact store --format " + format).out, HasSubstr("2")) << format;
  }
}

TEST_F(CliOutput, AClosedPipeEndsEveryCommandQuietly) {
  write("pages.jsonl", generated_records(0, 100));
  ASSERT_EQ(run("wirecopy add large pages.jsonl").status, 0);
  for (const std::string command :
       {"read pages.jsonl", "trace pages.jsonl", "trace --store large pages.jsonl --format csv",
        "trace pages.jsonl --format html", "read pages.jsonl --format text", "man", "--help"}) {
    const Outcome outcome = run("{ wirecopy " + command + "; echo \"status $?\" >&2; } | head -c 1");
    EXPECT_EQ(outcome.err, "status 0\n") << command;
  }
}

TEST_F(CliOutput, AddKeepsAllPagesWhenNobodyReadsTheList) {
  write("pages.jsonl", generated_records(0, 3000, 2));
  const Outcome outcome = run("{ wirecopy add new pages.jsonl --list; echo \"status $?\" >&2; } | head -n 1");
  EXPECT_EQ(outcome.out, "page 0\n");
  EXPECT_EQ(outcome.err, "status 0\n");
  EXPECT_THAT(run("wirecopy info new").out, HasSubstr("\"pages\":3000,"));
}

TEST_F(CliOutput, StandardOutputThatIsClosedIsAnError) {
  const Outcome outcome = run("wirecopy read one.txt >&-");
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("standard output"));
}

}  // namespace
}  // namespace wirecopy::tests
