#include <gtest/gtest.h>

#include "read/read.h"

namespace wirecopy::read {
namespace {

Result<Page> parse_line(std::string line) {
  return parse(record_of(Format::json_line, std::move(line), "pages:3", "in/pages.jsonl:3"));
}

std::string reason(std::string line) {
  const auto page = parse_line(std::move(line));
  EXPECT_FALSE(page);
  if (page) return {};
  EXPECT_EQ(page.error().where, "in/pages.jsonl:3");
  return page.error().message;
}

TEST(JsonRecord, FillsEveryField) {
  const auto page = parse_line(
      R"({"id": "a1", "text": "“Né” 😀\r\n\r\nשלום e\u0301", "title": "T", "published": "2017-04-12T22:04:00-04:00",)"
      R"( "outlet": "O", "author": ["A", "B"], "url": "https://x/y", "language": "en"})");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->id, "a1");
  EXPECT_EQ(page->path, "in/pages.jsonl:3");
  EXPECT_EQ(page->text, "“Né” 😀\r\n\r\nשלום e\u0301");
  EXPECT_EQ(page->title, "T");
  EXPECT_EQ(page->published, "2017-04-12T22:04:00-04:00");
  EXPECT_EQ(page->outlet, "O");
  EXPECT_EQ(page->author, "A, B");
  EXPECT_EQ(page->url, "https://x/y");
  EXPECT_EQ(page->language, "en");
  EXPECT_EQ(page->extra, "");
  EXPECT_TRUE(page->notes.empty());
}

TEST(JsonRecord, KeepsTextExactlyAsGiven) {
  const auto page = parse_line("{\"text\": \"  \\t\\u0000 e\u0301 \\u00e9\\n\\n \"}\r");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->text, std::string("  \t\0 e\u0301 é\n\n ", 14));
}

TEST(JsonRecord, TakesTheOutletFromItsOtherNames) {
  EXPECT_EQ(parse_line(R"({"text": "", "series": "C"})")->outlet, "C");
  EXPECT_EQ(parse_line(R"({"text": "", "series": "C", "source": "B"})")->outlet, "B");
  const auto page = parse_line(R"({"source": "B", "text": "", "outlet": "A"})");
  EXPECT_EQ(page->outlet, "A");
  EXPECT_EQ(page->extra, R"({"source":"B"})");
  EXPECT_EQ(parse_line(R"({"text": "", "outlet": null, "source": "B"})")->outlet, "B");
}

TEST(JsonRecord, TakesFieldsByTheNamesOthersGiveThem) {
  const auto crawled = parse_line(
      R"({"maintext": "Né 😀", "title": null, "headline": "H", "date_publish": "2024-05-14", "source_domain": "a.example",)"
      R"( "authors": ["A", "B"], "lang": "en"})");
  ASSERT_TRUE(crawled);
  EXPECT_EQ(crawled->text, "Né 😀");
  EXPECT_EQ(crawled->title, "H");
  EXPECT_EQ(crawled->published, "2024-05-14");
  EXPECT_EQ(crawled->outlet, "a.example");
  EXPECT_EQ(crawled->author, "A, B");
  EXPECT_EQ(crawled->language, "en");
  EXPECT_EQ(crawled->extra, "");
  const auto service = parse_line(R"({"source": {"id": null, "name": "The Courier"}, "content": "שלום"})");
  ASSERT_TRUE(service);
  EXPECT_EQ(service->outlet, "The Courier");
  EXPECT_EQ(service->text, "שלום");
}

TEST(JsonRecord, ReadsItemsOfJsonFeed) {
  const auto page =
      parse_line(R"({"id": "1", "content_html": "<p>The <i>dam</i>\r\nheld.</p>", "authors": [{"name": "A"}]})");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->text, "The dam held.");
  EXPECT_EQ(page->author, "A");
}

TEST(JsonRecord, AsksTheNamesGivenFirst) {
  FieldNames names;
  EXPECT_TRUE(names.map("text", "story"));
  EXPECT_TRUE(names.map("title", "content"));
  EXPECT_FALSE(names.map("colour", "x"));
  const auto page =
      parse(record_of(Format::json_line, R"({"text": "a", "story": "b", "content": "c"})", "id", "where"), names);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->text, "b");
  EXPECT_EQ(page->title, "c");
  EXPECT_EQ(page->extra, R"({"text":"a"})");
}

TEST(JsonRecord, CarriesUnknownFieldsThroughInOrder) {
  const auto page = parse_line(R"({"z": {"b": [1, "“”\n"], "a": null}, "text": "x", "topic": "😀", "n\"": 1.5})");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->extra, R"({"z":{"b":[1,"“”\n"],"a":null},"topic":"😀","n\"":1.5})");
}

TEST(JsonRecord, TakesNumbersAsIdsAndNullAsUnknown) {
  EXPECT_EQ(parse_line(R"({"id": 17, "text": "x"})")->id, "17");
  const auto page = parse_line(R"({"id": null, "text": "x", "title": null, "published": null})");
  EXPECT_EQ(page->id, "pages:3");
  EXPECT_EQ(page->title, "");
  EXPECT_EQ(page->extra, "");
}

TEST(JsonRecord, CarriesFieldsOfAnotherTypeThroughAndSaysSo) {
  const auto page = parse_line(R"({"text": "x", "title": 7, "author": ["A", 1]})");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->title, "");
  EXPECT_EQ(page->extra, R"({"title":7,"author":["A",1]})");
  EXPECT_EQ(page->notes.size(), 2U);
}

TEST(JsonRecord, SaysWhyThereIsNoPage) {
  EXPECT_TRUE(reason(R"({"id": "a"})").starts_with("a record without text; expected one of the fields text, "));
  EXPECT_EQ(reason(R"({"text": 5})"), "\"text\" is a number; expected a string");
  EXPECT_EQ(reason(R"({"text": null})"), "\"text\" is null; expected a string");
  EXPECT_EQ(reason(R"({"id": ["a"], "text": "x"})"), "\"id\" is an array; expected a string or a number");
  EXPECT_EQ(reason("[1]"), "an array; expected an object with \"text\"");
  EXPECT_TRUE(reason(R"({"text": "x")").starts_with("broken JSON: "));
  EXPECT_TRUE(reason("not JSON").starts_with("broken JSON: "));
}

TEST(JsonRecord, RepairsAndNotesWhatIsIllFormed) {
  const auto page = parse_line("{\"text\": \"caf\xE9 \\ud83d 😀\", \"id\": \"\\udc00\"}");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->text, "caf\uFFFD \uFFFD 😀");
  EXPECT_EQ(page->id, "\uFFFD");
  ASSERT_EQ(page->notes.size(), 2U);
  EXPECT_EQ(page->notes[0], "1 ill-formed UTF-8 sequences replaced by U+FFFD");
  EXPECT_EQ(page->notes[1], "2 halves of surrogate pairs replaced by U+FFFD");
}

}  // namespace
}  // namespace wirecopy::read
