#include "base/gzip.h"

#include <gtest/gtest.h>

#include "base/testing.h"

namespace wirecopy::base {
namespace {

using testing::gzip_of;

// Reads `packed` given in pieces of `piece` bytes, going on behind damage; tells how often there was some.
struct Unpacked {
  std::string bytes;
  int n_damaged = 0;
};
Unpacked unpack(std::string_view packed, std::size_t piece) {
  GzipReader reader([&] {
    const std::string_view next = packed.substr(0, piece);
    packed.remove_prefix(next.size());
    return next;
  });
  Unpacked unpacked;
  do {
    for (std::string_view block = reader.next(); !block.empty(); block = reader.next()) unpacked.bytes += block;
    unpacked.n_damaged += reader.damage() ? 1 : 0;
  } while (reader.skip_damage());
  return unpacked;
}

TEST(GzipReader, ReadsMembersOneBehindTheOtherInPiecesOfAnySize) {
  const std::string packed = gzip_of("“naïve” 😀\r\n") + gzip_of("") + gzip_of("שלום") + std::string(5, '\0');
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 1000U}) {
    const Unpacked unpacked = unpack(packed, piece);
    EXPECT_EQ(unpacked.bytes, "“naïve” 😀\r\nשלום") << piece;
    EXPECT_EQ(unpacked.n_damaged, 0);
  }
}

TEST(GzipReader, LosesOnlyTheMemberThatIsDamaged) {
  std::string broken = gzip_of("second");
  broken[broken.size() - 6] = static_cast<char>(broken[broken.size() - 6] ^ 0x10);  // its checksum
  const std::string packed = gzip_of("first ") + broken + gzip_of(" third");
  for (const std::size_t piece : {1U, 5U, 1000U}) {
    const Unpacked unpacked = unpack(packed, piece);
    EXPECT_TRUE(unpacked.bytes.starts_with("first ")) << unpacked.bytes;
    EXPECT_TRUE(unpacked.bytes.ends_with(" third")) << unpacked.bytes;
    EXPECT_EQ(unpacked.n_damaged, 1);
  }
}

TEST(GzipReader, FindsTheNextMemberBehindAnyByteThatIsWrong) {
  const std::string first = gzip_of("first ");
  for (std::size_t at = 0; at < first.size(); ++at) {
    std::string packed = first + gzip_of("second");
    packed[at] = static_cast<char>(packed[at] ^ 0x81);
    EXPECT_TRUE(unpack(packed, 1000).bytes.ends_with("second")) << at;
  }
}

TEST(GzipReader, TellsOfBytesThatAreNoMember) {
  EXPECT_EQ(unpack(gzip_of("first") + "and then some", 1000).n_damaged, 1);
}

TEST(Inflate, ReadsWhatHttpCallsGzipAndDeflate) {
  const std::string member = gzip_of("“é” 😀");
  const std::string bare = member.substr(10, member.size() - 18);
  EXPECT_EQ(inflate(member, 100), "“é” 😀");
  EXPECT_EQ(inflate(bare, 100), "“é” 😀");
}

TEST(Inflate, RefusesDamageAndWhatGrowsTooLarge) {
  const std::string member = gzip_of(std::string(1000, 'x'));
  EXPECT_EQ(inflate(member.substr(0, 500), 5000), std::nullopt);
  EXPECT_EQ(inflate(member, 999), std::nullopt);
  EXPECT_EQ(inflate("", 999), std::nullopt);
}

}  // namespace
}  // namespace wirecopy::base
