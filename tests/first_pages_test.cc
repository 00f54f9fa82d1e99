// The two pages that the project was created from, where they lie beside the checkout: they share two sentences, word
// for word, and nothing else.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "base/testing.h"
#include "wirecopy/engine.h"
#include "wirecopy/quotes.h"

namespace wirecopy {
namespace {

const std::string kFolder = WIRECOPY_PROJECT_DIR "/../shared/seeds/";
const std::string kNews = WIRECOPY_PROJECT_DIR "/../shared/data/news-dev.jsonl.zst";

Page page_of(const std::string& id) {
  Page page;
  page.id = id;
  page.text = base::read_file(kFolder + id + ".txt").value();
  return page;
}

TEST(FirstPages, ShareTwoSentences) {
  if (!base::is_folder(kFolder)) GTEST_SKIP() << "no pages at " << kFolder;
  const Comparison comparison = compare(page_of("000_f901b7fb1315ebd9"), page_of("004_843438354d03bc53"));
  ASSERT_EQ(comparison.passages.size(), 2U);
  EXPECT_EQ(comparison.passages[0].a, (ByteSpan{1936, 2036}));
  EXPECT_EQ(comparison.passages[0].b, (ByteSpan{3030, 3130}));
  EXPECT_EQ(comparison.passages[1].a, (ByteSpan{3526, 3581}));
  EXPECT_EQ(comparison.passages[1].b, (ByteSpan{3622, 3677}));
  for (const ComparedPassage& passage : comparison.passages) {
    EXPECT_EQ(passage.kind, Kind::copied);
    EXPECT_EQ(passage.similarity, 1);
    EXPECT_TRUE(passage.edits.empty());
  }
}

TEST(FirstPages, HoldACaptionInSpanish) {
  if (!base::is_folder(kFolder)) GTEST_SKIP() << "no pages at " << kFolder;
  Notes notes;
  std::vector<LanguageSpan> spans;
  const std::vector<std::string> files = {kFolder + "000_f901b7fb1315ebd9.txt", kFolder + "004_843438354d03bc53.txt"};
  const auto take = [&spans](Page&& page) {
    EXPECT_EQ(page.language, "en");
    spans.insert(spans.end(), page.languages.begin(), page.languages.end());
    return true;
  };
  ASSERT_TRUE(read_pages(files, {}, take, &notes));
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_EQ(spans[0].span, (ByteSpan{2194, 2395}));
  EXPECT_EQ(spans[0].language, "es");
}

// The statement of the first page that says these words, looked up in a store of the articles beside it.
Statement statement_that_says(const std::string& words) {
  const base::testing::TempFolder folder;
  const std::string store = folder.path() + "/store";
  Notes notes;
  EXPECT_TRUE(add_to_store(store, std::vector{kNews}, {}, &notes));
  Statement found;
  const auto take = [&](const PageQuotes& quotes) {
    for (const Statement& statement : quotes.statements)
      if (joined(quotes.page.text, statement.content).find(words) != std::string::npos) found = statement;
    return true;
  };
  EXPECT_TRUE(quotes_across(store, std::vector{kFolder + "000_f901b7fb1315ebd9.txt"}, {}, take, &notes));
  return found;
}

TEST(SlowFirstPages, AQuoteCarriesItsSpeakerAndTheOutletsThatReportIt) {
  if (!base::is_folder(kFolder)) GTEST_SKIP() << "no pages at " << kFolder;
  const Statement statement = statement_that_says("the reign of the Assad family is coming to an end");
  ASSERT_TRUE(statement.speaker);
  EXPECT_EQ(statement.speaker->text, "Tillerson");
  std::vector<std::string> outlets;
  for (const Report& report : statement.reports) outlets.push_back(report.outlet);
  EXPECT_THAT(outlets, ::testing::UnorderedElementsAre("Fox Online News", "Washington Times", "New York Times - News",
                                                       "The Guardian"));
  ASSERT_EQ(statement.attributions.size(), 1U);
  EXPECT_NE(statement.attributions[0].speaker.find("Tillerson"), std::string::npos);
}

}  // namespace
}  // namespace wirecopy
