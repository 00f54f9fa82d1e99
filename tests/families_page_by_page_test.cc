// Families do not depend on how a store came to hold its pages: all at once, or one by one in any order.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

std::vector<std::string> lines_of(const std::string& text, std::size_t most) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; lines.size() < most && std::getline(stream, line);) lines.push_back(line);
  return lines;
}

class FamiliesPageByPage : public ProgramTest {
 protected:
  // Adds the records, so many at a time.
  void add(const std::string& store, const std::vector<std::string>& records, std::size_t batch) const {
    for (std::size_t begin = 0; begin < records.size(); begin += batch) {
      std::string lines;
      for (std::size_t i = begin; i < std::min(records.size(), begin + batch); ++i) lines += records[i] + "\n";
      write("batch.jsonl", lines);
      const Outcome outcome = run(fmt::format("wirecopy add {} batch.jsonl", store));
      ASSERT_EQ(outcome.status, 0) << outcome.err;
    }
  }

  [[nodiscard]] std::string families_of(const std::string& store) const {
    const Outcome outcome = run(fmt::format("wirecopy families {} --format jsonl", store));
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.out;
  }

  // At once, and shuffled in batches of the sizes given.
  void expect_same(std::vector<std::string> records, const std::vector<std::size_t>& batches) const {
    add("at-once", records, records.size());
    const std::string expected = families_of("at-once");
    EXPECT_THAT(expected, HasSubstr("\"family\":"));
    std::mt19937 random(7);
    for (const std::size_t batch : batches) {
      std::ranges::shuffle(records, random);
      const std::string store = fmt::format("by-{}", batch);
      add(store, records, batch);
      EXPECT_TRUE(families_of(store) == expected) << "added " << batch << " at a time";
    }
  }
};

using CliFamiliesPageByPage = FamiliesPageByPage;
using SlowFamiliesPageByPage = FamiliesPageByPage;

TEST_F(CliFamiliesPageByPage, AreThoseOfAllAtOnce) {
  const Outcome read = run(
      fmt::format(R"(wirecopy read '{}/examples/pages' --format jsonl | sed 's/"page"/"id"/')", WIRECOPY_PROJECT_DIR));
  expect_same(lines_of(read.out, SIZE_MAX), {1, 5});
}

// Real articles: skipped where they are not at hand.
TEST_F(SlowFamiliesPageByPage, AreThoseOfAllAtOnce) {
  const std::string path = WIRECOPY_PROJECT_DIR "/../shared/data/reuse/fa-kes.jsonl";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no articles at " << path;
  expect_same(lines_of(content_of(path), 300), {1, 37});
}

}  // namespace
}  // namespace wirecopy::tests
