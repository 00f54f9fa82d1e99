#include <gtest/gtest.h>

#include "base/testing.h"
#include "read/read.h"
#include "read/testing.h"

namespace wirecopy::read {
namespace {

using base::testing::TempFolder;

using Outcome = testing::ReadPages;

Outcome read_table(std::string_view name, std::string_view bytes, const ReadOptions& options = {}) {
  const TempFolder folder;
  return testing::read_pages(folder.write(name, bytes), options);
}

TEST(Csv, ReadsRowsByTheirHeader) {
  const Outcome outcome = read_table("table.csv",
                                     "\xEF\xBB\xBFid,title,text,topic\r\n"
                                     "a,T,\"He said: \"\"It held, 😀\"\"\r\nand left.\",dams\r\n"
                                     "\r\n"
                                     ",,שלום,\r\n");
  ASSERT_EQ(outcome.pages.size(), 2U);
  EXPECT_EQ(outcome.pages[0].id, "a");
  EXPECT_EQ(outcome.pages[0].title, "T");
  EXPECT_EQ(outcome.pages[0].text, "He said: \"It held, 😀\"\r\nand left.");
  EXPECT_EQ(outcome.pages[0].extra, R"({"topic":"dams"})");
  EXPECT_EQ(outcome.pages[1].id, "table:5");
  EXPECT_EQ(outcome.pages[1].text, "שלום");
}

TEST(Csv, ReadsTabsAndSemicolons) {
  EXPECT_EQ(read_table("a.tsv", "text\ttitle\nx, y\tT\n").pages.at(0).text, "x, y");
  EXPECT_EQ(read_table("a", "title;content\nT;x, y\n").pages.at(0).text, "x, y");
}

TEST(Csv, TakesTheColumnThatIsNamed) {
  ReadOptions options;
  ASSERT_TRUE(options.names.map("text", "story"));
  EXPECT_EQ(read_table("a.csv", "n,story\n1,x\n", options).pages.at(0).text, "x");
  const Outcome unnamed = read_table("a.csv", "n,story\n1,x\n");
  ASSERT_EQ(unnamed.notes.n_skipped(), 1U);
  EXPECT_TRUE(unnamed.notes.kept()[0].reason.starts_with("a table whose columns are n, story; expected one of text,"));
}

TEST(Csv, SkipsRowsWithoutTextOrWithTooManyFields) {
  const Outcome outcome = read_table("a.csv", "id,text\na,\nb\nc,x,y\nd,z\n");
  ASSERT_EQ(outcome.pages.size(), 1U);
  EXPECT_EQ(outcome.pages[0].id, "d");
  ASSERT_EQ(outcome.notes.n_skipped(), 3U);
  EXPECT_EQ(outcome.notes.kept()[2].reason, "a row of 3 fields; expected 2, as the header has them");
}

TEST(Csv, GoesOnBehindAQuotationMarkThatIsNotClosed) {
  std::string rows = "id,text\na,\"";
  for (int i = 0; i < 200; ++i) rows += "more\n";
  rows += "b,x\nc,y\n";
  const Outcome outcome = read_table("a.csv", rows, {.limits = {.max_record_bytes = 100}, .names = {}});
  ASSERT_FALSE(outcome.pages.empty());
  EXPECT_EQ(outcome.pages.back().id, "c");
  EXPECT_GE(outcome.notes.n_skipped(), 1U);
}

TEST(Csv, LeavesTextWithCommasText) {
  EXPECT_EQ(read_table("a.txt", "A text, of course\nand more.").pages.at(0).text, "A text, of course\nand more.");
}

}  // namespace
}  // namespace wirecopy::read
