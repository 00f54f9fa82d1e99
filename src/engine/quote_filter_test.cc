#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "wirecopy/quotes.h"

namespace wirecopy {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

PageQuotes three_statements() {
  PageQuotes quotes;
  quotes.page.text = "The mine is closing. 😀 Tolls rose! Nobody knew.";
  const std::vector<ByteSpan> contents = {{0, 19}, {26, 35}, {37, 48}};
  for (std::uint32_t i = 0; i < contents.size(); ++i) {
    Statement statement;
    statement.id = i;
    statement.content = {contents[i]};
    quotes.statements.push_back(statement);
  }
  quotes.statements[0].speaker = Speaker{{{0, 3}}, "Mayor Maria HOLT"};
  quotes.statements[2].speaker = Speaker{{}, "Peter Lund", {}, RestoredFrom{"herald", {3, 13}}};
  return quotes;
}

std::vector<std::uint32_t> wanted(const QuoteFilter& filter) {
  PageQuotes quotes = three_statements();
  keep_wanted(filter, &quotes);
  std::vector<std::uint32_t> ids;
  for (const Statement& statement : quotes.statements) ids.push_back(statement.id);
  return ids;
}

TEST(KeepWanted, AllIsWantedIfNothingIsAsked) {
  EXPECT_THAT(wanted({}), ElementsAre(0, 1, 2));
}

TEST(KeepWanted, AllWordsOfTheSpeakerCountInAnyCase) {
  EXPECT_THAT(wanted({.speaker = "maria holt", .about = {}}), ElementsAre(0));
  EXPECT_THAT(wanted({.speaker = "Peter Holt", .about = {}}), IsEmpty());
}

TEST(KeepWanted, WordsOfTheContentCountInAnyForm) {
  EXPECT_THAT(wanted({.speaker = {}, .about = "MINES"}), ElementsAre(0));
}

TEST(KeepWanted, OrphansAreThoseWhosePageNamesNobody) {
  EXPECT_THAT(wanted({.speaker = {}, .about = {}, .orphans = true}), ElementsAre(1, 2));
}

TEST(KeepWanted, AllThatIsAskedMustBeMet) {
  EXPECT_THAT(wanted({.speaker = "lund", .about = "nobody", .orphans = true}), ElementsAre(2));
}

}  // namespace
}  // namespace wirecopy
