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

// An invented report as sites dress theirs; `%` stands where a test puts something.
constexpr std::string_view kReport =
    "<!DOCTYPE html><html lang=en><head><title>Dam above Orla gives way | The Lantern</title>"
    "<meta property=og:site_name content='The Lantern'><meta property=og:title content='Dam above Orla gives way'>"
    "<meta property=article:published_time content=2017-04-12T22:04:00-04:00>"
    "<link rel=canonical href=https://lantern.example/2017/orla></head><body>"
    "<nav class=menu><ul><li><a href=/>Home</a><li><a href=/world>World</a><li><a href=/sport>Sport</a></ul></nav>"
    "<main><article class=post><h1 class=entry-title>Dam above Orla gives way</h1>"
    "<div class=byline>By <a href=/ana>Ana Author</a> and <a href=/ben>Ben Writer</a> | April 12, 2017</div>"
    "<div class=share-bar><a href=https://x.example/s>Share</a> <a href=https://y.example/t>Tweet</a></div>"
    "<div class=entry-content>"
    "<p>ORLA (AP) — The old dam above the town of Orla gave way on Wednesday night, and some four hundred people were "
    "brought to safety before the water reached the lower streets, the mayor said.</p>"
    "<p>“We had twenty minutes, no more,” said Mayor Ida Falk, who had ordered the sirens to be sounded shortly after "
    "nine. “That was enough, because people here know where to go.”</p>%"
    "<h2>An old wall</h2>"
    "<p>The wall was built in 1931 to drive the mill below it, and engineers who looked at it last year had found "
    "cracks "
    "on its northern side. Repairs were to begin in the summer, according to the district.</p>"
    "<ul><li>Four hundred people had to leave their homes in the night.</li>"
    "<li>Two bridges over the river are closed until further notice.</li></ul>"
    "<p>Nobody was hurt. The district said that it would tell on Friday who is to pay for the damage, which it put at "
    "two "
    "million crowns; the insurers have not yet spoken.</p></div>"
    "<div class=newsletter-signup><h3>Sign up for our newsletter</h3><p>Get the latest from The Lantern in your inbox "
    "every morning.</p><button>Subscribe</button></div>"
    "<div class=author-bio><h4>About the author</h4><p>Ana Author writes about rivers for The Lantern.</p></div>"
    "<section class=related-posts><h3>Related</h3><ul><li><a href=/a>Water runs short in the hills</a>"
    "<li><a href=/b>Bridge at Tarn reopens after a year</a><li><a href=/c>What the mill once made</a></ul></section>"
    "<section id=comments class=comments-area><h3>2 comments</h3><ol class=comment-list><li class=comment><p>My uncle "
    "worked on that wall, it was never any good.</p><a href=#r>Reply</a></ol></section></article></main>"
    "<footer class=site-footer><p>© 2017 The Lantern. All rights reserved.</p></footer></body></html>";
constexpr std::string_view kReportText[] = {
    "ORLA (AP) — The old dam above the town of Orla gave way on Wednesday night, and some four hundred people were "
    "brought to safety before the water reached the lower streets, the mayor said.\n\n"
    "“We had twenty minutes, no more,” said Mayor Ida Falk, who had ordered the sirens to be sounded shortly after "
    "nine. “That was enough, because people here know where to go.”",
    "\n\nAn old wall\n\n"
    "The wall was built in 1931 to drive the mill below it, and engineers who looked at it last year had found cracks "
    "on its northern side. Repairs were to begin in the summer, according to the district.\n\n"
    "Four hundred people had to leave their homes in the night.\n"
    "Two bridges over the river are closed until further notice.\n\n"
    "Nobody was hurt. The district said that it would tell on Friday who is to pay for the damage, which it put at two "
    "million crowns; the insurers have not yet spoken."};

std::string report_with(std::string_view inserted) {
  std::string html(kReport);
  return html.replace(html.find('%'), 1, inserted);
}
std::string report_text(std::string_view inserted) {
  return std::string(kReportText[0]) + std::string(inserted) + std::string(kReportText[1]);
}

TEST(MainText, IsTheReportWithoutWhatStandsAroundIt) {
  EXPECT_EQ(text_of(report_with("")), report_text(""));
}

TEST(MainText, LeavesOutBoxesInside) {
  EXPECT_EQ(
      text_of(report_with("<div class=related-link><a href=/d>Read more: Water runs short in the hills</a></div>")),
      report_text(""));
  EXPECT_EQ(text_of(report_with("<aside class=ad><p>Advertisement</p></aside>")), report_text(""));
}

TEST(MainText, KeepsWhatBelongsToIt) {
  EXPECT_EQ(text_of(report_with("<p>“It sounded like a train,” said a neighbour, who did not want to be named. "
                                "“Then the <a href=/e>lights went out</a> in the whole valley 😀.”</p>")),
            report_text(
                "\n\n“It sounded like a train,” said a neighbour, who did not want to be named. “Then the lights went "
                "out in the whole valley 😀.”"));
}

TEST(MainText, IsFoundInOtherScripts) {
  const std::string around =
      "<nav><ul><li><a href=/1>Мир</a><li><a href=/2>Спорт</a></ul></nav><h1>Плотина прорвана</h1>";
  const std::string first =
      "Старая плотина над городом Орла прорвалась в ночь на среду, и около четырёхсот человек были выведены в "
      "безопасное "
      "место прежде, чем вода дошла до нижних улиц, сообщила мэр.";
  const std::string second =
      "«У нас было двадцать минут, не больше», — сказала Ида Фальк, приказавшая включить сирены в начале десятого. "
      "«Этого хватило, потому что люди знают, куда идти».";
  EXPECT_EQ(text_of(around + "<div class=text><p>" + first + "</p><p>" + second + "</p></div><div class=related><ul>" +
                    "<li><a href=/3>Мост снова открыт</a><li><a href=/4>В горах не хватает воды</a></ul></div>"),
            first + "\n\n" + second);
}

TEST(MainText, IsFoundInBrokenMarkup) {
  std::string html = report_with("");
  for (const std::string_view tag : {"</p>", "</li>", "</body></html>", "</a>"})
    for (std::size_t at = html.find(tag); at != std::string::npos; at = html.find(tag)) html.erase(at, tag.size());
  EXPECT_TRUE(text_of(html).contains(kReportText[0]));
}

TEST(MainText, IsTakenFromJsonLdWhereThePageHoldsNone) {
  EXPECT_EQ(
      text_of("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"The old dam above the "
              "town gave way on Wednesday night.\"}</script><div id=app>Loading</div>"),
      "The old dam above the town gave way on Wednesday night.");
}

TEST(Html, ReadsWhatThePageSaysOfItself) {
  const auto page = parse_page(report_with(""));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->id, "0001");
  EXPECT_EQ(page->path, "pages/0001.html");
  EXPECT_EQ(page->title, "Dam above Orla gives way");
  EXPECT_EQ(page->outlet, "The Lantern");
  EXPECT_EQ(page->author, "Ana Author, Ben Writer");
  EXPECT_EQ(page->published, "2017-04-12T22:04:00-04:00");
  EXPECT_EQ(page->url, "https://lantern.example/2017/orla");
  EXPECT_EQ(page->language, "en");
  EXPECT_EQ(page->agency, "AP");
}

TEST(Html, TellsTheDayByVote) {
  const auto published = [](std::string html) {
    const auto page = parse_page(std::move(html));
    return page ? page->published : page.error().message;
  };
  EXPECT_EQ(published("<h1>Dam</h1><p>Published: April 12, 2017 | Updated: May 2, 2018</p><p>Text of it."),
            "2017-04-12");
  EXPECT_EQ(published("<meta property=article:modified_time content=2018-05-02><h1>Dam</h1><time datetime=2017-04-12>x"
                      "</time><p>Text of it."),
            "2017-04-12");
  EXPECT_EQ(published("<p>Text of it."), "");
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

TEST(Html, DecodesWhatWasEncodedTwice) {
  const auto page = parse_page("<p>The dam\u00e2\u0080\u0099s wall \u00c3\u00a9 \u00f0\u009f\u0098\u0080 gave way");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->text, "The dam’s wall é 😀 gave way");
  EXPECT_EQ(page->notes, std::vector<std::string>{"3 characters that were encoded twice decoded"});
}

TEST(Html, KeepsRareCharactersThatMeanThemselves) {
  EXPECT_EQ(text_of("<p>S\u00c3\u00a3o \u00e2 \u00c2\u00a0x ÃÃ"), "S\u00c3\u00a3o \u00e2 \u00c2\u00a0x ÃÃ");
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

// Each of these once would have cost the product of two of its lengths.
TEST(Html, SurvivesFactsWithoutEnd) {
  std::string times;
  for (int i = 0; i < 500; ++i) times += "<time><b itemprop=author>";
  std::string names = "<meta name=author content='";
  for (int i = 0; i < 500'000; ++i) names += "A. B, ";
  const std::string words(2'000'000, '-');
  for (const std::string& html : {times + words + " x", names + "'>x", "<title>a - " + words + " b</title>x",
                                  "<meta property=og:title content='a | " + words + "'>x"})
    EXPECT_TRUE(text_of(html).ends_with("x"));
}

TEST(Html, SurvivesManyUnclosedElements) {
  std::string html;
  for (int i = 0; i < 20'000; ++i) html += "<p>x<li>y<br>";
  EXPECT_TRUE(text_of(html).starts_with("x\n\n"));
}

}  // namespace
}  // namespace wirecopy::read
