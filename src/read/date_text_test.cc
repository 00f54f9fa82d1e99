#include "read/date_text.h"

#include <gtest/gtest.h>

namespace wirecopy::read {
namespace {

std::string dates_in(std::string_view text) {
  std::string out;
  for (const WrittenDate& date : find_dates(text)) (out += out.empty() ? "" : " ") += date.day + date.clock;
  return out;
}
std::string value_of(std::string_view text) {
  const WrittenDate date = parse_date(text);
  return date.day + date.clock;
}

TEST(DateText, ReadsMonthsByName) {
  EXPECT_EQ(dates_in("By A. B., Sept. 4, 2025"), "2025-09-04");
  EXPECT_EQ(dates_in("September 4th 2025 and 5 Dec 2024, 12th of May, 1999"), "2025-09-04 2024-12-05 1999-05-12");
  EXPECT_EQ(dates_in("4-Sep-2025"), "2025-09-04");
}

TEST(DateText, ReadsOtherLanguages) {
  EXPECT_EQ(dates_in("4 de septiembre de 2025"), "2025-09-04");
  EXPECT_EQ(dates_in("4. März 2025; 4 août 2025; 4 сентября 2025; 2025年9月4日"),
            "2025-03-04 2025-08-04 2025-09-04 2025-09-04");
}

TEST(DateText, ReadsNumbers) {
  EXPECT_EQ(dates_in("2025-9-4, 2025/09/05, 09/06/2025, 31/12/2025, 04.09.2025, 9/7/25"),
            "2025-09-04 2025-09-05 2025-09-06 2025-12-31 2025-09-04 2025-09-07");
}

TEST(DateText, TellsTheOtherReadingOfNumbers) {
  EXPECT_EQ(find_dates("04/09/2025").front().other, "2025-09-04");
  EXPECT_EQ(find_dates("04/19/2025").front().other, "");
  EXPECT_EQ(find_dates("04/04/2025").front().other, "");
}

TEST(DateText, KeepsTheClockAsFarAsWritten) {
  EXPECT_EQ(value_of("2017-04-12T22:04:00-04:00"), "2017-04-12T22:04:00-04:00");
  EXPECT_EQ(value_of("2017-04-12T22:04:00.123Z"), "2017-04-12T22:04:00Z");
  EXPECT_EQ(value_of("2017-04-12 22:04 +0530"), "2017-04-12T22:04+05:30");
  EXPECT_EQ(value_of("Wed, 12 Apr 2017 22:04:05 GMT"), "2017-04-12T22:04:05Z");
  EXPECT_EQ(value_of("20170412"), "2017-04-12");
}

TEST(DateText, IsNotFooledByNumbersAndWords) {
  EXPECT_EQ(dates_in("may 5 people, version 1.2.2025.3, 2025-13-01, 30.02.2025x, call 555-12-2025"), "");
  EXPECT_EQ(dates_in("may 2025, 1850-01-01, 31 June 2025, 2025-02-30"), "");
  EXPECT_EQ(value_of("yesterday"), "");
  EXPECT_EQ(value_of(""), "");
}

TEST(DateText, SaysWhereTheDateStands) {
  const auto dates = find_dates("é — Sept. 4, 2025.");
  ASSERT_EQ(dates.size(), 1U);
  EXPECT_EQ(dates[0].begin, 7U);
  EXPECT_EQ(dates[0].end, 20U);
}

}  // namespace
}  // namespace wirecopy::read
