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
  EXPECT_EQ(parse_line(R"({"text": "", "outlet": "A", "source": null, "x": null})")->extra, R"({"x":null})");
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

TEST(JsonRecord, ReadsNinjs) {
  const auto page = parse_line(
      R"({"uri":"https://capstan.example/n/1","type":"text","versioncreated":"2024-05-14T13:40:00Z","title":"dam-2",)"
      R"("headline":"The dam","byline":"Odile Farrant","language":"en","copyrightholder":"Capstan","urgency":3,)"
      R"("body_xhtml":"<p>“The dam held.” 😀</p><p>שלום</p>"})");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->id, "https://capstan.example/n/1");
  EXPECT_EQ(page->url, page->id);
  EXPECT_EQ(page->title, "The dam");
  EXPECT_EQ(page->author, "Odile Farrant");
  EXPECT_EQ(page->published, "2024-05-14T13:40:00Z");
  EXPECT_EQ(page->outlet, "Capstan");
  EXPECT_EQ(page->text, "“The dam held.” 😀\n\nשלום");
  EXPECT_EQ(page->extra, R"({"type":"text","title":"dam-2","urgency":3})");
}

TEST(JsonRecord, TakesTextBeforeHtmlInNinjs) {
  EXPECT_EQ(parse_line(R"({"uri":"tag:1","body_text":"Naïve","body_xhtml":"<p>x</p>"})")->text, "Naïve");
}

TEST(JsonRecord, ReadsTheVariantsOfNinjs2) {
  const auto page = parse_line(
      R"({"uri":"urn:1","headlines":[{"role":"short","value":"Dam"},{"role":"main","value":"The dam held"}],"by":"O. F.",)"
      R"("bodies":[{"contenttype":"image/svg"},{"contenttype":"application/xhtml+xml","value":"<p>Le <b>café</b></p>"}]})");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->id, "urn:1");
  EXPECT_EQ(page->url, "");
  EXPECT_EQ(page->title, "The dam held");
  EXPECT_EQ(page->author, "O. F.");
  EXPECT_EQ(page->text, "Le café");
  const std::string both =
      R"({"bodies":[{"value":"<p>x</p>"},{"role":"caption","value":"y"},{"role":"main","value":"😀"}]})";
  EXPECT_EQ(parse_line(both)->text, "😀");
}

TEST(JsonRecord, ReadsTheNamesOfNinjs3) {
  const auto page = parse_line(
      R"({"uri":"urn:1","versionCreated":"2024-05-14T13:40:00Z","firstCreated":"2024-05-13","copyrightHolder":"Capstan",)"
      R"("bodies":[{"role":"main","contentType":"text/html","value":"Le <b>café</b>"}]})");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->published, "2024-05-14T13:40:00Z");
  EXPECT_EQ(page->outlet, "Capstan");
  EXPECT_EQ(page->text, "Le café");
}

TEST(JsonRecord, TellsOfNinjsWithoutBody) {
  EXPECT_NE(reason(R"({"uri":"urn:1","type":"picture","bodies":[{"value":""}]})").find("a record without text"),
            std::string::npos);
}

}  // namespace
}  // namespace wirecopy::read
