// What a page says of itself: markup, JSON-LD, title, names.
#include "read/page_facts.h"

#include <gtest/gtest.h>

#include "read/page_names.h"

namespace wirecopy::read {
namespace {

PageMarkup markup_of(std::string_view html) {
  const auto document = HtmlDocument::parse(html);
  return document ? read_markup(document->nodes()) : PageMarkup();
}
std::string title_of(std::string_view html) {
  return page_title(markup_of(html));
}
std::string authors_of(std::string_view html) {
  const auto document = HtmlDocument::parse(html);
  if (!document) return "error";
  return author_names(read_markup(document->nodes()), document->nodes(), collect_blocks(document->nodes()));
}

TEST(JsonLd, FindsTheArticleInAGraph) {
  const PageMarkup page = markup_of(
      "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"The Lantern\"},"
      "{\"@type\":\"WebPage\",\"datePublished\":\"2020-01-01\"},"
      "{\"@type\":[\"NewsArticle\"],\"headline\":\"Dam &amp; river\",\"datePublished\":\"2025-09-04T10:00:00+02:00\","
      "\"author\":[{\"@id\":\"#a\"},{\"name\":\"B. "
      "Writer\"}],\"articleBody\":\"Text\",\"publisher\":{\"name\":\"Lantern"
      "\"}},{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"A. Author\"}]}</script>");
  EXPECT_EQ(page.json_ld.headline, "Dam & river");
  EXPECT_EQ(page.json_ld.published, "2025-09-04T10:00:00+02:00");
  EXPECT_EQ(page.json_ld.authors, (std::vector<std::string>{"A. Author", "B. Writer"}));
  EXPECT_EQ(page.json_ld.site_name, "The Lantern");
  EXPECT_EQ(page.json_ld.publisher, "Lantern");
  EXPECT_EQ(page.json_ld.article_body, "Text");
  EXPECT_TRUE(page.json_ld.is_article);
}

TEST(JsonLd, SurvivesLineEndsInStringsAndBrokenScripts) {
  const PageMarkup page = markup_of(
      "<script type='application/ld+json'>{\"@type\":</script>"
      "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Two\nlines 😀\"}</script>");
  EXPECT_EQ(page.json_ld.headline, "Two lines 😀");
}

TEST(PageTitle, LeavesOutTheOutlet) {
  EXPECT_EQ(title_of("<title>Dam bursts - The Lantern</title><meta property=og:site_name content='The Lantern'>"),
            "Dam bursts");
  EXPECT_EQ(title_of("<title>The Lantern: Dam bursts</title><meta property=og:title content='Dam bursts'>"),
            "Dam bursts");
  EXPECT_EQ(
      title_of("<link rel=canonical href=https://www.river-post.example/a><title>Dam bursts | River Post</title>"),
      "Dam bursts");
  EXPECT_EQ(title_of("<title>Dam bursts: what we know - and what not</title>"),
            "Dam bursts: what we know - and what not");
}

TEST(PageTitle, PrefersTheHeadingMostLikeTheOthers) {
  EXPECT_EQ(
      title_of("<title>Dam bursts near Orla</title><h1>The Lantern</h1><h1>Dam bursts near Orla, town flooded</h1>"),
      "Dam bursts near Orla, town flooded");
  EXPECT_EQ(title_of("<title>Dam bursts near Orla</title><h1>Most read today</h1>"), "Dam bursts near Orla");
}

TEST(PageTitle, LeavesOutWhatTheHeadingSetsApart) {
  const auto title = [](std::string_view heading) {
    return title_of("<title>Dam bursts near Orla | The Lantern</title><h1>" + std::string(heading) + "</h1>");
  };
  EXPECT_EQ(title("<span>May 14</span> Dam bursts near Orla"), "Dam bursts near Orla");
  EXPECT_EQ(title("<a href=/>Dam bursts near Orla</a> <i>(orla.example)</i> <b>87</b>"), "Dam bursts near Orla");
  EXPECT_EQ(title("<small>Floods</small><span>Dam bursts near Orla</span>"), "Dam bursts near Orla");
  EXPECT_EQ(title("Dam bursts near Orla: what we know"), "Dam bursts near Orla: what we know");
}

TEST(PageTitle, IsNotTheOutletBeforeABar) {
  EXPECT_EQ(title_of("<meta property=og:site_name content='Orla River Lantern'><meta property=og:title content='Orla "
                     "River Lantern | Dam bursts'><title>ORL | Dam bursts</title><h1>Dam bursts</h1>"),
            "Dam bursts");
  EXPECT_EQ(title_of("<meta property=og:site_name content=Lantern><meta property=og:title content=Lantern>"
                     "<title>Dam bursts near Orla | Lantern</title><h1>Dam bursts near Orla</h1>"),
            "Dam bursts near Orla");
}

TEST(PageTitle, KeepsTheNumberOfAnIssue) {
  EXPECT_EQ(title_of("<meta property=og:site_name content='River Letter'><title>River Letter #18 – The dam</title>"
                     "<h1>River Letter #18 – The dam</h1><h1>The dam</h1>"),
            "River Letter #18 – The dam");
}

TEST(PageTitle, OfAFrontPageIsTheOutlet) {
  EXPECT_EQ(title_of("<link rel=canonical href=https://lantern.example/><meta property=og:site_name content='The "
                     "Lantern'><title>The Lantern | News from the river</title>"),
            "The Lantern");
}

TEST(PageTitle, TakesWhatThereIs) {
  EXPECT_EQ(title_of("<h1>A <i>head</i></h1>"), "A head");
  EXPECT_EQ(title_of("<title> T  t </title><h1>H</h1>"), "T t");
  EXPECT_EQ(title_of("<h1>&nbsp; A head &nbsp;</h1>"), "A head");
  EXPECT_EQ(title_of("<p>x"), "");
}

TEST(Authors, AreNames) {
  EXPECT_EQ(authors_of("<meta name=author content='By Ana Author and Ben Writer'>"), "Ana Author, Ben Writer");
  EXPECT_EQ(authors_of("<meta name=author content=admin><p>By Ana Author</p>"), "Ana Author");
  EXPECT_EQ(
      authors_of("<meta property=article:author content=https://x.example/ana><div class=byline>Ana Author</div>"),
      "Ana Author");
  EXPECT_EQ(authors_of("<div class=meta><span class=author>Ana Author</span> <time>12.4.2017</time></div>"),
            "Ana Author");
  EXPECT_EQ(
      authors_of("<p>By the river stood a mill, and the mill was closed for good in the spring of that year, said "
                 "the miller who had lived in it."),
      "");
}

TEST(Authors, StandBehindWhatSaysBy) {
  EXPECT_EQ(authors_of("<div>Written by</div><div>Ana Author</div><p>Text."), "Ana Author");
  EXPECT_EQ(authors_of("<span>By </span><button>Ana Author</button>"), "Ana Author");
  EXPECT_EQ(authors_of("<p>Words by: Ana Author | May 14"), "Ana Author");
  EXPECT_EQ(authors_of("<p>by Ana Author ⋅ Founder"), "Ana Author");
  EXPECT_EQ(authors_of("<p>Shop by Brand<p>Reviewed by Ben Writer<nav>By Industry</nav>"), "");
}

TEST(Authors, AreLinkedTo) {
  EXPECT_EQ(authors_of("<a href=/about>About Us</a><a href=/authors/ana>Ana Author</a>"), "Ana Author");
}

TEST(Authors, MayStandInWhatTwitterShows) {
  EXPECT_EQ(authors_of("<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ana Author'>"),
            "Ana Author");
  EXPECT_EQ(
      authors_of("<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 content='4 minutes'>"), "");
}

TEST(Authors, AreTheOutletIfNobodyElseIs) {
  const std::string outlet = "<meta property=og:site_name content='Ana Author'><meta name=author content='Ana Author'>";
  EXPECT_EQ(authors_of(outlet), "Ana Author");
  EXPECT_EQ(authors_of(outlet + "<p class=byline>By Ben Writer</p>"), "Ben Writer");
}

TEST(Authors, AreNotWhatStandsBesideThem) {
  EXPECT_EQ(authors_of("<div class=author>View all posts by Ana Author</div><div class=author>Read more »</div>"), "");
  EXPECT_EQ(authors_of("<div class=profile>Our Mission</div><div class=about>Event Type</div>"), "");
}

TEST(Authors, AreCutBetweenCharacters) {
  EXPECT_EQ(authors_of("<meta name=author content='By\u00a0• Ana Author –'>"), "Ana Author");
  EXPECT_EQ(authors_of("<meta name=author content='•Âna Authoŕ·'>"), "Âna Authoŕ");
}

TEST(Agency, IsCreditedInADatelineOrTheLastLine) {
  EXPECT_EQ(agency_credit("PARIS (AP) — The dam burst.", ""), "AP");
  EXPECT_EQ(agency_credit("ORLA (Reuters) - The dam burst.", ""), "Reuters");
  EXPECT_EQ(agency_credit("The dam burst.\n\nAssociated Press", ""), "AP");
  EXPECT_EQ(agency_credit("The dam burst.", "The Associated Press"), "AP");
  EXPECT_EQ(agency_credit("The mayor told Reuters that the dam burst.", ""), "");
}

TEST(Host, IsWithoutItsPrefix) {
  EXPECT_EQ(host_of("https://www.example.org:80/a"), "example.org");
  EXPECT_EQ(host_of("/a"), "");
}

}  // namespace
}  // namespace wirecopy::read
