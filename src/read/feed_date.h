// Dates as feeds write them, to ISO 8601.
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::read {

// "Tue, 14 May 2024 13:40:00 +0200" (RFC 5322, section 3.3, and the two-digit years and zone names of RFC 822) as
// "2024-05-14T13:40:00+02:00"; what is in ISO 8601 already stays as it is. Empty if it is neither.
[[nodiscard]] std::string iso_date(std::string_view text);

}  // namespace wirecopy::read
