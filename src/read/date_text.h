// Calendar dates as pages write them, to ISO 8601: "Sept. 4, 2025", "4 de septiembre de 2025", "04.09.2025",
// "2025-09-04T10:00:00-04:00", "2025年9月4日". Only whole dates: what needs the page's own date to be understood
// ("Friday") is none here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::read {

struct WrittenDate {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::string day;            // "2025-09-04"
  std::string other;          // the day if its numbers are read the other way round, in "04/09/2025"; else empty
  bool is_day_first = false;  // in "31/12/2025", which can be read one way only
  std::string clock;          // "T10:00:00-04:00" as far as it is written, or empty
};

// All dates of the years 1990 to 2039, in order. In "04/09/2025" the month comes first, if it can; in "04.09.2025" the
// day. Cost: some 200 MB/s.
[[nodiscard]] std::vector<WrittenDate> find_dates(std::string_view text);

// The date that a machine-readable value begins with, also "20250904" and "Thu, 04 Sep 2025 10:00:00 GMT"; an empty
// day if there is none.
[[nodiscard]] WrittenDate parse_date(std::string_view value);

}  // namespace wirecopy::read
