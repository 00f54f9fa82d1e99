#include "read/page_parts.h"

#include <string>

#include <gtest/gtest.h>

#include "read/read.h"

namespace wirecopy::read {
namespace {

Page parsed(std::string html, const WebText& wanted = {}) {
  auto page = parse(record_of(Format::html, std::move(html), "0001", "pages/0001.html"), {}, wanted);
  EXPECT_TRUE(page);
  return page ? *std::move(page) : Page();
}

// Each part as a line: its kind, its level if it has one, its text; in brackets what stands beside the text.
std::string outline(const Page& page) {
  constexpr std::string_view kNames[] = {"paragraph", "heading", "item", "quote", "row", "caption", "comment"};
  std::string lines;
  for (const PagePart& part : page.parts) {
    lines += kNames[static_cast<std::size_t>(part.kind)];
    if (part.level > 0) lines += std::to_string(part.level);
    lines +=
        " " + (part.text.empty() ? page.text.substr(part.span.begin, part.span.size()) : "[" + part.text + "]") + "\n";
  }
  return lines;
}

TEST(PageParts, TellHeadingsItemsQuotesAndRows) {
  EXPECT_EQ(outline(parsed("<h2>Über 😀</h2><p>One.</p><blockquote><p>Two.</p></blockquote><ul><li>a<ol><li>b</ol></ul>"
                           "<table><caption>c</caption><tr><td>x<td>y</table><dl><dt>t<dd>d</dl>שלום")),
            "heading2 Über 😀\nparagraph One.\nquote Two.\nitem1 a\nitem2 b\ncaption c\nrow x y\nitem1 t\nitem1 d\n"
            "paragraph שלום\n");
}

TEST(PageParts, CallNoParagraphOfALaidOutTableARow) {
  const std::string sentence =
      "The ferry crossed the river again on Monday, and a hundred people stood there to see it come.";
  EXPECT_EQ(outline(parsed("<table><tr><td><p>Toll<td><p>2<tr><td><p>" + sentence + "</table>")),
            "row Toll\nrow 2\nparagraph " + sentence + "\n");
}

TEST(PageParts, CoverTheText) {
  const Page page = parsed("<p>a<br>b</p><p>c<div>d");
  std::uint32_t end = 0;
  for (const PagePart& part : page.parts) {
    EXPECT_EQ(page.text.substr(end, part.span.begin - end).find_first_not_of('\n'), std::string::npos);
    end = part.span.end;
  }
  EXPECT_EQ(end, page.text.size());
}

// A report with a picture, and what readers wrote below it; long enough to be judged by the model.
constexpr std::string_view kReport =
    "<html><head><title>Ferry to Asken runs again</title></head><body><nav><a href=/>Home</a></nav><article>"
    "<h1>Ferry to Asken runs again</h1><figure><img src=a.jpg><figcaption>The ferry at its landing, early in the "
    "morning</figcaption></figure><div class=entry-content>"
    "<p>The ferry to Asken crossed the river again on Monday morning for the first time since the flood tore its cable "
    "away, and a hundred people stood on the landing to see it come.</p>"
    "<p>“I have been waiting for this since March,” said Ole Brandt, who has worked the winch for thirty years, and "
    "who "
    "had spent the spring mending it by hand, piece by piece.</p>"
    "<blockquote><p>It is not a boat, it is a street, and a street has to be open, the council wrote in its report on "
    "the repairs that was handed out at the landing.</p></blockquote>"
    "<p>The crossing takes four minutes and costs two crowns, as it did before. From June on the ferry will run until "
    "midnight on Fridays and Saturdays, the district said on its page.</p></div></article>"
    "<section id=comments class=comments-area><h3>2 comments</h3><ol class=comment-list><li class=comment><div "
    "class=comment-author>Ida</div><div class=comment-content><p>Four minutes of peace, at last, after all that "
    "driving "
    "around by the bridge.</p></div><a href=#r class=comment-reply-link>Reply</a></li></ol><form class=comment-form>"
    "<p>Your address will not be shown.</p></form></section><footer><p>© The Ferrow Tribune</p></footer></body></html>";

TEST(PageParts, KeepCaptionsBesideTheText) {
  const Page page = parsed(std::string(kReport));
  EXPECT_TRUE(outline(page).contains("caption [The ferry at its landing, early in the morning]\n")) << outline(page);
  EXPECT_FALSE(page.text.contains("early in the morning"));
}

TEST(PageParts, KeepCommentsOnlyWhereAskedFor) {
  const std::string comment =
      "comment [Four minutes of peace, at last, after all that driving around by the bridge.]\n";
  EXPECT_FALSE(outline(parsed(std::string(kReport))).contains("comment ["));
  const Page page = parsed(std::string(kReport), {.raw = false, .with_comments = true, .without_repetition = false});
  EXPECT_TRUE(outline(page).ends_with(comment)) << outline(page);
  EXPECT_EQ(page.text, parsed(std::string(kReport)).text);
}

TEST(PageParts, AreAllThereIsOfARawPage) {
  const Page page = parsed(std::string(kReport), {.raw = true, .with_comments = false, .without_repetition = false});
  for (const std::string_view text : {"Home", "early in the morning", "Your address", "Reply", "© The Ferrow Tribune"})
    EXPECT_TRUE(page.text.contains(text)) << text;
}

}  // namespace
}  // namespace wirecopy::read
