// When a page was published, as precisely as it says.
#pragma once

#include <cstdint>
#include <string_view>

namespace wirecopy::lineage {

// Read from ISO 8601: "2017", "2017-04", "2017-04-12", "2017-04-12T22:04", with seconds and offset or without.
struct Moment {
  enum class Precision : std::uint8_t { unknown, year, month, day, minute };
  Precision precision = Precision::unknown;
  bool has_offset = false;
  std::int32_t year = 0;
  std::int32_t month = 1;
  std::int64_t day = 0;      // since 1970-01-01, where the page was published
  std::int64_t minutes = 0;  // since 1970-01-01T00:00Z if it has an offset, else local
};

// Anything else is unknown.
[[nodiscard]] Moment parse_moment(std::string_view published);

// What two dates say of their order, at the precision that both have. Offsets count only where both have one.
enum class Order : std::uint8_t { unknown, tie, before, after };
[[nodiscard]] Order order_of(const Moment& a, const Moment& b);

// Whether the two lie at most so many days apart; unknown dates do not.
[[nodiscard]] bool are_within_days(const Moment& a, const Moment& b, std::int64_t n_days);

}  // namespace wirecopy::lineage
