// The built program from outside: exit statuses, messages, formats, and that its help, completions and manual agree.
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

class Cli : public ProgramTest {};

TEST_F(Cli, SuggestsTheCommandThatWasMeant) {
  expect_error(run("wirecopy trcae x"), "unknown command trcae; did you mean trace?");
}

TEST_F(Cli, SuggestsTheOptionThatWasMeant) {
  expect_error(run("wirecopy read --fromat json x"), "unknown option --fromat; did you mean --format?");
  expect_error(run("wirecopy trace --stor=s x"), "unknown option --stor=s; did you mean --store?");
}

TEST_F(Cli, RefusesFormatsItCannotWrite) {
  expect_error(run("wirecopy read --format html x"), "html");
  expect_error(run("wirecopy read --format yaml x"), "yaml");
}

TEST_F(Cli, RefusesWhatIsNoNumberOfThreads) {
  expect_error(run("wirecopy read --threads 0 x"), "--threads");
  expect_error(run("wirecopy read --threads many x"), "--threads");
}

TEST_F(Cli, SaysWhichArgumentIsMissing) {
  expect_error(run("wirecopy read"), "FILE");
  expect_error(run("wirecopy compare one.txt"), "B");
}

TEST_F(Cli, PrintsHelpWhenItIsGivenNothing) {
  const Outcome nothing = run("wirecopy");
  EXPECT_EQ(nothing.status, 2);
  EXPECT_THAT(nothing.err, HasSubstr("Usage: wirecopy COMMAND"));
}

TEST_F(Cli, PrintsItsVersion) {
  const Outcome version = run("wirecopy --version");
  EXPECT_EQ(version.status, 0);
  EXPECT_THAT(version.out, StartsWith("wirecopy "));
}

TEST_F(Cli, AnOptionDoesNotSwallowTheFilesAfterIt) {
  write_pages();
  EXPECT_EQ(run("wirecopy read --threads 1 one.txt two.txt --format jsonl alone.txt").status, 0);
}

TEST_F(Cli, TellsAFileThatIsNotThere) {
  expect_error(run("wirecopy read missing.txt"), "missing.txt");
  expect_error(run("wirecopy trace missing.txt"), "missing.txt");
  expect_error(run("wirecopy compare missing.txt missing.txt"), "missing.txt");
}

TEST_F(Cli, TellsAFolderWithoutPages) {
  std::filesystem::create_directory(folder_ / "empty");
  expect_error(run("wirecopy read empty"), "empty");
}

TEST_F(Cli, TellsBinaryJunk) {
  std::string junk;
  for (unsigned i = 0; i < 4096; ++i) junk.push_back(static_cast<char>((i * 2654435761U) >> 24));
  write("junk.bin", junk);
  const Outcome read = run("wirecopy read junk.bin");
  EXPECT_EQ(read.status, 2);
  EXPECT_THAT(read.err, HasSubstr("junk.bin"));
}

TEST_F(Cli, TellsAnEmptyFile) {
  write("empty.txt", "");
  const Outcome read = run("wirecopy read empty.txt");
  EXPECT_EQ(read.status, 2);
  EXPECT_THAT(read.err, HasSubstr("empty.txt"));
}

TEST_F(Cli, SkipsABrokenLineAndGoesOn) {
  write("pages.jsonl",
        "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\n{\"id\":\"c\",\"text\":\"Three 😀.\"}\n");
  const Outcome read = run("wirecopy read pages.jsonl");
  EXPECT_EQ(read.status, 0);
  EXPECT_THAT(read.err, AllOf(HasSubstr("pages.jsonl:2"), HasSubstr("1 record skipped")));
  EXPECT_THAT(read.out, AllOf(HasSubstr("\"page\":\"a\""), HasSubstr("\"page\":\"c\"")));
}

TEST_F(Cli, StrictMakesASkippedRecordAnError) {
  write("pages.jsonl", "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\n");
  EXPECT_EQ(run("wirecopy read --strict pages.jsonl").status, 2);
  EXPECT_EQ(run("wirecopy read --strict --quiet pages.jsonl").err, "");
}

TEST_F(Cli, TellsTheFirstTenNotesAndCountsTheRest) {
  std::string lines = "{\"id\":\"a\",\"text\":\"One.\"}\n";
  for (int i = 0; i < 14; ++i) lines += "{\"id\":\n";
  write("pages.jsonl", lines);
  EXPECT_THAT(run("wirecopy read pages.jsonl").err, HasSubstr("and 4 more; --verbose lists them"));
  EXPECT_THAT(run("wirecopy read --verbose pages.jsonl").err,
              AllOf(HasSubstr("pages.jsonl:15"), Not(HasSubstr("more;"))));
}

TEST_F(Cli, RepairsInvalidUtf8) {
  write("latin.jsonl", "{\"id\":\"a\",\"text\":\"caf\xE9 and on\"}\n");
  const Outcome read = run("wirecopy read latin.jsonl");
  EXPECT_EQ(read.status, 0);
  EXPECT_THAT(read.out, HasSubstr("caf\uFFFD and on"));
}

TEST_F(Cli, ReadsStandardInput) {
  const Outcome read = run("printf '{\"id\":\"x\",\"text\":\"Hi\"}\\n' | wirecopy read -");
  EXPECT_EQ(read.status, 0);
  EXPECT_THAT(read.out, HasSubstr("\"page\":\"x\""));
}

TEST_F(Cli, TracesPagesAmongThemselves) {
  write_pages();
  const Outcome trace = run("wirecopy trace one.txt two.txt alone.txt");
  EXPECT_EQ(trace.status, 0);
  EXPECT_THAT(trace.out, HasSubstr("\"document\":\"two\""));
  EXPECT_EQ(trace.err, "");
}

TEST_F(Cli, TracesStandardInputAmongFiles) {
  write_pages();
  const Outcome trace = run("wirecopy trace - two.txt < one.txt");
  EXPECT_EQ(trace.status, 0);
  EXPECT_THAT(trace.out, AllOf(HasSubstr("\"page\":\"stdin\""), HasSubstr("\"document\":\"stdin\"")));
}

TEST_F(Cli, ExitsWithOneWhenNothingIsFound) {
  write_pages();
  EXPECT_EQ(run("wirecopy trace alone.txt two.txt").status, 1);
  EXPECT_EQ(run("wirecopy compare alone.txt two.txt").status, 1);
  EXPECT_EQ(run("wirecopy compare one.txt two.txt").status, 0);
}

TEST_F(Cli, GivesTheSameBytesWithOneAndTwoThreads) {
  write_pages();
  const Outcome one = run("wirecopy trace --threads 1 one.txt two.txt alone.txt");
  EXPECT_THAT(one.out, HasSubstr("\"document\""));
  EXPECT_EQ(one.out, run("wirecopy trace --threads 2 one.txt two.txt alone.txt").out);
}

TEST_F(Cli, ComparesFilesOfOnePageOnly) {
  write("pages.jsonl", "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n");
  expect_error(run("wirecopy compare pages.jsonl pages.jsonl"), "found 2 pages, expected one");
}

TEST_F(Cli, ChoosesTheFormatByTheNameOfTheOutput) {
  write_pages();
  EXPECT_EQ(run("wirecopy trace one.txt two.txt -o r.html").status, 0);
  EXPECT_THAT(content_of(folder_ / "r.html"), StartsWith("<!doctype html>"));
  EXPECT_EQ(run("wirecopy trace one.txt two.txt -o r.csv").status, 0);
  EXPECT_THAT(content_of(folder_ / "r.csv"), StartsWith("page,begin,end,"));
  EXPECT_EQ(run("wirecopy trace one.txt two.txt -o r.json").status, 0);
  EXPECT_THAT(content_of(folder_ / "r.json"), StartsWith("{\"schema\":\"wirecopy/1\""));
  EXPECT_EQ(run("wirecopy trace one.txt two.txt -o r.txt").status, 0);
  EXPECT_THAT(content_of(folder_ / "r.txt"), HasSubstr("COPIED"));
}

TEST_F(Cli, WrapsJsonInOneObject) {
  write_pages();
  const Outcome trace = run("wirecopy trace --format json one.txt two.txt");
  EXPECT_THAT(trace.out, AllOf(HasSubstr("\"command\":\"trace\""), HasSubstr("\"results\":["),
                               EndsWith("\"skipped\":{\"count\":0,\"repaired\":0,\"notes\":[]}}\n")));
}

TEST_F(Cli, LeavesTheOldFileWhenTheRunFails) {
  write("r.jsonl", "old");
  EXPECT_EQ(run("wirecopy trace missing.txt -o r.jsonl").status, 2);
  EXPECT_EQ(content_of(folder_ / "r.jsonl"), "old");
  std::size_t n_files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    n_files += entry.path().filename().string().starts_with(".r.jsonl") ? 1U : 0U;
  EXPECT_EQ(n_files, 0U);
}

TEST_F(Cli, WritesToDevStdout) {
  write_pages();
  EXPECT_THAT(run("wirecopy read one.txt -o /dev/stdout --format jsonl | cat").out, HasSubstr("\"page\":\"one\""));
}

TEST_F(Cli, TellsAFolderThatCannotBeWritten) {
  write_pages();
  expect_error(run("wirecopy read one.txt -o missing/r.jsonl"), "missing/r.jsonl");
}

TEST_F(Cli, TellsAFullDisk) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  write_pages();
  expect_error(run("wirecopy read one.txt -o /dev/full --format jsonl"), "No space left on device (/dev/full)");
  expect_error(run("wirecopy read one.txt > /dev/full"), "No space left on device (standard output)");
  expect_error(run("wirecopy trace one.txt two.txt --format html > /dev/full"), "No space left on device");
  expect_error(run("wirecopy --help > /dev/full"), "No space left on device");
}

TEST_F(Cli, EndsQuietlyWhenNobodyReadsOn) {
  std::string lines;
  for (int i = 0; i < 5000; ++i) lines += fmt::format("{{\"id\":\"{}\",\"text\":\"{} page of many\"}}\n", i, i);
  write("pages.jsonl", lines);
  const Outcome read = run("{ wirecopy read pages.jsonl; echo \"status $?\" >&2; } | head -n 1");
  EXPECT_EQ(read.err, "status 0\n");
}

TEST_F(Cli, ColoursTextWhenAskedOnly) {
  write_pages();
  EXPECT_THAT(run("wirecopy compare one.txt two.txt --format text").out, Not(HasSubstr("\x1b[")));
  EXPECT_THAT(run("wirecopy compare one.txt two.txt --format text --color always").out, HasSubstr("\x1b["));
}

TEST_F(Cli, TellsAStoreThatIsNone) {
  write_pages();
  expect_error(run("wirecopy info ."), ".");
  expect_error(run("wirecopy trace --store missing one.txt"), "missing");
  expect_error(run("wirecopy check-store missing"), "missing");
}

TEST_F(Cli, TellsAStoreThatCannotBeWritten) {
  write_pages();
  write("file", "not a folder");
  const Outcome add = run("wirecopy add file/store one.txt");
  EXPECT_EQ(add.status, 2);
  EXPECT_THAT(add.err, HasSubstr("file/store"));
}

TEST_F(Cli, AddListsWhatIsOnDisk) {
  write_pages();
  const Outcome add = run("wirecopy add store one.txt two.txt --list");
  EXPECT_EQ(add.status, 0);
  EXPECT_EQ(add.out, "one\ntwo\n");
}

TEST_F(Cli, TracesAgainstAStore) {
  write_pages();
  const Outcome add = run("wirecopy add store two.txt alone.txt");
  EXPECT_EQ(add.status, 0);
  EXPECT_THAT(add.out, HasSubstr("\"added\":2"));
  EXPECT_THAT(run("wirecopy trace --store store one.txt").out, HasSubstr("\"document\":\"two\""));
  EXPECT_THAT(run("wirecopy info store").out, HasSubstr("\"pages\":2"));
  EXPECT_EQ(run("wirecopy check-store store").status, 0);
  EXPECT_EQ(run("wirecopy remove store two").status, 0);
  EXPECT_EQ(run("wirecopy remove store two").status, 1);
  EXPECT_EQ(run("wirecopy trace --store store one.txt").status, 1);
}

TEST_F(Cli, CompactsAStore) {
  write_pages();
  for (const std::string page : {"one", "two", "alone"})
    EXPECT_EQ(run("wirecopy add store " + page + ".txt").status, 0);
  EXPECT_EQ(run("wirecopy remove store one").status, 0);
  EXPECT_THAT(run("wirecopy compact store").out,
              AllOf(HasSubstr("\"pages\":2,\"dropped\":"), HasSubstr("\"segments_after\":1,")));
  EXPECT_THAT(run("wirecopy compact store --format text").out, StartsWith("2 pages in 1 segment: "));
  EXPECT_THAT(run("wirecopy trace --store store one.txt").out, HasSubstr("\"document\":\"two\""));
  EXPECT_EQ(run("wirecopy check-store store").status, 0);
  expect_error(run("wirecopy compact missing"), "no store");
}

TEST_F(Cli, FindsFamilies) {
  write_pages();
  const Outcome families = run("wirecopy families one.txt two.txt alone.txt");
  EXPECT_EQ(families.status, 0);
  EXPECT_THAT(families.out, AllOf(HasSubstr("\"document\":\"one\""), HasSubstr("\"document\":\"two\"")));
}

// Words of a text that look like options, without "=" and punctuation.
std::set<std::string> options_in(const std::string& text) {
  std::set<std::string> options;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("  -")) continue;
    std::istringstream words(line);
    for (std::string word; words >> word && word.starts_with("-");)
      options.insert(word.ends_with(",") ? word.substr(0, word.size() - 1) : word);
  }
  return options;
}

std::vector<std::string> commands_in(const std::string& help) {
  std::vector<std::string> commands;
  std::istringstream lines(help.substr(help.find("Commands:\n") + 10));
  for (std::string line; std::getline(lines, line) && line.starts_with("  ");) {
    std::istringstream words(line);
    std::string word;
    if (line[2] != ' ' && words >> word) commands.push_back(word);
  }
  return commands;
}

TEST_F(Cli, HelpNamesEveryCommand) {
  EXPECT_THAT(commands_in(run("wirecopy --help").out),
              testing::IsSupersetOf({"read", "add", "trace", "compare", "families", "info", "remove", "compact",
                                     "check-store", "completions", "man"}));
}

TEST_F(Cli, HelpHasUsageExamplesAndExitStatus) {
  for (const std::string& command : commands_in(run("wirecopy --help").out)) {
    const Outcome help = run("wirecopy " + command + " --help");
    EXPECT_EQ(help.status, 0) << command;
    EXPECT_THAT(help.out, AllOf(HasSubstr("Usage: wirecopy " + command + " [OPTIONS]"),
                                HasSubstr("Examples:\n  wirecopy " + command), HasSubstr("Exit status:\n  0 ")));
  }
}

TEST_F(Cli, HelpOfTraceNamesTheOptionsOfTheContract) {
  EXPECT_THAT(options_in(run("wirecopy trace --help").out),
              testing::IsSupersetOf({"--store", "--format", "-o", "--output", "--threads", "--quiet", "--strict",
                                     "--verbose", "--color", "-h", "--help"}));
}

TEST_F(Cli, CompletionsAndManualNameEveryOption) {
  const std::string bash = run("wirecopy completions bash").out;
  const std::string zsh = run("wirecopy completions zsh").out;
  const std::string fish = run("wirecopy completions fish").out;
  std::string manual = run("wirecopy man").out;
  for (std::size_t at = 0; (at = manual.find("\\-", at)) != std::string::npos;) manual.erase(at, 1);
  for (const std::string& command : commands_in(run("wirecopy --help").out)) {
    for (const std::string& text : {bash, zsh, fish, manual}) EXPECT_THAT(text, HasSubstr(command));
    for (const std::string& option : options_in(run("wirecopy " + command + " --help").out)) {
      EXPECT_THAT(bash, HasSubstr(option));
      EXPECT_THAT(zsh, HasSubstr("'" + option + "["));
      EXPECT_THAT(manual, HasSubstr("\\fB" + option + "\\fR"));
      EXPECT_THAT(fish, HasSubstr(option.starts_with("--") ? " -l " + option.substr(2) : " -s " + option.substr(1)));
    }
  }
}

TEST_F(Cli, BashTakesItsCompletions) {
  const Outcome bash =
      run("wirecopy completions bash > c.bash && bash -c '. ./c.bash; COMP_WORDS=(wirecopy trace --fo); "
          "COMP_CWORD=2; _wirecopy; echo \"${COMPREPLY[@]}\"'");
  EXPECT_EQ(bash.out, "--format\n");
  EXPECT_THAT(run("bash -c '. ./c.bash; COMP_WORDS=(wirecopy trace --format js); COMP_CWORD=3; _wirecopy; "
                  "echo \"${COMPREPLY[@]}\"'")
                  .out,
              "jsonl json\n");
}

TEST_F(Cli, ManualHasNoRoffErrors) {
  if (run("command -v groff").status != 0) GTEST_SKIP() << "groff is not installed";
  const Outcome groff = run("wirecopy man | groff -man -Tutf8 -ww");
  EXPECT_EQ(groff.status, 0);
  EXPECT_EQ(groff.err, "");
}

}  // namespace
}  // namespace wirecopy::tests
