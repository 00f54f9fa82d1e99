// XXH3 (Collet): for checksums on disk and for the identity of words, seeds and pages. Its values are part of the
// store's format; the same on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace wirecopy::base {

[[nodiscard]] std::uint64_t hash64(std::string_view bytes);
[[nodiscard]] std::uint64_t hash64(std::string_view bytes, std::uint64_t seed);

// Mixes an integer so that all bits depend on all bits (the finaliser of SplitMix64).
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 27;
  x *= 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

}  // namespace wirecopy::base
