#include <gtest/gtest.h>

#include "read/read.h"

namespace wirecopy::read {
namespace {

Result<Page> parse_text(std::string text) {
  return parse(record_of(Format::plain_text, std::move(text), "id", "page.txt"));
}

TEST(PlainText, KeepsTheTextAsItIs) {
  const std::string text = "  “Né” 😀\r\n\r\nשלום e\u0301 \t\n";
  const auto page = parse_text(text);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->text, text);
  EXPECT_TRUE(page->notes.empty());
}

TEST(PlainText, TakesAHeadlineAsTitleAndKeepsItInTheText) {
  const auto page = parse_text("Ministers “meet” 😀\r\n\r\nThey met.\r\n");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->title, "Ministers “meet” 😀");
  EXPECT_EQ(page->text, "Ministers “meet” 😀\r\n\r\nThey met.\r\n");
}

TEST(PlainText, TakesNoOtherFirstLineAsTitle) {
  EXPECT_EQ(parse_text("A sentence.\n\nMore.")->title, "");
  EXPECT_EQ(parse_text("A line\nand its next.")->title, "");
  EXPECT_EQ(parse_text("Only a line\n\n \n")->title, "");
  EXPECT_EQ(parse_text("\n\nText")->title, "");
  EXPECT_EQ(parse_text(std::string(151, 'x') + "\n\nText")->title, "");
}

TEST(PlainText, LeavesOutTheByteOrderMarkAndSaysSo) {
  const auto page = parse_text("\xEF\xBB\xBFText");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->text, "Text");
  EXPECT_EQ(page->notes, std::vector<std::string>{"a byte order mark left out"});
}

TEST(PlainText, RepairsIllFormedUtf8AndSaysSo) {
  const auto page = parse_text("caf\xE9 cr\xE8me 😀");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->text, "caf\uFFFD cr\uFFFDme 😀");
  EXPECT_EQ(page->notes, std::vector<std::string>{"2 ill-formed UTF-8 sequences replaced by U+FFFD"});
}

TEST(PlainText, ReadsUtf16ByItsMark) {
  const auto little = parse_text(std::string("\xFF\xFEh\0\xE9\0\x3D\xD8\0\xDE\n\0", 12));
  ASSERT_TRUE(little);
  EXPECT_EQ(little->text, "hé😀\n");
  EXPECT_EQ(little->notes, std::vector<std::string>{"utf-16le turned into UTF-8"});
  EXPECT_EQ(parse_text(std::string("\xFE\xFF\0h\xD8\x3D\xDE\0", 8))->text, "h😀");
  EXPECT_EQ(parse_text(std::string("\xFE\xFF\0h\xD8\x3D\0x\0", 9))->text, "h\uFFFDx\uFFFD");
}

TEST(PlainText, RefusesNothingButWhiteSpace) {
  const auto page = parse_text(" \r\n\t\n");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().message, "nothing but white space");
  EXPECT_EQ(page.error().where, "page.txt");
}

}  // namespace
}  // namespace wirecopy::read
