// The word somebody meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace wirecopy::app {

// The candidate with the fewest changed letters, if they are few enough; else
// empty. Cost: product of the lengths.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace wirecopy::app
