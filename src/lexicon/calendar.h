// The calendar's words.
#pragma once

#include <cstdint>

namespace wirecopy::lexicon {

struct DayWord {
  enum class Kind : std::uint8_t { none, weekday, month, relative };
  Kind kind = Kind::none;
  std::uint8_t number = 0;  // Monday 1, January 1; yesterday 1, today and tonight 2, tomorrow 3
};

// "may" and "march" are months only in capitals: the caller looks at the first letter. Cost: nanoseconds.
[[nodiscard]] DayWord day_word(std::uint32_t word);

}  // namespace wirecopy::lexicon
