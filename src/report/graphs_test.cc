#include "report/graphs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

FamilyPassage passage_of(std::string id, std::string text, std::optional<std::size_t> parent = std::nullopt) {
  FamilyPassage passage;
  passage.page.id = std::move(id);
  passage.page.outlet = "“Żółw” & <Söhne>";
  passage.text = std::move(text);
  passage.parent = parent;
  return passage;
}

Family family_of(std::optional<std::size_t> origin) {
  Family family;
  family.id = "f1";
  family.passages.push_back(passage_of("a\"b\\", "😀 \x01 שלום e\u0301\r\n<b>", std::nullopt));
  family.passages.push_back(passage_of("c", "copy", 0));
  family.origin.passage = origin;
  family.origin.probability = .8;
  return family;
}

std::string graphml_of(const Family& family) {
  std::string out(graphml_begin());
  append_graphml(family, &out);
  return out + std::string(graphml_end());
}

std::string dot_of(const Family& family) {
  std::string out(dot_begin());
  append_dot(family, &out);
  return out + std::string(dot_end());
}

TEST(Graphs, LeadFromParentToCopy) {
  EXPECT_THAT(graphml_of(family_of(0)), HasSubstr(R"(<edge source="f1.0" target="f1.1"/>)"));
  EXPECT_THAT(dot_of(family_of(0)), HasSubstr(R"("f1.0" -> "f1.1")"));
}

TEST(Graphs, HaveANodeForASourceThatIsNotAtHand) {
  EXPECT_THAT(graphml_of(family_of(std::nullopt)), HasSubstr(R"(<edge source="f1.missing" target="f1.0"/>)"));
  EXPECT_THAT(dot_of(family_of(std::nullopt)), HasSubstr(R"("f1.missing" -> "f1.0")"));
  EXPECT_THAT(graphml_of(family_of(0)), Not(HasSubstr("missing")));
  EXPECT_THAT(dot_of(family_of(0)), Not(HasSubstr("missing")));
}

TEST(Graphs, EscapeWhatXmlDoesNotHold) {
  const std::string xml = graphml_of(family_of(0));
  EXPECT_THAT(xml, HasSubstr("😀 \uFFFD שלום e\u0301&#13;\n&lt;b&gt;"));
  EXPECT_THAT(xml, HasSubstr("“Żółw” &amp; &lt;Söhne&gt;"));
  EXPECT_THAT(xml, HasSubstr("a&quot;b\\"));
}

TEST(Graphs, EscapeWhatEndsADotString) {
  EXPECT_THAT(dot_of(family_of(0)), HasSubstr(R"(\na\"b\\\nsource: 0.80")"));
}

}  // namespace
}  // namespace wirecopy::report
