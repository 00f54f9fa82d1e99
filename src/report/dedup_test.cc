#include "report/dedup.h"

#include <gtest/gtest.h>

#include "report/csv.h"
#include "report/records.h"
#include "report/text.h"

namespace wirecopy::report {
namespace {

DedupRow passage() {
  DedupRow row;
  row.left_out = {"b", "pages.jsonl:2", {10, 90}};
  row.kept = {"a", "pages.jsonl:1", {20, 100}};
  return row;
}

DedupRow whole_page() {
  DedupRow row;
  row.left_out = {"b", "pages.jsonl:2", {0, 90}};
  row.kept = {"a \"1\"", "pages.jsonl:1", {0, 100}};
  row.is_whole_page = true;
  row.share = .9231;
  return row;
}

std::string text_of(const DedupRow& row) {
  std::string text;
  append_text(row, {.width = 100, .color = false}, &text);
  return text;
}

TEST(DedupReport, WritesARowOfTheLedger) {
  EXPECT_EQ(json_line(whole_page()),
            R"({"page":"b","path":"pages.jsonl:2","begin":0,"end":90,"whole":true,"kind":"edited","share":0.9231,)"
            R"("kept":{"page":"a \"1\"","path":"pages.jsonl:1","begin":0,"end":100}})"
            "\n");
  EXPECT_EQ(text_of(whole_page()), "b (pages.jsonl:2) 92 % stands in a \"1\" (pages.jsonl:1)\n");
  EXPECT_EQ(text_of(passage()), "b 10-90 (pages.jsonl:2) stands in a 20-100 (pages.jsonl:1)\n");
  std::string csv;
  append_csv(passage(), &csv);
  EXPECT_EQ(csv, "b,pages.jsonl:2,10,90,false,copied,1,a,pages.jsonl:1,20,100\r\n");
}

TEST(DedupReport, MarksCopiesBehindAllOtherFields) {
  const DedupRow row = passage();
  EXPECT_EQ(corpus_line({R"({"id":"b", "text":"x", "n":1.0})", nullptr, {&row, 1}}),
            R"({"id":"b", "text":"x", "n":1.0,"copies":[{"begin":10,"end":90,"kind":"copied","share":1.0,)"
            R"("kept":{"page":"a","path":"pages.jsonl:1","begin":20,"end":100}}]})"
            "\n");
}

TEST(DedupReport, WritesPagesUnderTheNamesByWhichTheyAreRead) {
  Page page;
  page.id = "a";
  page.title = "A “title”";
  page.text = "One.\nTwo.";
  EXPECT_EQ(corpus_line({"", &page, {}}), "{\"id\":\"a\",\"title\":\"A “title”\",\"text\":\"One.\\nTwo.\"}\n");
  page.extra = R"({"topic":"x","n":[1]})";
  EXPECT_EQ(corpus_line({"", &page, {}}),
            "{\"id\":\"a\",\"title\":\"A “title”\",\"text\":\"One.\\nTwo.\",\"topic\":\"x\",\"n\":[1]}\n");
}

TEST(DedupReport, SaysWhatWasLeftOut) {
  DedupSummary summary;
  summary.pages = 1234;
  summary.kept = 1230;
  summary.copied = 3;
  summary.edited = 1;
  summary.words = 1000;
  summary.words_out = 20;
  EXPECT_EQ(summary_text(summary),
            "1,234 pages read, 1,230 kept, 4 left out (3 copied, 1 edited): 2 % of the words; 0.0 s\n");
  summary.passages = 1;
  summary.cut = 1;
  summary.keep_all = true;
  EXPECT_EQ(summary_text(summary),
            "1,234 pages read, 1,234 kept, 4 copies marked (3 copied, 1 edited), 1 passage marked in 1 page: "
            "2 % of the words; 0.0 s\n");
}

}  // namespace
}  // namespace wirecopy::report
