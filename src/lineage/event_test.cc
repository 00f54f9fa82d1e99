#include "lineage/event.h"

#include <string>

#include <gtest/gtest.h>

#include "text/text.h"

namespace wirecopy::lineage {
namespace {

Event compare_all(const std::string& a, const std::string& b) {
  const text::Text text_a = text::analyze(a);
  const text::Text text_b = text::analyze(b);
  const auto all = [](const text::Text& text) {
    return match::TokenRange{0, static_cast<match::TokenIndex>(text.tokens.size())};
  };
  return compare_events({a, text_a}, all(text_a), {b, text_b}, all(text_b));
}

TEST(Event, IsTheSameWhereNothingStandsAgainstAnything) {
  EXPECT_EQ(compare_all("Hail fell on the valley 🌨 at night.", "Sleet fell on the valley by night."), Event::same);
  const std::string whole = "On Friday hail killed 12 goats in Oster, Ilse Tavarin said.";
  EXPECT_EQ(compare_all(whole, "Hail killed 12 goats, Ilse Tavarin said."), Event::same);
  EXPECT_EQ(compare_all("Hail killed goats.", whole), Event::same);
}

TEST(Event, IsTheSameWhereFarMoreIsShared) {
  const std::string first = "On Friday hail killed 12 goats in Oster, Ilse Tavarin told the Velden Courier.";
  const std::string later = "On Friday hail killed 15 goats in Oster, Ilse Tavarin told the Velden Courier.";
  EXPECT_EQ(compare_all(first, later), Event::same);
}

TEST(Event, IsDoubtfulWhereNumbersOrDaysStandAgainstOthers) {
  EXPECT_EQ(compare_all("Hail killed 12 goats in Oster.", "Hail killed 15 goats in Oster."), Event::doubtful);
  EXPECT_EQ(compare_all("On Friday hail fell on Oster.", "On Sunday hail fell on Oster."), Event::doubtful);
}

TEST(Event, IsAnotherWhereMoreStandsAgainstOthersThanIsShared) {
  EXPECT_EQ(compare_all("On Friday hail killed 12 goats in Oster.", "On Sunday hail killed 15 goats in Harrow."),
            Event::other);
  EXPECT_EQ(compare_all("قُتل 12 شخصا", "قُتل 13 شخصا"), Event::other);
}

// A name that comes back counts once, and a number however it is written.
TEST(Event, CountsEachMentionOnce) {
  EXPECT_EQ(compare_all("Oster, Oster and Oster: twelve goats on Friday.", "In Oster 12 goats, in Oster, on Friday."),
            Event::same);
}

}  // namespace
}  // namespace wirecopy::lineage
