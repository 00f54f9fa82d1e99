#include <gtest/gtest.h>

#include "base/testing.h"
#include "read/read.h"
#include "read/testing.h"

namespace wirecopy::read {
namespace {

using base::testing::TempFolder;

using Outcome = testing::ReadPages;

Outcome read_xml(std::string_view bytes) {
  const TempFolder folder;
  return testing::read_pages(folder.write("items.xml", bytes));
}

std::string item(std::string_view attributes, std::string_view about_item, std::string_view about,
                 std::string_view content) {
  return std::string("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" standard=\"NewsML-G2\" ")
      .append(attributes)
      .append("><itemMeta>")
      .append(about_item)
      .append("</itemMeta><contentMeta>")
      .append(about)
      .append("</contentMeta><contentSet>")
      .append(content)
      .append("</contentSet></newsItem>");
}

TEST(Newsml, ReadsAnItemInXhtml) {
  const Outcome outcome = read_xml(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
      item("guid=\"https://capstan.example/n/1\" version=\"2\" xml:lang=\"en\"",
           "<itemClass qcode=\"ninat:text\"/><provider qcode=\"nprov:CAP\"><name>Capstan</name></provider>"
           "<versionCreated>2024-05-14T13:40:00+02:00</versionCreated>",
           "<headline>Dam &amp; mine</headline><by>Odile Farrant</by>",
           "<inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><head>"
           "<title>t</title></head><body><p>“The <em>dam</em> held.” 😀</p><p>שלום</p></body></html></inlineXML>"));
  ASSERT_EQ(outcome.pages.size(), 1U);
  const Page& page = outcome.pages[0];
  EXPECT_EQ(page.id, "https://capstan.example/n/1");
  EXPECT_EQ(page.url, page.id);
  EXPECT_EQ(page.title, "Dam & mine");
  EXPECT_EQ(page.author, "Odile Farrant");
  EXPECT_EQ(page.published, "2024-05-14T13:40:00+02:00");
  EXPECT_EQ(page.outlet, "Capstan");
  EXPECT_EQ(page.language, "en");
  EXPECT_EQ(page.text, "“The dam held.” 😀\n\nשלום");
}

TEST(Newsml, ReadsTheTextsOfAMessage) {
  const std::string nitf =
      "<inlineXML contenttype=\"application/nitf+xml\"><nitf><body><body.head><hedline><hl1>From NITF</hl1></hedline>"
      "<byline>Ida Bell</byline></body.head><body.content><p>First.</p><media><media-caption>A picture</media-caption>"
      "</media><hl2>Then</hl2><block><p>Second.</p></block></body.content></body></nitf></inlineXML>";
  const Outcome outcome =
      read_xml("<newsMessage><header/><itemSet>" + item("guid=\"urn:1\"", "<provider qcode=\"nprov:CAP\"/>", "", nitf) +
               item("guid=\"urn:2\"", "<itemClass qcode=\"ninat:picture\"/>", "", "<remoteContent href=\"a.jpg\"/>") +
               "<packageItem guid=\"urn:3\"/>" +
               item("", "<provider literal=\"Kurier\"/>", "<language tag=\"de\"/>",
                    "<inlineData contenttype=\"text/plain\">Der Deich hält.</inlineData>") +
               item("guid=\"urn:5\"", "", "", "<inlineData contenttype=\"text/calendar\">x</inlineData>") +
               "</itemSet></newsMessage>");
  ASSERT_EQ(outcome.pages.size(), 2U);
  EXPECT_EQ(outcome.pages[0].text, "First.\n\nThen\n\nSecond.");
  EXPECT_EQ(outcome.pages[0].title, "From NITF");
  EXPECT_EQ(outcome.pages[0].author, "Ida Bell");
  EXPECT_EQ(outcome.pages[0].outlet, "CAP");
  EXPECT_EQ(outcome.pages[1].id, "items:4");
  EXPECT_EQ(outcome.pages[1].text, "Der Deich hält.");
  EXPECT_EQ(outcome.pages[1].outlet, "Kurier");
  EXPECT_EQ(outcome.pages[1].language, "de");
  ASSERT_EQ(outcome.notes.n_skipped(), 1U);
  EXPECT_EQ(outcome.notes.kept()[0].reason, "a news item without text");
  EXPECT_TRUE(outcome.notes.kept()[0].where.ends_with("items.xml item 5"));
}

TEST(Newsml, LeavesOutWhatStandsAroundTheTextInXhtml) {
  const Outcome outcome = read_xml(
      item("guid=\"urn:1\"", "", "",
           "<inlineXML><html><body><header><ul><li>Dams</li></ul><h1>The dam</h1></header><section><p>First 😀.</p>"
           "<figure><figcaption>A picture</figcaption></figure><div>Own text.</div></section><footer>dpa</footer>"
           "</body></html></inlineXML>"));
  ASSERT_EQ(outcome.pages.size(), 1U);
  EXPECT_EQ(outcome.pages[0].text, "First 😀.\n\nOwn text.");
}

TEST(Newsml, TakesAnAccountForNoAuthor) {
  const std::string text = "<inlineData contenttype=\"text/plain\">It held.</inlineData>";
  const auto author = [&text](std::string_view creator) {
    return read_xml(item("guid=\"urn:1\"", "", creator, text)).pages.at(0).author;
  };
  EXPECT_EQ(author("<creator qcode=\"acc:bell.ida\"/>"), "");
  EXPECT_EQ(author("<creator><name>Ida Bell</name></creator>"), "Ida Bell");
}

TEST(Newsml, ReadsPrefixedNames) {
  const Outcome outcome = read_xml(
      "<n:newsItem xmlns:n=\"x\" guid=\"urn:1\"><n:contentMeta><n:headline>T</n:headline></n:contentMeta><n:contentSet>"
      "<n:inlineXML><h:html xmlns:h=\"y\"><h:body><h:p>One</h:p></h:body></h:html></n:inlineXML></n:contentSet>"
      "</n:newsItem>");
  ASSERT_EQ(outcome.pages.size(), 1U);
  EXPECT_EQ(outcome.pages[0].title, "T");
  EXPECT_EQ(outcome.pages[0].text, "One");
}

TEST(Newsml, ReadsNitfAlone) {
  const Outcome outcome = read_xml(
      "<nitf><head><title>t</title><docdata><doc-id id-string=\"n-1\"/><date.issue "
      "norm=\"20240514T134000Z\"/></docdata>"
      "<pubdata name=\"The Courier\"/></head><body><body.head><hedline><hl1>The dam</hl1></hedline></body.head>"
      "<body.content><p>It held.</p></body.content></body></nitf>");
  ASSERT_EQ(outcome.pages.size(), 1U);
  EXPECT_EQ(outcome.pages[0].id, "n-1");
  EXPECT_EQ(outcome.pages[0].title, "The dam");
  EXPECT_EQ(outcome.pages[0].published.substr(0, 10), "2024-05-14");
  EXPECT_EQ(outcome.pages[0].outlet, "The Courier");
  EXPECT_EQ(outcome.pages[0].text, "It held.");
}

TEST(Newsml, TellsOfWhatHoldsNoText) {
  EXPECT_EQ(read_xml("<newsMessage></newsMessage>").notes.kept().at(0).reason, "a news message without items");
  EXPECT_EQ(read_xml("<newsItem guid=\"a\"></newsItem>").notes.kept().at(0).reason, "a news item without text");
  EXPECT_TRUE(read_xml("<newsItem><itemMeta>").notes.kept().at(0).reason.starts_with("broken XML: "));
}

}  // namespace
}  // namespace wirecopy::read
