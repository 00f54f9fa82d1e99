#include "base/json_members.h"

#include <gtest/gtest.h>

namespace wirecopy::base {
namespace {

std::string value_of(std::string_view object, std::string_view name) {
  const auto found = find_member(object, name);
  return found ? std::string(object.substr(found->begin, found->end - found->begin)) : "none";
}

std::string with(std::string object, std::string_view name, std::string_view value) {
  set_member(name, value, &object);
  return object;
}

TEST(JsonMembers, AreFoundAsTheyLieThere) {
  constexpr std::string_view kObject =
      R"( {"a" : 1.50 , "b":"x\"},\\" ,"c":{"a":[1,{"d":"]"}]}, "d": [ ] ,"e":null, "f":"😀","a":2} )";
  EXPECT_EQ(value_of(kObject, "a"), "1.50");
  EXPECT_EQ(value_of(kObject, "b"), R"("x\"},\\")");
  EXPECT_EQ(value_of(kObject, "c"), R"({"a":[1,{"d":"]"}]})");
  EXPECT_EQ(value_of(kObject, "d"), "[ ]");
  EXPECT_EQ(value_of(kObject, "e"), "null");
  EXPECT_EQ(value_of(kObject, "f"), "\"😀\"");
  EXPECT_EQ(value_of(kObject, "g"), "none");
  EXPECT_EQ(value_of("{}", "a"), "none");
  EXPECT_EQ(value_of(R"({"a":2,"\u0061":1})", "a"), "none");
  EXPECT_EQ(value_of("[1]", "a"), "none");
}

TEST(JsonMembers, AreNotFoundBeyondWhatBreaksOff) {
  for (const std::string_view broken : {"{\"a", "{\"a\"", "{\"a\":", "{\"b\":\"x\\", "{\"b\":[1,", "", "{\"b\":1,"})
    EXPECT_EQ(value_of(broken, "z"), "none") << broken;
}

TEST(JsonMembers, AreSetInTheirPlaceOrBehindAllOthers) {
  EXPECT_EQ(with(R"({"a": 1, "b":2})", "a", "[7]"), R"({"a": [7], "b":2})");
  EXPECT_EQ(with(R"({"a": 1 } )", "é", "true"), R"({"a": 1 ,"é":true} )");
  EXPECT_EQ(with("{ }", "a", "1"), R"({ "a":1})");
}

}  // namespace
}  // namespace wirecopy::base
