#include "report/json.h"

#include <gtest/gtest.h>

#include "report/envelope.h"

namespace wirecopy::report {
namespace {

TEST(Json, EscapesQuotesControlsAndLineSeparators) {
  EXPECT_EQ(json_string("a\"b\\c\n\r\t\x01\x7F"), R"("a\"b\\c\n\r\t\u0001\u007f")");
  EXPECT_EQ(json_string("x\u2028y\u2029z“😀”"), "\"x\\u2028y\\u2029z“😀”\"");
}

TEST(Json, KeepsNulBytesAsEscapes) {
  EXPECT_EQ(json_string(std::string_view("a\0b", 3)), R"("a\u0000b")");
}

TEST(Json, ReplacesIllFormedBytes) {
  EXPECT_EQ(json_string("a\xFF"), "\"a\uFFFD\"");
  EXPECT_EQ(json_string("\xE2\x80"), "\"\uFFFD\"");
}

TEST(Json, PutsCommasBetweenValuesAtEveryDepth) {
  std::string out;
  JsonWriter json(&out);
  json.begin_object().key("a").begin_array().integer(1).begin_object().end_object().null().end_array();
  json.key("b").boolean(true).key("c").string_or_null("").key("d").json("{\"x\":\n1}").end_object();
  EXPECT_EQ(out, R"({"a":[1,{},null],"b":true,"c":null,"d":{"x": 1}})");
}

TEST(Json, RoundsNumbersToFourDecimals) {
  std::string out;
  JsonWriter json(&out);
  json.begin_array().number(1).number(0).number(0.33333333).number(-0.00001).number(0.5).number(1.0 / 0.0).end_array();
  EXPECT_EQ(out, "[1.0,0.0,0.3333,0.0,0.5,null]");
}

TEST(Envelope, SaysHowTheResultsCameAbout) {
  Notes notes;
  notes.skipped("pages.jsonl:3", "found \"{\", expected a record");
  const std::string text = envelope_begin({"0.1.0", "trace", {{"store", "null"}}}) + "1,\n2" + envelope_end(notes);
  EXPECT_EQ(text,
            "{\"schema\":\"wirecopy/1\",\"version\":\"0.1.0\",\"command\":\"trace\",\"options\":{\"store\":null},"
            "\"results\":[\n1,\n2\n],\"skipped\":{\"count\":1,\"repaired\":0,\"notes\":[{\"kind\":\"skipped\","
            "\"where\":\"pages.jsonl:3\",\"reason\":\"found \\\"{\\\", expected a record\"}]}}\n");
}

}  // namespace
}  // namespace wirecopy::report
