#include "lineage/moment.h"

#include <gtest/gtest.h>

namespace wirecopy::lineage {
namespace {

Order order(std::string_view a, std::string_view b) {
  return order_of(parse_moment(a), parse_moment(b));
}

TEST(Moment, OrdersDays) {
  EXPECT_EQ(order("2017-04-12", "2017-04-13"), Order::before);
  EXPECT_EQ(order("2017-05-01", "2017-04-30"), Order::after);
  EXPECT_EQ(order("2017-04-12", "2017-04-12"), Order::tie);
}

TEST(Moment, TakesTheSameDayForATieWhereOneHasNoTime) {
  EXPECT_EQ(order("2017-04-12T22:04:00-04:00", "2017-04-12"), Order::tie);
  EXPECT_EQ(order("2017-04-12", "2017-04-12T00:01Z"), Order::tie);
  EXPECT_EQ(order("2017-04-11", "2017-04-12T00:01Z"), Order::before);
}

TEST(Moment, ComparesTimesAcrossOffsets) {
  EXPECT_EQ(order("2017-04-12T22:04:00-04:00", "2017-04-13T03:00:00+02:00"), Order::after);
  EXPECT_EQ(order("2017-04-12T10:00:00Z", "2017-04-12T12:00:00.5+0200"), Order::tie);
  EXPECT_EQ(order("2017-04-12 09:59", "2017-04-12T10:00"), Order::before);
}

TEST(Moment, ComparesAtThePrecisionThatBothHave) {
  EXPECT_EQ(order("2017-04", "2017-04-30"), Order::tie);
  EXPECT_EQ(order("2017-03", "2017-04-30"), Order::before);
  EXPECT_EQ(order("2017", "2017-04"), Order::tie);
  EXPECT_EQ(order("2018", "2017-04"), Order::after);
}

TEST(Moment, KnowsNothingOfWhatIsNoDate) {
  for (const std::string_view text : {"", "yesterday", "12.04.2017", "٢٠١٧-٠٤-١٢", "201"})
    EXPECT_EQ(order(text, "2017-04-12"), Order::unknown) << text;
  EXPECT_EQ(parse_moment("2017-13-01").precision, Moment::Precision::year);
  EXPECT_EQ(parse_moment("2017-02-30").precision, Moment::Precision::month);
  EXPECT_EQ(parse_moment("2017-04-12Tnoon").precision, Moment::Precision::day);
}

TEST(Moment, TellsWhatLiesWithinDays) {
  EXPECT_TRUE(are_within_days(parse_moment("2017-04-30"), parse_moment("2017-05-02T10:00Z"), 2));
  EXPECT_FALSE(are_within_days(parse_moment("2017-04-30"), parse_moment("2017-05-03"), 2));
  EXPECT_FALSE(are_within_days(parse_moment("2017-04-30"), parse_moment(""), 2));
}

}  // namespace
}  // namespace wirecopy::lineage
