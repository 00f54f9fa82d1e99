#include "index/packed_bits.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace wirecopy::index {
namespace {

std::vector<std::uint32_t> numbers(std::size_t n, std::uint32_t n_bits) {
  std::mt19937_64 random(n_bits);
  std::vector<std::uint32_t> all(n);
  for (std::uint32_t& number : all) number = static_cast<std::uint32_t>(random() & ((1ULL << n_bits) - 1));
  return all;
}

TEST(PackedBits, GiveBackNumbersOfEveryWidth) {
  for (std::uint32_t n_bits = 1; n_bits <= 32; ++n_bits) {
    const std::vector<std::uint32_t> all = numbers(100, n_bits);
    PackedBits packed;
    for (const std::uint32_t number : all) packed.append(number, n_bits);
    const std::string bytes = packed.finish() + std::string(kPackedSlack, '\0');
    ASSERT_EQ(bytes.size(), packed_size(all.size(), n_bits));
    for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(load_bits(bytes, i * n_bits, n_bits), all[i]) << n_bits;
  }
}

// However numbers are cut into pieces, the bytes are those of one piece.
TEST(PackedPieces, GiveTheBytesOfOnePiece) {
  for (std::uint32_t n_bits = 1; n_bits <= 32; n_bits += 3) {
    const std::vector<std::uint32_t> all = numbers(60, n_bits);
    PackedBits whole;
    for (const std::uint32_t number : all) whole.append(number, n_bits);
    const std::string expected = whole.finish();
    for (const std::size_t step : {1U, 2U, 7U, 59U}) {
      PackedPieces pieces;
      std::string bytes;
      for (std::size_t begin = 0; begin < all.size(); begin += step) {
        const std::size_t end = std::min(begin + step, all.size());
        PackedBits piece(static_cast<std::uint32_t>(begin * n_bits % 8));
        for (std::size_t i = begin; i < end; ++i) piece.append(all[i], n_bits);
        bytes += pieces.add(piece.finish(), end * n_bits);
      }
      EXPECT_EQ(bytes + pieces.finish(), expected) << n_bits << " bits, " << step << " at once";
    }
  }
}

TEST(PackedPieces, TakePiecesWithoutNumbers) {
  PackedPieces pieces;
  PackedBits first;
  first.append(5, 3);
  std::string bytes = pieces.add(first.finish(), 3);
  bytes += pieces.add(PackedBits(3).finish(), 3);
  PackedBits last(3);
  last.append(31, 5);
  bytes += pieces.add(last.finish(), 8);
  bytes += pieces.add(PackedBits().finish(), 8);
  bytes += pieces.finish();
  EXPECT_EQ(bytes, "\xFD");
}

}  // namespace
}  // namespace wirecopy::index
