// `eval pairs` as a user runs it.
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

constexpr std::string_view kPair =
    R"({"id": "%", "a": "The ferry sank off Varnholm on Tuesday.", "b": "Off Varnholm the ferry went down on Tuesday."})";

std::string pair_of(std::string_view id) {
  std::string line(kPair);
  return line.replace(line.find('%'), 1, id) + "\n";
}

// Copies, and pairs of other sentences on the same things.
std::string labelled_pairs(int n) {
  std::string lines;
  for (int i = 0; i < n; ++i) {
    lines += fmt::format(R"({{"id": "copy {}", "a": "Dock {} burnt down on Tuesday, the mayor said.", )", i, i);
    lines += fmt::format(R"("b": "The mayor said dock {} burned down on Tuesday.", "same": true}})", i) + "\n";
    lines += fmt::format(R"({{"id": "other {}", "a": "Dock {} burnt down on Tuesday, the mayor said.", )", i, i);
    lines += R"("b": "The mayor opened a new school on the island and praised its teachers.", "same": false})"
             "\n";
  }
  return lines;
}

class CliPairs : public ProgramTest {};

TEST_F(CliPairs, GetAScoreEach) {
  write("pairs.jsonl", pair_of("one") + R"({"id": 2, "a": "Hello", "b": "Parliament"})");
  const Outcome scored = run("wirecopy eval pairs --data pairs.jsonl --format jsonl");
  ASSERT_EQ(scored.status, 0) << scored.err;
  EXPECT_THAT(scored.out, StartsWith(R"({"id":"one","score":0.)"));
  EXPECT_THAT(scored.out, EndsWith("{\"id\":\"2\",\"score\":0.0}\n"));
}

TEST_F(CliPairs, WithoutTextScoreNothing) {
  write("pairs.jsonl", R"({"id": "none", "a": "", "b": "The ferry sank."})");
  EXPECT_EQ(run("wirecopy eval pairs --data pairs.jsonl --format jsonl").out, "{\"id\":\"none\",\"score\":0.0}\n");
}

TEST_F(CliPairs, ThatCannotBeReadAreTold) {
  write("pairs.jsonl",
        "{\"id\": 1, \"a\": \"x\"}\nno json\n{\"a\": \"x\", \"b\": \"y\"}\n{\"id\": 4, \"a\": 5, \"b\": \"y\"}\n" +
            pair_of("one") + pair_of("one") + "[1]\n");
  const Outcome scored = run("wirecopy eval pairs --data pairs.jsonl --format jsonl");
  EXPECT_EQ(scored.status, 0);
  EXPECT_THAT(scored.out, StartsWith(R"({"id":"one","score":)"));
  for (const char* told :
       {"pairs.jsonl:1: a pair without \"b\"", "pairs.jsonl:2: broken JSON", "pairs.jsonl:3: a pair without \"id\"",
        "pairs.jsonl:4: \"a\" is no string", "pairs.jsonl:6: a second pair of id \"one\"", "pairs.jsonl:7: no object",
        "6 records skipped"})
    EXPECT_THAT(scored.err, HasSubstr(told));
  EXPECT_EQ(run("wirecopy eval pairs --strict --data pairs.jsonl").status, 2);
}

TEST_F(CliPairs, ShowPeopleTheFigures) {
  write("pairs.jsonl", labelled_pairs(20));
  const Outcome scored = run("wirecopy eval pairs --data pairs.jsonl --format text");
  EXPECT_THAT(scored.out, AllOf(HasSubstr("by the shipped weights"), HasSubstr("accuracy              1.0000")));
}

TEST_F(CliPairs, ShowPeopleTheScoresWhereNothingSaysWhichAreCopies) {
  write("pairs.jsonl", pair_of("one"));
  EXPECT_THAT(run("wirecopy eval pairs --data pairs.jsonl --format text").out, EndsWith("  one\n"));
}

TEST_F(CliPairs, AreScoredOutOfFold) {
  write("pairs.jsonl", labelled_pairs(30));
  const Outcome scored = run("wirecopy eval pairs --data pairs.jsonl --folds 5 --format text");
  EXPECT_THAT(scored.out, AllOf(HasSubstr("5 folds"), HasSubstr("area under the curve  1.0000")));
}

TEST_F(CliPairs, GiveTheSameBytesOnManyThreads) {
  write("pairs.jsonl", labelled_pairs(30));
  const Outcome one = run("wirecopy eval pairs --data pairs.jsonl --folds 3 --threads 1 --format jsonl");
  EXPECT_EQ(run("wirecopy eval pairs --data pairs.jsonl --folds 3 --threads 3 --format jsonl").out, one.out);
}

TEST_F(CliPairs, NeedWhatTheirOptionsNeed) {
  write("pairs.jsonl", pair_of("one"));
  write("empty.jsonl", "{\"id\": 1}\n");
  expect_error(run("wirecopy eval pairs --data pairs.jsonl --folds 5"), "expected \"same\" in each");
  expect_error(run("wirecopy eval pairs --data pairs.jsonl --folds 1"), "expected 2 or more");
  expect_error(run("wirecopy eval trace --data pairs.jsonl --folds 5"), "--folds is for pairs");
  expect_error(run("wirecopy eval pairs --data empty.jsonl"), "no pair");
  expect_error(run("wirecopy eval pairs --data nothing.jsonl"), "no such file");
}

}  // namespace
}  // namespace wirecopy::tests
