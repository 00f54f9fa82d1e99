#include "report/html.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/html_assets.h"
#include "report/html_compare.h"
#include "report/html_trace.h"
#include "report/test_pages.h"

namespace wirecopy::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string report_of(const PageTrace& trace) {
  TraceReport report;
  report.add(trace);
  return report.finish("0.1.0");
}

TEST(Html, EscapesWhatCouldEndTextOrAttribute) {
  EXPECT_EQ(html_text("<a href=\"x\" b='y'>&amp;"), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;");
}

TEST(Html, ReplacesControlCharacters) {
  EXPECT_EQ(html_text(std::string_view("a\0b\x1b\r\nc", 7)), "a\uFFFDb\uFFFD\nc");
}

TEST(Html, LinksWebAddressesOnly) {
  EXPECT_EQ(html_link("HTTPS://a.example/?q=1&r=\"2\"", "x"),
            "<a class=\"out\" href=\"HTTPS://a.example/?q=1&amp;r=&quot;2&quot;\" rel=\"noopener noreferrer nofollow\">"
            "x</a>");
  for (const std::string_view url : {"javascript:alert(1)", " https://a", "data:text/html,x", "//a.example", ""})
    EXPECT_EQ(html_link(url, "x"), "x") << url;
}

TEST(Html, TakesLanguageTagsOnly) {
  EXPECT_EQ(language_attribute("pt-BR"), " lang=\"pt-BR\"");
  EXPECT_EQ(language_attribute("en\" onclick=\"x"), "");
  EXPECT_EQ(language_attribute(""), "");
}

TEST(TraceReport, AllowsOnlyItsOwnScriptAndStyle) {
  const std::string html = report_of(spun_trace());
  EXPECT_THAT(html, HasSubstr(fmt::format("content=\"default-src 'none'; style-src '{}' '{}'; script-src '{}'",
                                          kBaseStyle.hash, kTraceStyle.hash, kTraceScript.hash)));
  EXPECT_THAT(html, HasSubstr(fmt::format("<style>{}</style>", kTraceStyle.text)));
  EXPECT_THAT(html, HasSubstr(fmt::format("<script>{}</script>", kTraceScript.text)));
  EXPECT_THAT(html, Not(HasSubstr(" style=")));
  EXPECT_THAT(html, Not(HasSubstr(" src=")));
}

TEST(TraceReport, EscapesEverythingThatPagesSay) {
  const std::string evil = "\"'><script>alert(1)</script><img src=x onerror=y>";
  PageTrace trace = spun_trace();
  Page& document = trace.documents.front();
  for (Page* page : {&trace.page, &document}) {
    page->id = page->title = page->author = page->published = page->outlet = page->language = evil;
    page->url = "javascript:" + evil;
    page->text += evil;
  }
  const std::string html = report_of(trace);
  EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, Not(HasSubstr("href=\"javascript:")));
  EXPECT_THAT(html, Not(HasSubstr(evil)));
}

TEST(TraceReport, MarksPassagesAndShowsTheirSources) {
  const std::string html = report_of(spun_trace());
  EXPECT_THAT(html, HasSubstr("<p dir=\"auto\">שלום 😀</p>"));
  EXPECT_THAT(html, HasSubstr("<a class=\"m spun\" href=\"#s1-1\" id=\"t1-1\" data-n=\"1\" title=\"spun 81 %\">The "
                              "worldwide community counts 21 dead.</a> Own words.</p>"));
  EXPECT_THAT(html, HasSubstr("The <del>international</del><ins>worldwide</ins> community <del>already </del>counts "
                              "<del class=\"flagged\">12</del><ins class=\"flagged\">21</ins> dead."));
  EXPECT_THAT(html, HasSubstr("<li class=\"flag\"><bdi>number changed: 12 → 21</bdi></li>"));
  EXPECT_THAT(html, HasSubstr("href=\"https://harbour.example/1?a=1&amp;b=2\""));
}

TEST(TraceReport, CutsPassagesAtParagraphs) {
  PageTrace trace = spun_trace();
  trace.page.text = "Before. One\n\ntwo. After 😀";
  trace.passages.front().span = {8, 17};
  trace.passages.front().sources.front().edits.clear();
  const std::string html = report_of(trace);
  EXPECT_THAT(html, HasSubstr("<p dir=\"auto\">Before. <a class=\"m spun\" href=\"#s1-1\" id=\"t1-1\" data-n=\"1\" "
                              "title=\"spun 81 %\">One</a></p>"));
  EXPECT_THAT(html, HasSubstr("<p dir=\"auto\"><a class=\"m spun\" href=\"#s1-1\" tabindex=\"-1\" title=\"spun 81 %\">"
                              "two.</a> After 😀</p>"));
}

TEST(TraceReport, HasAnOverviewOfSeveralPages) {
  TraceReport report;
  report.add(spun_trace());
  PageTrace other;
  other.page = page_of("other", "Nothing.");
  report.add(other);
  const std::string html = report.finish("0.1.0");
  EXPECT_THAT(html, HasSubstr("2 pages traced, 1 with text that stands elsewhere, 1 passage found."));
  EXPECT_THAT(html, HasSubstr("<td><a href=\"#p2\"><bdi>other</bdi></a></td>"));
  EXPECT_THAT(html, HasSubstr("<td class=\"num\">67 %</td><td class=\"num\">1</td>"));
  EXPECT_THAT(html, HasSubstr("<td class=\"num\">0 %</td><td class=\"num\">0</td>"));
  EXPECT_THAT(html, HasSubstr("aria-label=\"spun 67 %, found nowhere else 33 %\""));
}

Comparison spun_comparison() {
  const PageTrace trace = spun_trace();
  const Source& source = trace.passages.front().sources.front();
  Comparison comparison{trace.page, trace.documents.front(), {}};
  comparison.passages.push_back({trace.passages.front().span, source.span, Kind::spun, 0.8, source.edits});
  return comparison;
}

TEST(CompareReport, MarksWhatDiffersOnBothSides) {
  const std::string html = compare_report(spun_comparison(), "0.1.0");
  EXPECT_THAT(html, HasSubstr("The <ins class=\"mark\" data-e=\"1-1\" title=\"B: “international”\">worldwide</ins> "));
  EXPECT_THAT(html, HasSubstr("<del class=\"mark\" data-e=\"1-1\" title=\"A: “worldwide”\">international</del>"));
  EXPECT_THAT(html, HasSubstr("<del class=\"mark\" data-e=\"1-2\" title=\"not in A\">already</del>"));
  EXPECT_THAT(html, HasSubstr("<span class=\"hole\" data-e=\"1-2\" title=\"B: “already”\"></span>"));
}

TEST(CompareReport, NamesFlaggedChanges) {
  const std::string html = compare_report(spun_comparison(), "0.1.0");
  EXPECT_THAT(html, HasSubstr("<ins class=\"mark flagged\" data-e=\"1-3\" title=\"B: “12” (number)\">21</ins>"));
  EXPECT_THAT(html, HasSubstr("<li class=\"flag\"><bdi>number changed: 12 → 21</bdi></li>"));
  EXPECT_THAT(html, HasSubstr("1 passage of both pages, 1 change to look at."));
}

TEST(CompareReport, ShowsWhatOnlyOnePageHas) {
  const std::string html = compare_report(spun_comparison(), "0.1.0");
  EXPECT_THAT(html, HasSubstr("<span class=\"which\">only in A</span>שלום 😀</p>"));
  EXPECT_THAT(html, HasSubstr("<span class=\"which\">only in A</span>Own words.</p>"));
  EXPECT_THAT(html, HasSubstr("<span class=\"which\">only in B</span>é😀</p>"));
  EXPECT_THAT(html, HasSubstr("<span class=\"which\">only in B</span>More.</p>"));
}

TEST(CompareReport, EscapesAllOfBothPages) {
  Comparison comparison = spun_comparison();
  for (Page* page : {&comparison.a, &comparison.b}) {
    page->title = page->outlet = page->id = "<img src=x onerror=alert(1)>";
    page->text += "<script>alert('1')</script>";
  }
  const std::string html = compare_report(comparison, "0.1.0");
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, Not(HasSubstr("<script>alert(")));
}

TEST(CompareReport, SaysThatNothingIsShared) {
  Comparison comparison = spun_comparison();
  comparison.passages.clear();
  EXPECT_THAT(compare_report(comparison, "0.1.0"), HasSubstr("The two pages share no passage."));
}

}  // namespace
}  // namespace wirecopy::report
