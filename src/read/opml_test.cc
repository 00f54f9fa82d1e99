#include <gtest/gtest.h>

#include "base/testing.h"
#include "read/read.h"
#include "read/testing.h"

namespace wirecopy::read {
namespace {

using base::testing::TempFolder;

std::string remark_on(std::string_view body) {
  const TempFolder folder;
  const std::string opml = "<?xml version=\"1.0\"?>\n<opml version=\"2.0\"><head/><body>" + std::string(body);
  const auto outcome = testing::read_records({folder.write("sources.opml", opml + "</body></opml>")});
  EXPECT_TRUE(outcome.records.empty());
  EXPECT_EQ(outcome.notes.n_skipped(), 0U);
  EXPECT_EQ(outcome.notes.n_remarks(), 1U);
  return outcome.notes.kept().empty() ? "" : outcome.notes.kept()[0].reason;
}

TEST(Opml, TellsWhichSourcesItLists) {
  EXPECT_EQ(
      remark_on("<outline text=\"News\"><outline type=\"rss\" text=\"a\" title=\"The Courier\" xmlUrl=\"https://c\"/>"
                "<outline text=\"Šumava 😀\" xmlUrl=\"https://s\"/></outline><outline xmlUrl=\"https://x\"/>"),
      "an OPML list of 3 sources: The Courier, Šumava 😀, https://x; it holds no pages, and feeds are not fetched");
}

TEST(Opml, NamesTheFirstTenSources) {
  std::string body;
  for (int i = 1; i <= 12; ++i) body += "<outline text=\"s" + std::to_string(i) + "\" xmlUrl=\"u\"/>";
  EXPECT_NE(remark_on(body).find("of 12 sources: s1, "), std::string::npos);
  EXPECT_NE(remark_on(body).find(", s10 and 2 more; "), std::string::npos);
}

TEST(Opml, MayListNone) {
  EXPECT_EQ(remark_on("<outline text=\"x\"/>"),
            "an OPML list without sources; it holds no pages, and feeds are not fetched");
}

}  // namespace
}  // namespace wirecopy::read
