#include "base/spool.h"

#include <array>

#include <gtest/gtest.h>

#include "base/testing.h"

namespace wirecopy::base {
namespace {

TEST(Spool, GivesBackWhatWasPutAsideFromAnyPlace) {
  const testing::TempFolder folder;
  Spool spool = Spool::create(folder.path()).value();
  const std::string large(Spool::kBufferBytes + 10, 'x');
  for (const std::string& piece : {std::string("caf\u00E9 "), large, std::string("end")})
    ASSERT_TRUE(spool.append(piece).has_value());
  ASSERT_TRUE(spool.flush().has_value());
  ASSERT_EQ(spool.size(), 6 + large.size() + 3);
  std::string bytes(3, '\0');
  ASSERT_TRUE(spool.read(6 + large.size(), bytes.data(), 3).has_value());
  EXPECT_EQ(bytes, "end");
  ASSERT_TRUE(spool.read(2, bytes.data(), 3).has_value());
  EXPECT_EQ(bytes, "f\u00E9");
  EXPECT_TRUE(list_folder(folder.path()).value().empty());
}

TEST(Spool, TellsOfBytesThatAreNotThere) {
  const testing::TempFolder folder;
  Spool spool = Spool::create(folder.path()).value();
  ASSERT_TRUE(spool.append("abc").has_value() && spool.flush().has_value());
  std::array<char, 4> bytes{};
  EXPECT_EQ(spool.read(0, bytes.data(), 4).error().code, ErrorCode::unreadable);
}

TEST(SpooledArray, FindsValuesByTheirNumber) {
  const testing::TempFolder folder;
  auto numbers = SpooledArray<std::uint32_t>::create(folder.path()).value();
  for (std::uint32_t i = 0; i < 1000; ++i) ASSERT_TRUE(numbers.append(i * i).has_value());
  ASSERT_TRUE(numbers.flush().has_value());
  EXPECT_EQ(numbers.size(), 1000U);
  EXPECT_EQ(numbers.at(999).value(), 999U * 999U);
}

}  // namespace
}  // namespace wirecopy::base
