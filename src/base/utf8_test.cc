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

// The obvious way: each sequence as long as its lead byte says, decoding to a code point that encodes to it again.
bool is_valid_slowly(std::string_view bytes) {
  std::string again;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (size == 0 || lead > 0xF7 || at + size > bytes.size()) return false;
    for (std::size_t i = 1; i < size; ++i)
      if ((static_cast<unsigned char>(bytes[at + i]) & 0xC0U) != 0x80) return false;
    const char32_t value = decode(bytes, at).value;
    if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return false;
    again.clear();
    append_utf8(value, &again);
    if (again != bytes.substr(at, size)) return false;
    at += size;
  }
  return true;
}

TEST(Utf8, ValidatesLikeTheSlowWayWhereverABadByteStands) {
  const std::string text = "plain ascii of some length, “naïve” 😀 עברית and ascii again";
  for (std::size_t at = 0; at < text.size(); ++at)
    for (int byte = 0; byte < 256; ++byte) {
      std::string changed = text;
      changed[at] = static_cast<char>(byte);
      ASSERT_EQ(is_valid_utf8(changed), is_valid_slowly(changed)) << at << " " << byte;
      ASSERT_EQ(is_valid_utf8(changed.substr(at)), is_valid_slowly(changed.substr(at))) << at << " " << byte;
    }
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
