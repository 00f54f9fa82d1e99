// Sizes as people give them: "2G", "512M", "64 MB".
#pragma once

#include <cstdint>
#include <string_view>

#include "wirecopy/result.h"

namespace wirecopy::app {

// Bytes. The units K, M, G and T are powers of 1024, with or without a B behind them; no unit means bytes. Error:
// anything else, with `option` as the place.
[[nodiscard]] Result<std::uint64_t> parse_size(std::string_view size, std::string_view option);

}  // namespace wirecopy::app
