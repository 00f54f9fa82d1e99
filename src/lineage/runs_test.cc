#include "lineage/runs.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lineage/testing.h"
#include "match/oracle.h"

namespace wirecopy::lineage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::joined;
using testing::kFerry;

std::vector<SharedRun> runs_of_texts(const std::string& x, const std::string& y) {
  const text::Text a = text::analyze(x);
  const text::Text b = text::analyze(y);
  return RunFinder(a).find_in(b);
}

TEST(Runs, CannotBeMadeLonger) {
  EXPECT_THAT(runs_of_texts(joined({"It rained.", kFerry}), joined({kFerry, "So it ended."})),
              ElementsAre(SharedRun{2, 0, 27}));
}

TEST(Runs, AreOfTwelveWordsOrMore) {
  const std::string eleven = "One two three four five six seven eight nine ten eleven";
  EXPECT_THAT(runs_of_texts(eleven + " twelve.", "Zero. " + eleven + ", said 😀."), IsEmpty());
  EXPECT_THAT(runs_of_texts(eleven + " twelve", "Zero. “" + eleven + "”\r\n\r\nTwelve"),
              ElementsAre(SharedRun{0, 1, 12}));
}

// Pages of few words, the second stitched from pieces of the first.
TEST(Runs, AreThoseOfTheOracle) {
  std::mt19937 random(5);
  const std::vector<std::string> birds{"gull ", "heron ", "teal ", "wren "};
  const auto some = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  for (int i = 0; i < 40; ++i) {
    std::vector<std::string> words;
    for (int word = 0; word < 300; ++word) words.push_back(birds[some(4)]);
    std::string x;
    for (const std::string& word : words) x += word;
    std::string y;
    for (int piece = 0; piece < 20; ++piece) {
      const std::size_t begin = some(words.size());
      for (std::size_t word = begin; word < std::min(words.size(), begin + some(30)); ++word) y += words[word];
    }
    const text::Text a = text::analyze(x);
    const text::Text b = text::analyze(y);
    std::vector<SharedRun> expected;
    for (const match::SharedRun& run : match::shared_runs(a, b, kRunWords))
      expected.push_back({run.a, run.b, run.size});
    EXPECT_EQ(RunFinder(a).find_in(b), expected);
  }
}

TEST(Runs, OfOneWordAreFew) {
  std::string word;
  for (int i = 0; i < 100000; ++i) word += "heron ";
  EXPECT_LE(runs_of_texts(word, word).size(), 32U);
}

}  // namespace
}  // namespace wirecopy::lineage
