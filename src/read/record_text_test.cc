#include "read/record_text.h"

#include <gtest/gtest.h>

namespace wirecopy::read {
namespace {

TEST(RecordText, IsReplacedAndAllElseStaysToTheByte) {
  std::string record = R"({ "id" : 1.0, "body":"not this", "text":"old \"text\"\n", "n":1e3 })";
  ASSERT_TRUE(replace_text("new “text”\n😀", {}, &record));
  EXPECT_EQ(record, R"({ "id" : 1.0, "body":"not this", "text":"new “text”\n😀", "n":1e3 })");
}

TEST(RecordText, IsTheFirstNameThatHoldsAString) {
  std::string record = R"({"text":null,"body":"old"})";
  ASSERT_TRUE(replace_text("new", {}, &record));
  EXPECT_EQ(record, R"({"text":null,"body":"new"})");
}

TEST(RecordText, ThatIsHtmlIsNotReplaced) {
  std::string record = R"({"content_html":"<p>old</p>"})";
  EXPECT_FALSE(replace_text("new", {}, &record));
  EXPECT_EQ(record, R"({"content_html":"<p>old</p>"})");
}

TEST(RecordText, IsNotReplacedWhereItsNameIsWrittenWithEscapes) {
  std::string record = R"({"body":"not this","te\u0078t":"old"})";
  EXPECT_FALSE(replace_text("new", {}, &record));
}

}  // namespace
}  // namespace wirecopy::read
