#include "read/detect.h"

#include <gtest/gtest.h>

namespace wirecopy::read {
namespace {

using namespace std::string_view_literals;

struct Case {
  std::string_view head;
  std::string_view name;
  Content content;
};

TEST(Detect, TellsContentBeforeName) {
  const Case cases[] = {
      {"", "a.txt", Content::empty},
      {"Plain “text” 😀", "a", Content::plain_text},
      {"Plain text", "a.jsonl", Content::json_lines},
      {"{\"id\": 1, \"text\": \"x\"}\n", "-", Content::json_lines},
      {"\xEF\xBB\xBF{\"id\": 1}\r\n", "-", Content::json_lines},
      {"{\"id\": 1}\n", "a.txt", Content::json_lines},
      {"{\"id\": 1", "a.txt", Content::plain_text},
      {"{curly} talk", "-", Content::plain_text},
      {"{\n  \"id\": 1\n}\n", "-", Content::json_document},
      {"{  \"id\": 1,\n   \"text\": \"x\"\n}\n", "a.json", Content::json_document},
      {"{\"id\": {\n\"a\": 1}}", "a.json", Content::json_document},
      {"{\"id\": 1,\n{\"id\": 2}\n", "a.jsonl", Content::json_lines},
      {"{\"id\": 1, \"text\": \"that\"", "a.json", Content::json_lines},
      {"[{\"id\": 1}]", "a.json", Content::json_document},
      {"[{\"id\": 1}]", "-", Content::json_document},
      {"[1] A footnote", "-", Content::plain_text},
      {"  \r\n<!DOCTYPE html><p>x", "a.txt", Content::html},
      {"\xEF\xBB\xBF<html lang=he>", "-", Content::html},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC>", "-", Content::html},
      {"<b>bold</b> words", "page.html.gz", Content::html},
      {"a < b", "a.txt", Content::plain_text},
      {"<?xml version='1.0'?>\n<!-- x > y --><rss><channel><p>", "page.html", Content::feed},
      {"<feed xmlns='http://www.w3.org/2005/Atom'><div>", "-", Content::feed},
      {"<?xml version='1.0'?><newsMessage xmlns='x'><html>", "-", Content::newsml},
      {"<!DOCTYPE nitf SYSTEM 'x.dtd'>\n<nitf>", "a.html", Content::newsml},
      {"<nar:newsItem>", "-", Content::newsml},
      {"<opml version=\"1.0\">", "-", Content::opml},
      {"n\ttext\n", "-", Content::csv},
      {"First, the text", "-", Content::plain_text},
      {"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "crawl.txt", Content::warc},
      {"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", "-",
       Content::mhtml},
      {"Subject: x\nContent-Type: multipart/related; boundary=x\n\n--x\n", "-", Content::mhtml},
      {"Content-type: text/html\nMime-version: 1.0\n\n<p>x", "a.mht", Content::mhtml},
      {"Subject: a mail of plain text\nMIME-Version: 1.0\nContent-Type: text/plain\n\nx", "-", Content::plain_text},
      {"Content-Type: text/html\nA report about headers", "-", Content::plain_text},
      {"PK\x03\x04", "pages.txt", Content::zip},
      {"%PDF-1.7\n", "pages.txt", Content::pdf},
      {"\xFF\xFEh\0i\0"sv, "a.txt", Content::plain_text},
  };
  for (const Case& c : cases)
    EXPECT_EQ(static_cast<int>(detect(c.head, c.name).content), static_cast<int>(c.content))
        << c.head << " in " << c.name;
}

TEST(Detect, TakesXmlByItsNameForNoText) {
  EXPECT_EQ(static_cast<int>(detect("<plan><day/></plan>", "a.xml").content), static_cast<int>(Content::unreadable));
  EXPECT_EQ(static_cast<int>(detect("<plan> or no plan", "a").content), static_cast<int>(Content::plain_text));
}

TEST(Detect, SaysWhatCannotBeReadAndWhatWasExpected) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"\x89PNG\r\n\x1A\n", "PNG image"},
      {"GIF89a", "GIF image"},
      {"some\0thing"sv, "NUL byte at offset 4"},
      {"<?xml version='1.0'?><!DOCTYPE NewsML><NewsML>", "NewsML 1"},
      {"<?xml version='1.0'?><plan>", "XML document that is neither feed nor news item"},
  };
  for (const auto& [head, kind] : cases) {
    const Detected found = detect(head, "page.html");
    EXPECT_EQ(static_cast<int>(found.content), static_cast<int>(Content::unreadable)) << kind;
    EXPECT_NE(found.reason.find(kind), std::string::npos) << found.reason;
    EXPECT_NE(found.reason.find("expected plain text"), std::string::npos);
  }
}

}  // namespace
}  // namespace wirecopy::read
