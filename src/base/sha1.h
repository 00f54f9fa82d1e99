// SHA-1 (FIPS 180-4), for what others have split or named by it. No protection against anybody who means harm.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace wirecopy::base {

[[nodiscard]] std::array<std::uint8_t, 20> sha1(std::string_view bytes);

}  // namespace wirecopy::base
