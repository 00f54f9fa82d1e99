// What a speaker does with what he says, told by the words of the cue and by what is said.
#pragma once

#include <string_view>

#include "wirecopy/quotes.h"

namespace wirecopy::attribution {

struct Attitude {
  Stance stance = Stance::asserts;
  bool is_hedged = false;
};

// Cost: linear in the cue, and in the first sentence of the content.
[[nodiscard]] Attitude attitude_of(std::string_view text, const Statement& statement);

}  // namespace wirecopy::attribution
