#include "match/spelling.h"

#include <gtest/gtest.h>

namespace wirecopy::match {
namespace {

int likeness(std::string_view a, std::string_view b) {
  return Spelling(a).likeness(Spelling(b));
}

TEST(Spelling, FindsSlipsOfThePen) {
  EXPECT_GT(likeness("Hittite", "Hittito"), 100);
  EXPECT_GT(likeness("surface", "surrface"), 100);
}

TEST(Spelling, DoesNotMindCase) {
  EXPECT_EQ(likeness("HARBOUR", "harbour"), 204);
}

TEST(Spelling, AsksForLessBehindACommonBegin) {
  EXPECT_GT(likeness("enlargement", "enlarging"), 0);
  EXPECT_EQ(likeness("station", "nation"), likeness("nation", "station"));
  EXPECT_EQ(likeness("government", "parliament"), 0);
}

TEST(Spelling, TakesAnyBytes) {
  EXPECT_EQ(likeness("", ""), 204);
  EXPECT_EQ(likeness("", "word"), 0);
  EXPECT_GT(likeness("Müller", "Muller"), 0);
  EXPECT_EQ(likeness("שלום", "салом"), 0);
}

}  // namespace
}  // namespace wirecopy::match
