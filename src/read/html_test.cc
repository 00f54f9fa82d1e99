// The parser alone: what tree comes of what tags.
#include "read/html.h"

#include <gtest/gtest.h>

#include "read/character_references.h"

namespace wirecopy::read {
namespace {

// The body's tags and text on one line: "<p>x</p>".
std::string body_of(std::string_view html) {
  const auto document = HtmlDocument::parse(html);
  if (!document) return "error: " + document.error().message;
  const auto nodes = document->nodes();
  std::string out;
  bool is_in_body = false;
  for (const HtmlNode& node : nodes) {
    if (node.kind == HtmlNode::Kind::close && node.tag == HtmlTag::body) break;
    if (is_in_body && node.kind == HtmlNode::Kind::text) out += node.text;
    if (is_in_body && node.kind == HtmlNode::Kind::open) (out += '<').append(node.text) += '>';
    if (is_in_body && node.kind == HtmlNode::Kind::close) (out += "</").append(node.text) += '>';
    is_in_body = is_in_body || node.opens(HtmlTag::body);
  }
  return out;
}

std::string attribute_of_first(std::string_view html, std::string_view name) {
  const auto document = HtmlDocument::parse(html);
  if (!document) return "error";
  for (const HtmlNode& node : document->nodes())
    if (node.has_attribute(name)) return std::string(node.attribute(name));
  return "none";
}

std::string decoded(std::string_view text, ReferencePlace place = ReferencePlace::text) {
  std::string out;
  decode_references(text, place, &out);
  return out;
}

TEST(HtmlDocument, ListsNodesInOrderWithTheirOtherEnds) {
  const auto document = HtmlDocument::parse("<p id=a>x<b>y</b></p>");
  ASSERT_TRUE(document);
  const auto nodes = document->nodes();
  std::string names;
  for (const HtmlNode& node : nodes)
    (names += node.kind == HtmlNode::Kind::close ? "/" : "") += std::string(node.text) + " ";
  EXPECT_EQ(names, " html head /head body p x b y /b /p /body /html / ");
  for (std::size_t i = 0; i < nodes.size(); ++i)
    EXPECT_TRUE(nodes[i].kind == HtmlNode::Kind::text || nodes[nodes[i].other].other == i) << i;
  EXPECT_EQ(nodes[5].attribute("id"), "a");
}

TEST(HtmlDocument, ClosesWhatNeedsNoClosingTag) {
  EXPECT_EQ(body_of("<p>a<p>b<div>c"), "<p>a</p><p>b</p><div>c</div>");
  EXPECT_EQ(body_of("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>"),
            "<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>");
  EXPECT_EQ(body_of("<dl><dt>a<dd>b<dt>c</dl>"), "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>");
  EXPECT_EQ(body_of("<select><option>a<option>b</select>x"), "<select><option>a</option><option>b</option></select>x");
  EXPECT_EQ(body_of("<h2>a<h3>b</h2>c"), "<h2>a</h2><h3>b</h3>c");
}

TEST(HtmlDocument, OpensWhatTablesNeed) {
  EXPECT_EQ(body_of("<table><td>a<td>b<tr><th>c</table>"),
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></tbody></table>");
  EXPECT_EQ(body_of("<table><tr><td><table><tr><td>a</table>b</table>c"),
            "<table><tbody><tr><td><table><tbody><tr><td>a</td></tr></tbody></table>b</td></tr></tbody></table>c");
  EXPECT_EQ(body_of("<div><td>a</div>"), "<div>a</div>");
}

TEST(HtmlDocument, PassesOverStrayClosingTags) {
  EXPECT_EQ(body_of("<div>a</span></article></li>b</div></div>c"),
            "<div>a"
            "b</div>c");
  EXPECT_EQ(body_of("<div><table><tr><td>a</div>b</table>c</div>"),
            "<div><table><tbody><tr><td>ab</td></tr></tbody></table>c</div>");
  EXPECT_EQ(body_of("a</p>b</br>c"), "a<p></p>b<br></br>c");
}

TEST(HtmlDocument, EndsMisnestedFormattingWhereItsParentEnds) {
  EXPECT_EQ(body_of("<b>a<i>b</b>c</i>"), "<b>a<i>b</i></b>c");
  EXPECT_EQ(body_of("<b><p>a</b>b</p>c"), "<b><p>ab</p></b>c");
  EXPECT_EQ(body_of("<a href=x>a<a href=y>b</a>"), "<a>a</a><a>b</a>");
}

TEST(HtmlDocument, KeepsWhatFollowsTheBody) {
  EXPECT_EQ(body_of("<body><p>a</body></html><p>b"), "<p>a</p><p>b</p>");
}

TEST(HtmlDocument, ReadsAttributesHoweverWritten) {
  const auto document = HtmlDocument::parse("<p A=1 b='2 &amp; \"' c=\"3\n>\" d e = 5/ A=6 =x>t");
  ASSERT_TRUE(document);
  const HtmlNode& node = document->nodes()[5];
  EXPECT_EQ(node.attribute("a"), "1");
  EXPECT_EQ(node.attribute("b"), "2 & \"");
  EXPECT_EQ(node.attribute("c"), "3\n>");
  EXPECT_TRUE(node.has_attribute("d"));
  EXPECT_EQ(node.attribute("e"), "5/");
  EXPECT_TRUE(node.has_attribute("=x"));
}

TEST(HtmlDocument, TakesTheFirstHtmlTagsAttributes) {
  EXPECT_EQ(attribute_of_first("<!-- c --><script>s</script><html lang=es><body>x", "lang"), "es");
  EXPECT_EQ(attribute_of_first("<html lang=es><body>x<html lang=de>", "lang"), "es");
}

TEST(HtmlDocument, HoldsNoTagsInScriptsTitlesAndStyles) {
  EXPECT_EQ(body_of("<body><script>if (a<b) '</div>' </scripty></SCRIPT >x"),
            "<script>if (a<b) '</div>' </scripty></script>x");
  EXPECT_EQ(body_of("<body><textarea>a &amp; <b></textarea>x"), "<textarea>a & <b></textarea>x");
  EXPECT_EQ(body_of("<body><script><!-- <script>a</script> --></script>x"),
            "<script><!-- <script>a</script> --></script>x");
  EXPECT_EQ(body_of("<body>a<style>b"), "a<style>b</style>");
}

TEST(HtmlDocument, PassesOverCommentsAndDeclarations) {
  EXPECT_EQ(body_of("<!DOCTYPE html><body>a<!-- <p> -- > -->b<!-->c<!--->d<!-- --!>e<?xml ?>f</ x>g<![CDATA[h]]>i"),
            "abcdefgi");
  EXPECT_EQ(body_of("<body>a<!-- unclosed <p>b"), "a");
}

TEST(HtmlDocument, KnowsThatDrawingsHaveRulesOfTheirOwn) {
  EXPECT_EQ(body_of("<svg><title>a</title><path/><style>b<g></style></svg>c"),
            "<svg><title>a</title><path></path><style>b<g></g></style></svg>c");
  EXPECT_EQ(body_of("<svg><g><p>a"), "<svg><g></g></svg><p>a</p>");
  EXPECT_EQ(body_of("<svg><foreignObject><p>a</p></foreignObject><![CDATA[<b>]]></svg>d"),
            "<svg><foreignobject><p>a</p></foreignobject><b></svg>d");
}

TEST(HtmlDocument, KeepsWhatIsNoTagAsText) {
  EXPECT_EQ(body_of("<body>a < b <3 <> x << y <"), "a < b <3 <> x << y <");
  EXPECT_EQ(body_of("<body>a<p class='broken"), "a");
}

TEST(HtmlDocument, KeepsNamesOfThePagesOwn) {
  EXPECT_EQ(body_of("<My-Box><div>a</div></my-box>b"), "<my-box><div>a</div></my-box>b");
}

TEST(HtmlDocument, PutsWhatIsNestedTooDeepBesideItsParent) {
  std::string html;
  for (int i = 0; i < 100'000; ++i) html += "<div>";
  html += "x";
  for (int i = 0; i < 100'000; ++i) html += "</div>";
  const std::string body = body_of(html + "<p>after");
  EXPECT_TRUE(body.contains("</div>x</div>"));
  EXPECT_TRUE(body.ends_with("</div><p>after</p>"));
}

TEST(HtmlDocument, LeavesOutAttributesBeyondTheCap) {
  std::string html = "<p";
  for (int i = 0; i < 1'000'000; ++i) html += " a" + std::to_string(i);
  const auto document = HtmlDocument::parse(html + ">x");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->nodes()[5].attributes.size(), HtmlDocument::kMaxAttributes);
}

TEST(CharacterReferences, KnowsNames) {
  EXPECT_EQ(decoded("&amp;&lt;&eacute;&NotEqualTilde;&hellip;"), "&<é≂̸…");
  EXPECT_EQ(decoded("&nosuch; & &; &"), "&nosuch; & &; &");
}

TEST(CharacterReferences, TakesTheLongestNameAlsoWithoutSemicolon) {
  EXPECT_EQ(decoded("&notit; &notin; &ampx &copy"), "¬it; ∉ &x ©");
}

TEST(CharacterReferences, KeepsQueriesInAttributes) {
  EXPECT_EQ(decoded("?a=1&copy=2&lt=3&copy;&amp", ReferencePlace::attribute), "?a=1&copy=2&lt=3©&");
}

TEST(CharacterReferences, KnowsNumbers) {
  EXPECT_EQ(decoded("&#8220;&#x1F600;&#65&#X41;"), "“😀AA");
  EXPECT_EQ(decoded("&#150;&#0;&#xD800;&#99999999999;&#;&#x;"), "–\uFFFD\uFFFD\uFFFD&#;&#x;");
}

}  // namespace
}  // namespace wirecopy::read
