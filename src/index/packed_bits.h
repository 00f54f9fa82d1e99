// Numbers of any width up to 32 bits, packed one behind the other, lowest bits first, and read in place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "index/encoding.h"

namespace wirecopy::index {

// Bytes that must be readable behind the last number: it is read with the eight bytes it begins in.
inline constexpr std::uint64_t kPackedSlack = 8;

[[nodiscard]] constexpr std::uint64_t packed_size(std::uint64_t n, std::uint32_t n_bits) {
  return (n * n_bits + 7) / 8 + kPackedSlack;
}

// The number of `n_bits` (at most 32) that begins at a bit of `bytes`.
[[nodiscard]] inline std::uint32_t load_bits(std::string_view bytes, std::uint64_t bit, std::uint32_t n_bits) {
  return static_cast<std::uint32_t>((load<std::uint64_t>(bytes, bit / 8) >> (bit % 8)) & ((1ULL << n_bits) - 1));
}

class PackedBits {
 public:
  // The first number begins at that bit of the first byte; the bits before it are zeros.
  explicit PackedBits(std::uint32_t first_bit = 0) : n_held_(first_bit) {}

  void append(std::uint64_t number, std::uint32_t n_bits) {
    held_ |= number << n_held_;
    n_held_ += n_bits;
    if (n_held_ < 32) return;
    index::append(static_cast<std::uint32_t>(held_), &bytes_);
    held_ >>= 32;
    n_held_ -= 32;
  }

  // All bytes; the bits behind the last number are zeros.
  [[nodiscard]] std::string finish() {
    for (; n_held_ > 0; n_held_ -= n_held_ < 8 ? n_held_ : 8, held_ >>= 8) bytes_ += static_cast<char>(held_);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
  std::uint64_t held_ = 0;
  std::uint32_t n_held_ = 0;
};

// Puts pieces together, each of which begins at the bit (of a byte) where the one before ended. Both were zeros there.
class PackedPieces {
 public:
  // What can be written now: all whole bytes.
  [[nodiscard]] std::string add(std::string piece, std::uint64_t end_bit) {
    if (has_rest_) piece[0] = static_cast<char>(piece[0] | rest_);
    has_rest_ = end_bit % 8 != 0;
    if (!has_rest_) return piece;
    rest_ = piece.back();
    piece.pop_back();
    return piece;
  }
  [[nodiscard]] std::string finish() { return has_rest_ ? std::string(1, rest_) : std::string(); }

 private:
  char rest_ = 0;
  bool has_rest_ = false;
};

}  // namespace wirecopy::index
