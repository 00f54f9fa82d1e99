#include <gtest/gtest.h>

#include "base/testing.h"
#include "read/read.h"
#include "read/testing.h"

namespace wirecopy::read {
namespace {

using base::testing::TempFolder;

using Outcome = testing::ReadPages;

Outcome read_feed(std::string_view bytes) {
  const TempFolder folder;
  return testing::read_pages(folder.write("feed.xml", bytes));
}

TEST(Feed, ReadsRss) {
  const Outcome outcome = read_feed(R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Courier</title><language>en</language>
<item><title>Dam &amp; mine</title><link>https://courier.example/dam</link><pubDate>Tue, 14 May 2024 13:40:00 +0200</pubDate>
<dc:creator>Odile Farrant</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>The dam <b>held</b>. “Never” 😀</p><p>שלום</p>]]></content:encoded></item>
<item><title>Second</title><guid isPermaLink="false">7</guid><author>a@b.example (Ida Bell)</author>
<description>&lt;p&gt;Caf&amp;eacute; closed.&lt;/p&gt;</description></item>
<item><title>Only a title</title></item>
</channel></rss>)");
  ASSERT_EQ(outcome.pages.size(), 2U);
  const Page& page = outcome.pages[0];
  EXPECT_EQ(page.id, "https://courier.example/dam");
  EXPECT_EQ(page.url, page.id);
  EXPECT_EQ(page.title, "Dam & mine");
  EXPECT_EQ(page.published, "2024-05-14T13:40:00+02:00");
  EXPECT_EQ(page.author, "Odile Farrant");
  EXPECT_EQ(page.outlet, "The Courier");
  EXPECT_EQ(page.language, "en");
  EXPECT_EQ(page.text, "The dam held. “Never” 😀\n\nשלום");
  EXPECT_EQ(outcome.pages[1].id, "7");
  EXPECT_EQ(outcome.pages[1].author, "Ida Bell");
  EXPECT_EQ(outcome.pages[1].text, "Café closed.");
  ASSERT_EQ(outcome.notes.n_skipped(), 1U);
  EXPECT_EQ(outcome.notes.kept()[0].reason, "an item without text");
}

TEST(Feed, ReadsAtom) {
  const Outcome outcome = read_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Post</title>
<entry><id>urn:1</id><title>T</title><link rel="self" href="https://p.example/self"/><link href="https://p.example/a"/>
<updated>2024-05-15T10:00:00Z</updated><author><name>A</name></author><author><name>B</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der Deich <em>hält</em>.</p></div></content></entry>
<entry><id>urn:2</id><title>U</title><summary>2 &lt; 3</summary></entry></feed>)");
  ASSERT_EQ(outcome.pages.size(), 2U);
  EXPECT_EQ(outcome.pages[0].url, "https://p.example/a");
  EXPECT_EQ(outcome.pages[0].author, "A, B");
  EXPECT_EQ(outcome.pages[0].published, "2024-05-15T10:00:00Z");
  EXPECT_EQ(outcome.pages[0].text, "Der Deich hält.");
  EXPECT_EQ(outcome.pages[0].language, "de");
  EXPECT_EQ(outcome.pages[1].id, "urn:2");
  EXPECT_EQ(outcome.pages[1].text, "2 < 3");
}

TEST(Feed, ReadsRdfInAnotherCharset) {
  const Outcome outcome = read_feed(
      "<?xml version='1.0' encoding='windows-1252'?>\n<rdf:RDF><channel><title>Caf\xE9"
      "</title></channel><item rdf:about='https://c.example/1'><title>T</title>"
      "<description>Na\xEFve \x93words\x94.</description></item></rdf:RDF>");
  ASSERT_EQ(outcome.pages.size(), 1U);
  EXPECT_EQ(outcome.pages[0].outlet, "Café");
  EXPECT_EQ(outcome.pages[0].text, "Naïve “words”.");
  EXPECT_EQ(outcome.pages[0].id, "https://c.example/1");
}

TEST(Feed, TellsOfBrokenAndEmptyFeeds) {
  EXPECT_TRUE(read_feed("<rss><channel><item>").notes.kept().at(0).reason.starts_with("broken XML: "));
  EXPECT_EQ(read_feed("<rss><channel></channel></rss>").notes.kept().at(0).reason,
            "XML with <rss>; expected a feed with items");
}

}  // namespace
}  // namespace wirecopy::read
