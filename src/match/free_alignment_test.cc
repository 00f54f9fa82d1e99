#include "match/free_alignment.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::match {
namespace {

// The pairs as "word=word", in the order of a.
std::vector<std::string> paired(std::string_view a, std::string_view b) {
  const text::Text text_a = text::analyze(a);
  const text::Text text_b = text::analyze(b);
  const Side side_a{a, text_a};
  const Side side_b{b, text_b};
  std::vector<std::string> pairs;
  for (const FreePair& pair : align_freely(side_a, side_b))
    pairs.push_back(std::string(side_a.written(pair.a)) + "=" + std::string(side_b.written(pair.b)));
  return pairs;
}

TEST(FreeAlignment, FindsWordsThatMoved) {
  EXPECT_THAT(paired("soldiers crossed rivers", "rivers soldiers crossed"),
              testing::ElementsAre("soldiers=soldiers", "crossed=crossed", "rivers=rivers"));
}

TEST(FreeAlignment, FindsFormsSynonymsAndSlips) {
  EXPECT_THAT(paired("worldwide Hittite weapons threatened", "threatens international arms Hittito"),
              testing::UnorderedElementsAre("worldwide=international", "Hittite=Hittito", "weapons=arms",
                                            "threatened=threatens"));
}

TEST(FreeAlignment, GivesEachWordOnePartner) {
  EXPECT_THAT(paired("bread bread", "bread"), testing::SizeIs(1));
}

TEST(FreeAlignment, TakesThePlaceWhoseNeighboursAgree) {
  const std::string a = "the mayor opened";
  const std::string b = "the harbour flooded while the mayor opened";
  const text::Text text_a = text::analyze(a);
  const text::Text text_b = text::analyze(b);
  const auto pairs = align_freely({a, text_a}, {b, text_b});
  ASSERT_EQ(pairs.size(), 3U);
  EXPECT_EQ(pairs[0].b, 4U);
}

TEST(FreeAlignment, KeepsNumbersApart) {
  EXPECT_TRUE(paired("1829", "1828").empty());
}

TEST(FreeAlignment, IsTheSameFromBothSides) {
  const std::string a = "Some individuals whirl in one direction, some whirl in both, the observers said.";
  const std::string b = "In both directions an individual and a person whirled, said the observer, and some in one.";
  const text::Text text_a = text::analyze(a);
  const text::Text text_b = text::analyze(b);
  auto turned = align_freely({b, text_b}, {a, text_a});
  for (FreePair& pair : turned) std::swap(pair.a, pair.b);
  EXPECT_THAT(turned, testing::UnorderedElementsAreArray(align_freely({a, text_a}, {b, text_b})));
}

TEST(FreeAlignment, LooksAtTheBeginOfLongTexts) {
  std::string a;
  for (TokenIndex i = 0; i < kMostFreeTokens + 5; ++i) a += "word" + std::to_string(i) + " ";
  const std::string b = "word" + std::to_string(kMostFreeTokens + 1);
  EXPECT_TRUE(paired(a, b).empty());
  EXPECT_THAT(paired(b, a), testing::IsEmpty());
}

}  // namespace
}  // namespace wirecopy::match
