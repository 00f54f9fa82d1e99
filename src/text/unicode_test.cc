#include "text/unicode.h"

#include <gtest/gtest.h>

namespace wirecopy::text {
namespace {

std::string folded(std::string_view utf8) {
  std::string out;
  append_folded(utf8, &out);
  return out;
}

TEST(Unicode, FoldsCaseWidthLigaturesAndComposition) {
  EXPECT_EQ(folded("ﬁnal"), "final");
  EXPECT_EQ(folded("Ｗｉｒｅ"), "wire");
  EXPECT_EQ(folded("STRASSE"), folded("straße"));
  EXPECT_EQ(folded("Cafe\u0301"), folded("CAFÉ"));
}

TEST(Unicode, FoldsAwayWhatCannotBeSeen) {
  EXPECT_EQ(folded("re\u00ADport\u200Bed"), "reported");
}

TEST(Unicode, TellsScriptsWithoutSpaces) {
  EXPECT_EQ(unspaced_script(U'中'), Unspaced::ideograph);
  EXPECT_EQ(unspaced_script(U'の'), Unspaced::kana);
  EXPECT_EQ(unspaced_script(U'ก'), Unspaced::syllabic);
  for (const char32_t value : {U'a', U'א', U'ع', U'한', U'。', U'Ж'}) EXPECT_EQ(unspaced_script(value), Unspaced::no);
}

TEST(Unicode, GraphemesKeepMarksAndJoinedEmojiTogether) {
  const std::string text = "e\u0301x👩‍🚀!";
  EXPECT_EQ(grapheme_end(text, 0), 3U);
  EXPECT_EQ(text.substr(4, grapheme_end(text, 4) - 4), "👩‍🚀");
}

}  // namespace
}  // namespace wirecopy::text
