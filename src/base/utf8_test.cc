#include "base/utf8.h"

#include <gtest/gtest.h>

namespace wirecopy::base {
namespace {

TEST(Utf8, DecodesWhatItAppends) {
  for (const char32_t value : {U'a', U'é', U'\u0301', U'א', U'中', U'\uFFFD', U'😀', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(value, &text);
    EXPECT_EQ(decode(text, 0).value, value);
    EXPECT_EQ(decode(text, 0).size, text.size());
    EXPECT_TRUE(is_valid_utf8(text));
  }
}

TEST(Utf8, RefusesOverlongSurrogatesAndTruncation) {
  for (const std::string_view bytes :
       {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8", "\x80", "\xFF"})
    EXPECT_FALSE(is_valid_utf8(bytes)) << bytes.size();
}

TEST(Utf8, RepairsEachIllFormedSequenceOnce) {
  std::string text = "a\xE4\xB8z\xFF\xFF";
  EXPECT_EQ(repair_utf8(&text), 3U);
  EXPECT_EQ(text, "a\uFFFDz\uFFFD\uFFFD");
}

TEST(Utf8, LeavesValidTextAlone) {
  std::string text = "“naïve” 😀 עברית\r\n";
  const std::string before = text;
  EXPECT_EQ(repair_utf8(&text), 0U);
  EXPECT_EQ(text, before);
}

TEST(CodePointIndex, CountsLikeASlowCountAtEveryBoundary) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 3 == 0 ? "é" : i % 3 == 1 ? "😀" : "x";
  const CodePointIndex index(text);
  for (std::uint32_t at = 0; at <= text.size(); ++at)
    EXPECT_EQ(index.code_point(at), count_code_points(std::string_view(text).substr(0, at)));
}

}  // namespace
}  // namespace wirecopy::base
