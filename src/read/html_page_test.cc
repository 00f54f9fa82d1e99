#include <gtest/gtest.h>

#include "read/read.h"

namespace wirecopy::read {
namespace {

Result<Page> parse_page(std::string html) {
  return parse(record_of(Format::html, std::move(html), "0001", "pages/0001.html"));
}
std::string text_of(std::string html) {
  const auto page = parse_page(std::move(html));
  return page ? page->text : "error: " + page.error().message;
}

TEST(Html, SeparatesParagraphsByABlankLine) {
  EXPECT_EQ(text_of("<h1>Head</h1><p>One “é”\r\n  😀 <b>bold</b>.</p>\n<p>שלום</p><div>Three<div>Four</div></div>"),
            "Head\n\nOne “é” 😀 bold.\n\nשלום\n\nThree\n\nFour");
}

TEST(Html, BreaksLinesAndItems) {
  EXPECT_EQ(text_of("<p>a<br>b<br><br>c</p><ul><li>one<li> two </ul><table><tr><td>x<td>y<tr><td>z</table>"),
            "a\nb\n\nc\n\none\ntwo\n\nx y\nz");
}

TEST(Html, KeepsLinesOfPreformattedText) {
  EXPECT_EQ(text_of("<pre>a\n b\n\n\nc</pre>"), "a\nb\n\nc");
}

TEST(Html, DecodesReferences) {
  EXPECT_EQ(text_of("<p>&ldquo;a&rdquo; &amp; &#128512; e&#x301;&nbsp;x"), "“a” & 😀 e\u0301\u00a0x");
}

TEST(Html, LeavesOutFurniture) {
  EXPECT_EQ(text_of("<head><title>T</title><style>s</style></head><body><header>h</header><nav>n</nav><p>Text<script>s"
                    "</script><aside>a</aside> more<noscript>n</noscript></p><div hidden>x</div><form><p>f</p></form>"
                    "<footer>f</footer>"),
            "Text\n\nmore");
}

TEST(Html, KeepsAFormThatHoldsThePage) {
  EXPECT_EQ(text_of("<body><form><p>All of it.</p></form>"), "All of it.");
}

TEST(Html, TakesTheArticleThatHoldsMostText) {
  EXPECT_EQ(text_of("<p>Side.</p><article><p>The long main text.</p></article>"), "The long main text.");
  EXPECT_EQ(text_of("<main><p>x</p><article><p>The long main text.</p></article></main>"), "The long main text.");
  EXPECT_EQ(text_of("<article><p>One.</p></article><article><p>Two.</p></article>"), "One.\n\nTwo.");
}

TEST(Html, ReadsWhatTheHeadSays) {
  const auto page = parse_page(
      "<html lang=en><head><title>Title - Outlet</title><meta property='og:title' content='The\n “Title”'>"
      "<meta property=og:site_name content=Outlet><meta name=Author content='A. B.'>"
      "<meta property=article:published_time content=2017-04-12T22:04:00-04:00>"
      "<link rel=canonical href=https://x/y><meta property=og:url content=https://x/z></head><p>Text");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->id, "0001");
  EXPECT_EQ(page->path, "pages/0001.html");
  EXPECT_EQ(page->title, "The “Title”");
  EXPECT_EQ(page->outlet, "Outlet");
  EXPECT_EQ(page->author, "A. B.");
  EXPECT_EQ(page->published, "2017-04-12T22:04:00-04:00");
  EXPECT_EQ(page->url, "https://x/y");
  EXPECT_EQ(page->language, "en");
}

TEST(Html, FallsBackOnElements) {
  const auto page =
      parse_page("<meta property=og:url content=u><h1>A <i>head</i></h1><time datetime=2017-04-12>x</time>");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->title, "A head");
  EXPECT_EQ(page->published, "2017-04-12");
  EXPECT_EQ(page->url, "u");
  EXPECT_EQ(parse_page("<title> T  t </title><h1>H</h1>")->title, "T t");
}

TEST(Html, DecodesTheDeclaredCharset) {
  for (const char* charset : {"windows-1252", "ISO-8859-1"}) {
    const auto page = parse_page(std::string("<meta charset='") + charset + "'><p>caf\xE9 \x93quoted\x94");
    ASSERT_TRUE(page);
    EXPECT_EQ(page->text, "café “quoted”");
    EXPECT_EQ(page->notes.size(), 1U);
  }
  EXPECT_EQ(text_of("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\"><p>\xCC\xE8\xF0"),
            "Мир");
}

TEST(Html, BelievesValidUtf8MoreThanTheDeclaration) {
  EXPECT_EQ(text_of("<meta charset=iso-8859-1><p>café 😀"), "café 😀");
}

TEST(Html, RepairsWhatNoCharsetExplains) {
  for (const char* head : {"", "<meta charset=utf-8>", "<meta charset=no-such>"}) {
    const auto page = parse_page(std::string(head) + "<p>caf\xE9 x");
    ASSERT_TRUE(page);
    EXPECT_EQ(page->text, "caf\uFFFD x");
    EXPECT_EQ(page->notes, std::vector<std::string>{"1 ill-formed UTF-8 sequences replaced by U+FFFD"});
  }
}

TEST(Html, ReadsUtf16ByItsMark) {
  const std::string page = "<p>a \xe9";
  std::string wide = "\xFF\xFE";
  for (const char c : page) (wide += c) += '\0';
  EXPECT_EQ(text_of(wide), "a é");
}

TEST(Html, RefusesAPageWithoutText) {
  EXPECT_EQ(text_of("<html><script>x</script></html>"), "error: a web page without text");
}

TEST(Html, ReadsWhatIsNestedBeyondAllUse) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  EXPECT_EQ(text_of(deep + "x"), "x");
}

TEST(Html, ReadsNoTagsInScriptsAndComments) {
  std::string code;
  for (int i = 0; i < 3'000; ++i) code += "if (a<b && c / d) e = '<div>'; ";
  EXPECT_EQ(text_of("<script>" + code + "</script><style>" + code + "</style><!--" + code + "--><p>Text"), "Text");
}

TEST(Html, SurvivesManyUnclosedElements) {
  std::string html;
  for (int i = 0; i < 20'000; ++i) html += "<p>x<li>y<br>";
  EXPECT_TRUE(text_of(html).starts_with("x\n\n"));
}

}  // namespace
}  // namespace wirecopy::read
