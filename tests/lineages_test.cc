// The generator of lineages and `eval lineage` together: from the project's own texts to a score.
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"
#include "tests/program_testing.h"

#ifndef WIRECOPY_PROJECT_DIR
#define WIRECOPY_PROJECT_DIR "."
#endif

namespace wirecopy::tests {
namespace {

using testing::HasSubstr;

class CliLineages : public ProgramTest {
 protected:
  void SetUp() override {
    if (run("command -v python3").status != 0) GTEST_SKIP() << "python3 is not installed";
  }

  [[nodiscard]] Outcome generate(const std::string& script, const std::string& options) const {
    return run(fmt::format("python3 -B '{}/bench/quality/{}.py' {}", WIRECOPY_PROJECT_DIR, script, options));
  }
};

// The number at a path of keys ("bcubed f1") in a JSON line.
double figure(std::string line, const std::vector<std::string>& keys) {
  base::JsonParser parser;
  base::JsonRepairs repairs;
  auto value = parser.parse(&line, &repairs);
  if (!value) return -1;
  std::optional<base::JsonValue> at = *value;
  for (const std::string& key : keys) at = at ? at->find(key) : std::nullopt;
  return at ? at->number() : -1;
}

TEST_F(CliLineages, AreTheSameForTheSameSeed) {
  ASSERT_EQ(generate("lineages", "-o a --trees 5 --seed 7").status, 0);
  ASSERT_EQ(generate("lineages", "-o b --trees 5 --seed 7").status, 0);
  ASSERT_EQ(generate("lineages", "-o c --trees 5 --seed 8").status, 0);
  EXPECT_EQ(run("cmp a/pages.jsonl b/pages.jsonl && cmp a/truth.jsonl b/truth.jsonl").status, 0);
  EXPECT_NE(run("cmp -s a/pages.jsonl c/pages.jsonl").status, 0);
}

TEST_F(CliLineages, AreScored) {
  ASSERT_EQ(generate("lineages", "-o data --trees 10").status, 0);
  const Outcome scored = run("wirecopy eval lineage --data data --format jsonl");
  ASSERT_EQ(scored.status, 0) << scored.err;
  EXPECT_EQ(figure(scored.out, {"trees"}), 10);
  EXPECT_GE(figure(scored.out, {"trees_found"}), 9);
  EXPECT_GT(figure(scored.out, {"edges", "true"}), 20);
  EXPECT_GT(figure(scored.out, {"bcubed", "f1"}), .7);
  EXPECT_GT(figure(scored.out, {"kind_accuracy"}), .6);
  EXPECT_GT(figure(scored.out, {"flags", "negation", "recall"}), .5);
  EXPECT_GE(figure(scored.out, {"calibration", "error"}), 0);
  EXPECT_THAT(run("wirecopy eval lineage --data data --format text").out, HasSubstr("earliest"));
}

TEST_F(CliLineages, WithoutDatesHaveNone) {
  ASSERT_EQ(generate("lineages", "-o data --trees 3 --dates no").status, 0);
  EXPECT_EQ(run("grep -q '\"published\"' data/pages.jsonl").status, 1);
}

TEST_F(CliLineages, StitchedPagesAreScoredByTrace) {
  const std::string articles = fmt::format("'{}/bench/quality/articles.jsonl'", WIRECOPY_PROJECT_DIR);
  ASSERT_EQ(generate("churn", "--data " + articles + " -o data --pages 6 --store 10").status, 0);
  const Outcome scored = run("wirecopy eval trace --data data --format jsonl");
  ASSERT_EQ(scored.status, 0) << scored.err;
  EXPECT_GT(figure(scored.out, {"recall_by_kind", "copied", "recall"}), .8);
  EXPECT_GT(figure(scored.out, {"precision"}), .8);
}

TEST_F(CliLineages, NeedTheirTruth) {
  write("data/pages.jsonl", generated_records(0, 3));
  expect_error(run("wirecopy eval lineage --data data"), "cannot read the truth");
  write("data/truth.jsonl", "{\"page\": \"page 1\"}\n");
  expect_error(run("wirecopy eval lineage --data data"), "expected a row with tree or others");
}

}  // namespace
}  // namespace wirecopy::tests
