#include "base/sha1.h"

#include <bit>
#include <cstddef>
#include <string>

namespace wirecopy::base {
namespace {

constexpr std::size_t kBlock = 64;
using State = std::array<std::uint32_t, 5>;

// The message, a one bit, zeros, and its length in bits: whole blocks.
std::string padded(std::string_view bytes) {
  std::string message(bytes);
  message.push_back('\x80');
  while (message.size() % kBlock != kBlock - 8) message.push_back('\0');
  const std::uint64_t n_bits = bytes.size() * 8ULL;
  for (int shift = 56; shift >= 0; shift -= 8) message.push_back(static_cast<char>(n_bits >> shift & 0xFFU));
  return message;
}

std::array<std::uint32_t, 80> schedule(std::string_view block) {
  std::array<std::uint32_t, 80> words{};
  for (std::size_t i = 0; i < kBlock; ++i) words[i / 4] = words[i / 4] << 8U | static_cast<unsigned char>(block[i]);
  for (std::size_t i = 16; i < words.size(); ++i)
    words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  return words;
}

// The function and the constant of round i.
std::uint32_t round_value(std::size_t i, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  if (i < 20) return ((b & c) | (~b & d)) + 0x5A827999U;
  if (i < 40) return (b ^ c ^ d) + 0x6ED9EBA1U;
  if (i < 60) return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDCU;
  return (b ^ c ^ d) + 0xCA62C1D6U;
}

void add_block(std::string_view block, State* state) {
  auto [a, b, c, d, e] = *state;
  const auto words = schedule(block);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint32_t next = std::rotl(a, 5) + round_value(i, b, c, d) + e + words[i];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  const State mixed = {a, b, c, d, e};
  for (std::size_t i = 0; i < mixed.size(); ++i) (*state)[i] += mixed[i];
}

}  // namespace

std::array<std::uint8_t, 20> sha1(std::string_view bytes) {
  State state = {0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};
  const std::string message = padded(bytes);
  for (std::size_t at = 0; at < message.size(); at += kBlock)
    add_block(std::string_view(message).substr(at, kBlock), &state);
  std::array<std::uint8_t, 20> digest{};
  for (std::size_t i = 0; i < digest.size(); ++i)
    digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)) & 0xFFU);
  return digest;
}

}  // namespace wirecopy::base
