// SHA-256 (FIPS 180-4), for the hashes by which a report's policy names its own script and style.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace wirecopy::report {

[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);

// "sha256-" and the hash in base64, as a Content-Security-Policy names it.
[[nodiscard]] std::string policy_hash(std::string_view bytes);

}  // namespace wirecopy::report
