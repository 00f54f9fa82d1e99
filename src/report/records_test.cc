#include "report/records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/csv.h"
#include "report/test_pages.h"

namespace wirecopy::report {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(TraceJson, CountsSpansInCodePoints) {
  const std::string line = json_line(spun_trace());
  EXPECT_THAT(line, HasSubstr(R"("passages":[{"begin":8,"end":47,"kind":"spun","similarity":0.8124,"quotation":0.5)"));
  EXPECT_THAT(line, HasSubstr(R"({"document":"wire-1","begin":3,"end":54,"covers":{"begin":8,"end":47},)"));
}

TEST(TraceJson, TellsEditsWithBothSidesAndFlags) {
  const std::string line = json_line(spun_trace());
  EXPECT_THAT(line, HasSubstr(R"({"op":"replace","begin":12,"end":21,"text":"worldwide","source_begin":7,)"
                              R"("source_end":20,"source_text":"international","flag":null,"flags":[]})"));
  EXPECT_THAT(line, HasSubstr(R"({"op":"delete","begin":32,"end":32,"text":"","source_begin":31,"source_end":38,)"
                              R"("source_text":"already","flag":null,"flags":[]})"));
  EXPECT_THAT(line, HasSubstr(R"("source_text":"12","flag":"number","flags":["number"]})"));
}

TEST(TraceJson, SharesAreCodePointsOverTheWholeText) {
  // 58 code points in all, 39 of them in the passage.
  EXPECT_THAT(json_line(spun_trace()),
              HasSubstr(R"("length":58,"shares":{"copied":0.0,"edited":0.0,"spun":0.6724,"furniture":0.0,)"
                        R"("unmatched":0.3276})"));
}

TEST(TraceJson, SaysNullForWhatIsNotKnown) {
  PageTrace trace = spun_trace();
  trace.documents.front().outlet.clear();
  trace.documents.front().url.clear();
  EXPECT_THAT(json_line(trace), HasSubstr(R"("outlet":null,"url":null,"title":"Flood")"));
}

TEST(TraceJson, IsOneLineWhateverThePageHolds) {
  PageTrace trace = spun_trace();
  trace.page.id = "a\nb\u2028c";
  const std::string line = json_line(trace);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_THAT(line, StartsWith(R"({"page":"a\nb\u2028c")"));
}

TEST(TraceJson, AnEmptyPageHasNoShares) {
  PageTrace trace;
  trace.page.id = "empty";
  EXPECT_THAT(json_line(trace), HasSubstr(R"("length":0,"shares":{"copied":0.0,)"));
  EXPECT_THAT(json_line(trace), HasSubstr(R"("unmatched":0.0},"passages":[]})"));
}

TEST(PageJson, CarriesUnknownFieldsThrough) {
  Page page = page_of("1", "“x”");
  page.extra = R"({"desk":{"n":1}})";
  page.notes = {"charset guessed"};
  EXPECT_EQ(json_line(page),
            "{\"page\":\"1\",\"path\":null,\"url\":null,\"title\":null,\"author\":null,\"published\":null,"
            "\"modified\":null,\"outlet\":null,\"agency\":null,\"language\":null,\"text\":\"“x”\","
            "\"structure\":[],\"notes\":[\"charset guessed\"],"
            "\"extra\":{\"desk\":{\"n\":1}}}\n");
}

TEST(PageJson, CountsTheStructureInCodePoints) {
  Page page = page_of("1", "😀 Über\n\nשלום");
  page.parts = {{PartKind::heading, 2, find_span(page.text, "😀 Über"), {}},
                {PartKind::caption, 0, {12, 12}, "“c”"},
                {PartKind::paragraph, 0, find_span(page.text, "שלום"), {}}};
  EXPECT_THAT(json_line(page), HasSubstr(R"("structure":[{"kind":"heading","level":2,"begin":0,"end":6},)"
                                         R"({"kind":"caption","begin":8,"end":8,"text":"“c”"},)"
                                         R"({"kind":"paragraph","begin":8,"end":12}],"notes")"));
}

TEST(CompareJson, CountsSharedCharactersOnce) {
  Comparison comparison;
  comparison.a = page_of("a", "😀😀 twice twice");
  comparison.b = page_of("b", "twice, once");
  const ByteSpan in_b = find_span(comparison.b.text, "twice");
  const std::uint32_t second = find_span(comparison.a.text, " twice twice").end - 5;
  comparison.passages = {{find_span(comparison.a.text, "twice"), in_b, Kind::copied, 1, {}},
                         {{second, second + 5}, in_b, Kind::copied, 1, {}}};
  const std::string line = json_line(comparison);
  EXPECT_THAT(line, HasSubstr(R"("a":{"begin":9,"end":14},"b":{"begin":0,"end":5},"edits":[]})"));
  EXPECT_THAT(line, HasSubstr(R"("shared":{"a":0.7143,"b":0.4545}})"));
}

TEST(FamilyJson, UsesTheSpansItWasGiven) {
  Family family;
  family.id = "f1";
  family.text = "Text.";
  family.passages.push_back({page_of("p", ""), {10, 15}, {4, 9}, "Text.", 1, Kind::copied, 0});
  EXPECT_THAT(json_line(family), HasSubstr(R"("passages":[{"document":"p","begin":4,"end":9,"published":null)"));
}

TEST(Csv, QuotesCommasQuotesAndLineBreaks) {
  std::string out;
  CsvRow row(&out);
  row.field("plain").field("a,b").field("say \"x\"").field("two\r\nlines").field("").integer(7).number(0.123456).end();
  EXPECT_EQ(out, "plain,\"a,b\",\"say \"\"x\"\"\",\"two\r\nlines\",,7,0.1235\r\n");
}

TEST(Csv, LeavesFormulasAsTheyAre) {
  std::string out;
  CsvRow(&out).field("=1+1").field("@x").end();
  EXPECT_EQ(out, "=1+1,@x\r\n");
}

TEST(Csv, HasOneRowAPassageAndSource) {
  PageTrace trace = spun_trace();
  trace.passages.front().sources.push_back(trace.passages.front().sources.front());
  std::string out;
  append_csv(trace, &out);
  const std::string row =
      "copy,8,47,spun,0.8124,0.5,The worldwide community counts 21 dead.,wire-1,3,54,spun,0.8124,"
      "2031-05-04T10:00:00+02:00,Harbour Wire,https://harbour.example/1?a=1&b=2,Flood,3,"
      "The international community already counts 12 dead.,number\r\n";
  EXPECT_EQ(out, row + row);
}

TEST(Csv, RowsHaveAsManyFieldsAsTheirHeader) {
  const auto n_commas = [](std::string_view text) { return std::count(text.begin(), text.end(), ','); };
  std::string trace;
  append_csv(spun_trace(), &trace);
  EXPECT_EQ(n_commas(trace), n_commas(csv_header(static_cast<const PageTrace*>(nullptr))));
  std::string page;
  append_csv(page_of("1", "x"), &page);
  EXPECT_EQ(n_commas(page), n_commas(csv_header(static_cast<const Page*>(nullptr))));
}

}  // namespace
}  // namespace wirecopy::report
