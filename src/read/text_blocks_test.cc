#include "read/text_blocks.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace wirecopy::read {
namespace {

// "p|text" a block, in lines; a second bar and the bytes in links where there are any.
std::string blocks_of(std::string_view html) {
  const auto document = HtmlDocument::parse(html);
  if (!document) return "error";
  const PageBlocks page = collect_blocks(document->nodes());
  std::string out;
  for (const TextBlock& block : page.blocks) {
    out += html_tag_name(page.elements[block.element].tag);
    (out += '|') += page.text_of(block);
    if (block.n_link_bytes > 0) out += '|' + std::to_string(block.n_link_bytes);
    out += '\n';
  }
  return out;
}

TEST(TextBlocks, CutAtBlockElements) {
  EXPECT_EQ(
      blocks_of("<h1>Head</h1><p>One “é”\r\n  😀 <b>bold</b>.</p>\n<p>שלום</p><div>Three<div>Four</div>five</div>"),
      "h1|Head\np|One “é” 😀 bold.\np|שלום\ndiv|Three\ndiv|Four\ndiv|five\n");
}

TEST(TextBlocks, KeepOneLineBreakAndPartAtTwo) {
  EXPECT_EQ(blocks_of("<div>a<br>b<br> <br>c</div>"), "div|a\nb\ndiv|c\n");
}

TEST(TextBlocks, HoldRowsAndItems) {
  EXPECT_EQ(blocks_of("<ul><li>one<li>two</ul><table><tr><td>x<td>y<tr><td>z</table>"),
            "li|one\nli|two\ntr|x y\ntr|z\n");
}

TEST(TextBlocks, CountWhatIsLinked) {
  EXPECT_EQ(blocks_of("<p>see <a href=x>here now</a>, <a name=y>not</a></p>"), "p|see here now, not|9\n");
}

TEST(TextBlocks, LeaveOutWhatIsNoText) {
  EXPECT_EQ(blocks_of("<title>t</title><p>a<script>s</script><svg><text>v</text></svg>b<noscript>n</noscript><select>"
                      "<option>o</select><textarea>x</textarea></p>"),
            "p|a b\n");
}

TEST(TextBlocks, KnowWhatIsHidden) {
  const auto document = HtmlDocument::parse("<div style='color:red; display: none'><p>a</div><p hidden>b<p>c");
  ASSERT_TRUE(document);
  const PageBlocks page = collect_blocks(document->nodes());
  ASSERT_EQ(page.blocks.size(), 3U);
  EXPECT_TRUE(page.elements[page.blocks[0].leaf].is_hidden);
  EXPECT_TRUE(page.elements[page.blocks[1].leaf].is_hidden);
  EXPECT_FALSE(page.elements[page.blocks[2].leaf].is_hidden);
}

TEST(TextBlocks, SumUpInTheElementsAroundThem) {
  const auto document = HtmlDocument::parse("<article><p>abc<p>de</article><p>f");
  ASSERT_TRUE(document);
  const PageBlocks page = collect_blocks(document->nodes());
  const auto article = std::ranges::find(page.elements, HtmlTag::article, &PageElement::tag);
  ASSERT_NE(article, page.elements.end());
  EXPECT_EQ(article->n_bytes, 5U);
  EXPECT_EQ(page.elements[0].n_bytes, 6U);
  EXPECT_EQ(page.elements[0].n_blocks, 3U);
}

TEST(TextBlocks, AreCapped) {
  std::string html;
  for (std::size_t i = 0; i < kMostBlocks + 10; ++i) html += "<p>x";
  const auto document = HtmlDocument::parse(html);
  ASSERT_TRUE(document);
  EXPECT_EQ(collect_blocks(document->nodes()).blocks.size(), kMostBlocks);
}

}  // namespace
}  // namespace wirecopy::read
