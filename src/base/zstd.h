// One zstd frame for a string and back, for what the store keeps, and frames as HTTP sends them (Collet and Kucherawy,
// RFC 8878).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wirecopy::base {

// A frame that names its own size and carries no checksum: the file around it has one.
[[nodiscard]] std::string zstd_compress(std::string_view bytes, int level);

// What a frame holds, if it is `size` bytes exactly; nothing if it is damaged. Takes no memory before the frame has
// promised that size and is long enough for it.
[[nodiscard]] std::optional<std::string> zstd_decompress(std::string_view frame, std::uint64_t size);

// Unpacks a frame of unknown size. Nothing if it is damaged, breaks off or grows beyond `max_bytes`.
[[nodiscard]] std::optional<std::string> unpack_zstd(std::string_view packed, std::uint64_t max_bytes);

}  // namespace wirecopy::base
