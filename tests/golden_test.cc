// What the program prints about the example pages, word for word as in tests/golden. After a change that is meant to
// show there: run with WIRECOPY_UPDATE_GOLDEN=1, then read the difference before it is committed.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

const std::filesystem::path kProject = WIRECOPY_PROJECT_DIR;

bool is_update_wanted() {
  return std::getenv("WIRECOPY_UPDATE_GOLDEN") != nullptr;  // NOLINT(concurrency-mt-unsafe): nobody calls setenv
}

// The first line in which two texts differ, with both readings.
std::string first_difference(const std::string& expected, const std::string& found) {
  std::istringstream expected_lines(expected);
  std::istringstream found_lines(found);
  std::string expected_line;
  std::string found_line;
  for (int line = 1;; ++line) {
    const bool has_expected = static_cast<bool>(std::getline(expected_lines, expected_line));
    const bool has_found = static_cast<bool>(std::getline(found_lines, found_line));
    if (has_expected && has_found && expected_line == found_line) continue;
    return fmt::format("line {}\n  expected: {}\n  found:    {}", line, has_expected ? expected_line : "(the end)",
                       has_found ? found_line : "(the end)");
  }
}

class CliGolden : public ProgramTest {
 protected:
  // Runs a command above examples/ and compares what it prints with tests/golden/<name>.txt.
  void expect_golden(const std::string& name, const std::string& command) const {
    const Outcome outcome =
        run(fmt::format("cd '{}' && wirecopy {} --format text --color never", kProject.string(), command));
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(outcome.out, Not(HasSubstr(kProject.string())));
    const std::filesystem::path golden = kProject / "tests/golden" / (name + ".txt");
    if (is_update_wanted()) std::ofstream(golden, std::ios::binary) << outcome.out;
    const std::string expected = content_of(golden);
    EXPECT_TRUE(outcome.out == expected) << golden.filename().string() << ", "
                                         << first_difference(expected, outcome.out)
                                         << "\nIf this is meant, run again with WIRECOPY_UPDATE_GOLDEN=1.";
  }
};

TEST_F(CliGolden, TraceOfTheExamples) {
  expect_golden("trace", "trace examples/pages");
}

TEST_F(CliGolden, FamiliesOfTheExamples) {
  expect_golden("families", "families examples/pages");
}

TEST_F(CliGolden, QuotesOfTheExamples) {
  expect_golden("quotes", "quotes examples/pages");
}

TEST_F(CliGolden, OrphansOfTheExamplesGivenBackTheirSpeakers) {
  ASSERT_EQ(run(fmt::format("wirecopy add mine '{}/examples/pages' --quiet", kProject.string())).status, 0);
  expect_golden("orphans", fmt::format("quotes --store '{}/mine' --orphans", folder_.string()));
}

TEST_F(CliGolden, CompareOfAReportAndItsEditedReprint) {
  expect_golden("compare", "compare examples/pages/capstan-0515-dam.html examples/pages/courier-0515-denial.html");
}

TEST_F(CliGolden, DedupOfTheExamples) {
  expect_golden("dedup", "dedup examples/pages --level passage --min-words 20 --quiet");
}

TEST_F(CliGolden, ReadOfAWebPageAndPlainText) {
  expect_golden("read", "read examples/pages/observer-0514-chapel.html examples/pages/radio-halven-0514.txt");
}

TEST_F(CliGolden, ReadOfAFeedATableAndAnArchive) {
  expect_golden("formats", "read examples/formats --map text=story --map outlet=paper --map published=day 2>&1");
}

}  // namespace
}  // namespace wirecopy::tests
