#include "read/repeated_parts.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "read/page_parts.h"

namespace wirecopy::read {
namespace {

constexpr std::string_view kBox =
    "Like what you read? The Ferrow Tribune 🗞 comes to your inbox every morning, free of charge.";
constexpr std::string_view kLegal = "© The Ferrow Tribune. No part of this may be printed elsewhere without our leave.";

// A page of the host with these paragraphs, as reading gives it.
Page page_of(std::string_view title, const std::vector<std::string>& paragraphs) {
  Page page;
  page.id = title;
  page.title = title;
  page.url = "https://www.ferrow-tribune.example/" + std::string(title);
  for (const std::string& paragraph : paragraphs) page.text += (page.text.empty() ? "" : "\n\n") + paragraph;
  page.parts = lines_as_parts(page.text);
  return page;
}
std::string own(int i, std::string_view what) {
  return fmt::format("Report number {} tells at some length of {} that no other report has.", i, what);
}
// A report with the outlet's box in its midst and its legal line below.
Page report(int i) {
  return page_of(fmt::format("report-{}", i),
                 {own(i, "a beginning"), std::string(kBox), own(i, "a middle — שלום —"), own(i, "a turn"),
                  own(i, "another turn"), own(i, "an end"), std::string(kLegal)});
}
void learn(const std::vector<Page>& pages, RepeatedParts* repeated) {
  std::vector<const Page*> added;
  for (const Page& page : pages)
    if (repeated->add(page)) added.push_back(&page);
  for (const Page* page : added) repeated->settle(*page);
}
std::string trimmed(const std::vector<Page>& seen, Page page) {
  RepeatedParts repeated;
  learn(seen, &repeated);
  repeated.trim(&page);
  return page.text;
}

TEST(RepeatedParts, AreLeftOutWhenThreePagesHaveThem) {
  EXPECT_EQ(trimmed({report(1), report(2), report(3)}, report(2)),
            own(2, "a beginning") + "\n\n" + own(2, "a middle — שלום —") + "\n\n" + own(2, "a turn") + "\n\n" +
                own(2, "another turn") + "\n\n" + own(2, "an end"));
  EXPECT_EQ(trimmed({report(1), report(2)}, report(2)), report(2).text);
}

TEST(RepeatedParts, LeaveSpansThatFitTheText) {
  RepeatedParts repeated;
  learn({report(0), report(1), report(2)}, &repeated);
  Page page = report(1);
  page.parts.insert(page.parts.begin() + 2,
                    {PartKind::caption, 0, {page.parts[1].span.end, page.parts[1].span.end}, "A caption"});
  EXPECT_EQ(repeated.trim(&page), 2U);
  ASSERT_EQ(page.parts.size(), 6U);
  EXPECT_EQ(page.text.substr(page.parts[2].span.begin, page.parts[2].span.size()), own(1, "a middle — שלום —"));
  EXPECT_EQ(page.parts[1].text, "A caption");
  EXPECT_EQ(page.parts[1].span, (ByteSpan{page.parts[0].span.end, page.parts[0].span.end}));
}

TEST(RepeatedParts, LeaveSpansOfOtherLanguagesWhereTheTextWent) {
  RepeatedParts repeated;
  learn({report(0), report(1), report(2)}, &repeated);
  Page page = report(1);
  const ByteSpan box = page.parts[1].span;
  const ByteSpan middle = page.parts[2].span;
  page.languages = {{box, "es"}, {{middle.begin, page.parts[3].span.end}, "he"}};
  const std::string hebrew = page.text.substr(middle.begin, page.parts[3].span.end - middle.begin);
  repeated.trim(&page);
  ASSERT_EQ(page.languages.size(), 1U);
  EXPECT_EQ(page.languages[0].language, "he");
  EXPECT_EQ(page.text.substr(page.languages[0].span.begin, page.languages[0].span.size()), hebrew);
}

TEST(RepeatedParts, AreNotTeasersThatChange) {
  const auto with_teaser = [](int i) {
    return page_of(
        fmt::format("report-{}", i),
        {own(i, "a beginning"),
         fmt::format("Tomorrow in the Tribune: the {} tales of the old ferry, told by those who took it.", i)});
  };
  EXPECT_EQ(trimmed({with_teaser(1), with_teaser(2), with_teaser(3)}, with_teaser(2)), with_teaser(2).text);
}

TEST(RepeatedParts, AreNotThoseOfAnotherHost) {
  std::vector<Page> others = {report(1), report(2), report(3)};
  for (Page& page : others) page.url = "https://other.example/a";
  EXPECT_EQ(trimmed(others, report(4)), report(4).text);
}

TEST(RepeatedParts, AreNotAReportReadAgain) {
  EXPECT_EQ(trimmed({report(1), report(1), report(1), report(1)}, report(1)), report(1).text);
}

TEST(RepeatedParts, AreNotAReportUnderNewTitles) {
  std::vector<Page> versions;
  for (int i = 0; i < 4; ++i)
    versions.push_back(page_of(fmt::format("version-{}", i), {own(7, "one"), own(7, "two"), own(i, "news")}));
  EXPECT_EQ(trimmed(versions, versions[2]), versions[2].text);
}

// The first page of a site, its sections and its lists by day give the beginnings of many reports.
TEST(RepeatedParts, AreNotReportsThatStandInLists) {
  std::vector<Page> pages;
  std::vector<std::string> beginnings;
  for (int i = 0; i < 8; ++i) {
    pages.push_back(report(i));
    beginnings.push_back(own(i, "a beginning"));
  }
  for (const std::string_view list : {"Home", "Region", "May", "Page 2"}) pages.push_back(page_of(list, beginnings));
  for (const Page& page : {pages[3], pages[8]})
    EXPECT_TRUE(trimmed(pages, page).contains(own(3, "a beginning"))) << page.title;
  EXPECT_FALSE(trimmed(pages, pages[3]).contains(kBox));
}

TEST(RepeatedParts, AreLeftOutOfAPageThatIsMostlyMadeOfThem) {
  std::vector<Page> pages = {report(1), report(2), report(3)};
  pages.push_back(page_of("brief", {"A short report, no more.", std::string(kBox), std::string(kLegal)}));
  EXPECT_EQ(trimmed(pages, pages[3]), "A short report, no more.");
}

TEST(RepeatedParts, KeepShortLinesOfFewPages) {
  std::vector<Page> pages;
  for (int i = 0; i < 40; ++i)
    pages.push_back(page_of(fmt::format("report-{}", i),
                            {own(i, "a beginning"), i < 4 ? "What happened?" : own(i, "a middle"), own(i, "an end")}));
  EXPECT_EQ(trimmed(pages, pages[2]), pages[2].text);
}

TEST(RepeatedParts, ForgetTheRarestFirst) {
  RepeatedParts repeated(40);
  for (int i = 0; i < 100; ++i) learn({report(i)}, &repeated);
  Page page = report(99);
  EXPECT_EQ(repeated.trim(&page), 2U);
}

}  // namespace
}  // namespace wirecopy::read
