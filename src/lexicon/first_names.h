// Common given names, and whether men or women bear them.
#pragma once

#include <cstdint>

namespace wirecopy::lexicon {

enum class Gender : std::uint8_t { unknown, male, female };

struct FirstName {
  bool is_known = false;
  Gender gender = Gender::unknown;  // of a name that both bear too
};

// `word` is lexicon::word_hash. Cost: nanoseconds.
[[nodiscard]] FirstName first_name(std::uint32_t word);

}  // namespace wirecopy::lexicon
