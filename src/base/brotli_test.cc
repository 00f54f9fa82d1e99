#include "base/brotli.h"

#include <gtest/gtest.h>

#include "base/testing.h"

namespace wirecopy::base {
namespace {

using testing::brotli_of;

constexpr std::uint64_t kPlenty = 1U << 20;

TEST(Brotli, UnpacksAStream) {
  EXPECT_EQ(unpack_brotli(brotli_of("“é” 😀 שלום"), kPlenty), "“é” 😀 שלום");
}

TEST(Brotli, UnpacksCopiesAndWordsOfItsDictionary) {
  const std::string_view packed(
      "\x1B\x33\x00\xF8\x25\xE8\xBA\x90\x43\x84\x59\x46\xA3\x90\xC4\x2A\xE8\x08\x1D\x72\x10\x00", 22);
  EXPECT_EQ(unpack_brotli(packed, kPlenty), "the government said that the government said nothing");
}

TEST(Brotli, RefusesWhatIsBrokenBreaksOffOrGrowsTooLarge) {
  const std::string packed = brotli_of("The dam held.");
  EXPECT_EQ(unpack_brotli(packed.substr(0, packed.size() - 1), kPlenty), std::nullopt);
  EXPECT_EQ(unpack_brotli("no such stream", kPlenty), std::nullopt);
  EXPECT_EQ(unpack_brotli("", kPlenty), std::nullopt);
  EXPECT_EQ(unpack_brotli(packed, 12), std::nullopt);
  EXPECT_EQ(unpack_brotli(packed, 13), "The dam held.");
}

}  // namespace
}  // namespace wirecopy::base
