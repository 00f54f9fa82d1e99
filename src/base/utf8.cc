#include "base/utf8.h"

#include <cstring>

namespace wirecopy::base {
namespace {

constexpr std::size_t kStride = 256;  // bytes between the positions whose code point count is kept
constexpr char32_t kReplacement = 0xFFFD;

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}
unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// The lowest and highest second byte that may follow a lead byte (Unicode 15, table 3-7).
struct SecondByte {
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};
SecondByte second_byte(unsigned char lead) {
  switch (lead) {
    case 0xE0:
      return {0xA0, 0xBF};
    case 0xED:
      return {0x80, 0x9F};
    case 0xF0:
      return {0x90, 0xBF};
    case 0xF4:
      return {0x80, 0x8F};
    default:
      return {};
  }
}

std::size_t expected_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// Bytes of the well-formed sequence at `at`, or 0; `bad` is then the length of its maximal ill-formed part.
std::size_t sequence_size(std::string_view text, std::size_t at, std::size_t* bad) {
  const unsigned char lead = byte_at(text, at);
  const std::size_t size = expected_size(lead);
  *bad = 1;
  if (size <= 1) return size;
  const SecondByte range = second_byte(lead);
  for (std::size_t i = 1; i < size; ++i) {
    if (at + i >= text.size()) return 0;
    const unsigned char byte = byte_at(text, at + i);
    const bool good = i == 1 ? byte >= range.low && byte <= range.high : is_continuation(byte);
    if (!good) return 0;
    *bad = i + 1;
  }
  return size;
}

// The offset of the first byte at or after `at` that is not ASCII, eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & kHighBits) != 0) break;
  }
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return {lead, 1};
  const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte_at(text, at + i) & 0x3FU); };
  if (lead < 0xE0) return {(static_cast<char32_t>(lead & 0x1FU) << 6) | tail(1), 2};
  if (lead < 0xF0) return {(static_cast<char32_t>(lead & 0x0FU) << 12) | (tail(1) << 6) | tail(2), 3};
  return {(static_cast<char32_t>(lead & 0x07U) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3), 4};
}

void append_utf8(char32_t value, std::string* out) {
  const auto put = [out](char32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

bool is_valid_utf8(std::string_view bytes) {
  std::size_t bad = 0;
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    const std::size_t size = sequence_size(bytes, at, &bad);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

std::size_t repair_utf8(std::string* text) {
  if (is_valid_utf8(*text)) return 0;
  std::string repaired;
  repaired.reserve(text->size() + 16);
  std::size_t n_replaced = 0;
  for (std::size_t at = 0; at < text->size();) {
    std::size_t bad = 0;
    const std::size_t size = sequence_size(*text, at, &bad);
    if (size == 0) {
      append_utf8(kReplacement, &repaired);
      ++n_replaced;
      at += bad;
    } else {
      repaired.append(*text, at, size);
      at += size;
    }
  }
  *text = std::move(repaired);
  return n_replaced;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t n = 0;
  for (const char byte : text) n += is_continuation(static_cast<unsigned char>(byte)) ? 0U : 1U;
  return n;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  std::uint32_t n = 0;
  for (std::size_t at = 0; at < text.size(); at += kStride) {
    every_.push_back(n);
    n += static_cast<std::uint32_t>(count_code_points(text.substr(at, kStride)));
  }
  every_.push_back(n);
}

std::uint32_t CodePointIndex::code_point(std::uint32_t byte) const {
  const std::size_t at = byte < text_.size() ? byte : text_.size();
  const std::size_t block = at / kStride;
  return every_[block] +
         static_cast<std::uint32_t>(count_code_points(text_.substr(block * kStride, at - block * kStride)));
}

}  // namespace wirecopy::base
