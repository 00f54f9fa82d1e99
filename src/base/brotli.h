// Reading Brotli (RFC 7932), as HTTP sends bodies. The decoder is Google's, named only in brotli.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wirecopy::base {

// Unpacks a stream whole. Nothing if it is damaged, breaks off or grows beyond `max_bytes`.
[[nodiscard]] std::optional<std::string> unpack_brotli(std::string_view packed, std::uint64_t max_bytes);

}  // namespace wirecopy::base
