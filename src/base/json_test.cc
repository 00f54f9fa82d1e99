#include "base/json.h"

#include <gtest/gtest.h>

#include "base/json_string.h"
#include "base/utf8.h"

namespace wirecopy::base {
namespace {

std::string round_trip(std::string json) {
  JsonParser parser;
  JsonRepairs repairs;
  const auto value = parser.parse(&json, &repairs);
  if (!value) return "error: " + value.error().message;
  std::string text;
  value->append_text(&text);
  return text;
}

TEST(Json, KeepsFieldsInOrderAndTextAsItIs) {
  EXPECT_EQ(round_trip(R"( {"b": "“naïve” 😀 עברית\r\n", "a": [1, -2, 0.5, true, null, {}]} )"),
            R"({"b":"“naïve” 😀 עברית\r\n","a":[1,-2,0.5,true,null,{}]})");
}

TEST(Json, GivesValuesByType) {
  JsonParser parser;
  JsonRepairs repairs;
  std::string json = R"({"s": "e\u0301\u0000x", "n": 2.5, "i": -7, "t": true, "z": null, "l": [1], "o": {"k": 1}})";
  const auto value = parser.parse(&json, &repairs);
  ASSERT_TRUE(value);
  EXPECT_EQ(value->type(), JsonType::object);
  EXPECT_EQ(value->find("s")->string(), std::string_view("e\u0301\0x", 5));
  EXPECT_EQ(value->find("n")->number(), 2.5);
  EXPECT_EQ(value->find("i")->integer(), -7);
  EXPECT_TRUE(value->find("t")->boolean());
  EXPECT_EQ(value->find("z")->type(), JsonType::null);
  EXPECT_EQ(value->find("l")->items().size(), 1U);
  EXPECT_EQ(value->find("o")->fields().front().key, "k");
  EXPECT_FALSE(value->find("missing"));
  EXPECT_EQ(value->find("n")->string(), "");
}

TEST(Json, RepairsHalvesOfSurrogatePairs) {
  JsonParser parser;
  JsonRepairs repairs;
  std::string json = R"(["\ud83d\ude00", "\ud83d!", "\ude00", "\ud83d\ud83d\ude00", "\\ud83d", "\uD83D"])";
  const auto value = parser.parse(&json, &repairs);
  ASSERT_TRUE(value);
  std::string text;
  value->append_text(&text);
  EXPECT_EQ(text, R"(["😀","�!","�","�😀","\\ud83d","�"])");
  EXPECT_EQ(repairs.n_surrogates, 4U);
}

TEST(Json, RepairsIllFormedUtf8) {
  JsonParser parser;
  JsonRepairs repairs;
  std::string json = "{\"t\": \"caf\xE9 \xED\xA0\x80 😀\"}";
  const auto value = parser.parse(&json, &repairs);
  ASSERT_TRUE(value);
  EXPECT_TRUE(is_valid_utf8(value->find("t")->string()));
  EXPECT_EQ(repairs.n_utf8, 4U);
}

TEST(Json, RefusesWhatIsBroken) {
  for (const char* json : {"", " ", "{", "{\"a\":}", "{\"a\": 1,}", "[1 2]", "{} {}", "nul", "\"open",
                           "{\"a\": \"\\x\"}", "{\"a\": \"line\nbreak\"}", "\xEF\xBB\xBF"})
    EXPECT_TRUE(round_trip(json).starts_with("error: ")) << json << " gave " << round_trip(json);
}

TEST(Json, SurvivesDeepNesting) {
  EXPECT_TRUE(round_trip(std::string(100'000, '[')).starts_with("error: "));
  EXPECT_TRUE(round_trip(std::string(5'000, '[') + std::string(5'000, ']')).starts_with("error: "));
}

TEST(Json, WritesStringsThatReadBack) {
  std::string all;
  for (char c = 0; c < 127; ++c) all += c;
  all += "é😀\u2028";
  std::string json;
  append_json_string(all, &json);
  JsonParser parser;
  JsonRepairs repairs;
  const auto value = parser.parse(&json, &repairs);
  ASSERT_TRUE(value);
  EXPECT_EQ(value->string(), all);
}

}  // namespace
}  // namespace wirecopy::base
