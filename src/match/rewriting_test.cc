#include "match/rewriting.h"

#include <string>

#include <gtest/gtest.h>

namespace wirecopy::match {
namespace {

constexpr std::string_view kReport = "The ferry sank on Tuesday near the harbour of Varnholm, drowning seven sailors.";
constexpr std::string_view kReworded =
    "Seven seamen were drowned when the ferry went down off the harbour of Varnholm on Tuesday.";
constexpr std::string_view kSameSubject = "The harbour of Varnholm was built in 1880 and holds forty fishing boats.";

double probability(std::string_view a, std::string_view b) {
  const text::Text text_a = text::analyze(a);
  const text::Text text_b = text::analyze(b);
  return rewriting_probability({a, text_a}, {b, text_b});
}
double trait(RewritingTrait which, std::string_view a, std::string_view b) {
  const text::Text text_a = text::analyze(a);
  const text::Text text_b = text::analyze(b);
  return rewriting_traits({a, text_a}, {b, text_b})[static_cast<std::size_t>(which)];
}

TEST(Rewriting, IsSureOfTheSameText) {
  EXPECT_GT(probability(kReport, kReport), 0.99);
  EXPECT_GT(probability("Hello", "hello"), 0.95);
  EXPECT_GT(probability("今天天气很好 😀", "今天天气很好"), 0.95);
}

TEST(Rewriting, SeesThroughOtherWordsInAnotherOrder) {
  EXPECT_GT(probability(kReport, kReworded), 0.5);
}

TEST(Rewriting, IsNotFooledByOneSubject) {
  EXPECT_LT(probability(kReport, kSameSubject), 0.5);
}

TEST(Rewriting, IsTheSameFromBothSides) {
  EXPECT_EQ(probability(kReport, kReworded), probability(kReworded, kReport));
  EXPECT_EQ(probability(kReport, kSameSubject), probability(kSameSubject, kReport));
}

TEST(Rewriting, OfNothingIsZero) {
  EXPECT_EQ(probability("", kReport), 0);
  EXPECT_EQ(probability("", ""), 0);
  EXPECT_EQ(probability("😀 !!", "😀"), 0);
}

TEST(Rewriting, NeedsMoreThanFunctionWords) {
  EXPECT_EQ(probability("The dog.", "The cat."), 0);
}

TEST(Rewriting, CountsNumbersNamesAndNegationsThatStandAlone) {
  EXPECT_GT(trait(RewritingTrait::numbers_alone, kReport, kSameSubject), 0);
  EXPECT_GT(trait(RewritingTrait::names_alone, "On Monday Erik Dahl left.", "On Monday the mayor left."), 0);
  EXPECT_EQ(trait(RewritingTrait::negation_differs, "It did not sink.", "It did sink."), 1);
}

TEST(Rewriting, GivesEachWeightItsSign) {
  for (std::size_t i = 0; i < kNRewritingTraits; ++i)
    EXPECT_GT(rewriting_model().weights[i].weight * kRewritingSigns[i], 0) << rewriting_model().weights[i].name;
}

}  // namespace
}  // namespace wirecopy::match
