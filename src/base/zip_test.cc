#include "base/zip.h"

#include <array>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/testing.h"

namespace wirecopy::base {
namespace {

using namespace std::string_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using testing::TempFolder;
using testing::zip_of;
using testing::ZipMember;

std::string read_member(ZipReader* zip) {
  std::string bytes;
  std::array<char, 7> room;
  while (true) {
    const Result<std::size_t> n = zip->read(room);
    if (!n) return bytes + " (" + n.error().message + ")";
    if (*n == 0) return bytes;
    bytes.append(room.data(), *n);
  }
}

using Members = std::vector<std::pair<std::string, std::string>>;

Members read_all(ZipReader* zip) {
  Members members;
  while (auto name = zip->next()) members.emplace_back(*std::move(name), read_member(zip));
  return members;
}

ZipReader open(const TempFolder& folder, std::string_view bytes) {
  auto file = open_to_read(folder.write("a.zip", bytes));
  EXPECT_TRUE(file);
  auto zip = ZipReader::open(*std::move(file));
  EXPECT_TRUE(zip);
  return *std::move(zip);
}

TEST(Zip, GivesMembersInTheirOrder) {
  const TempFolder folder;
  ZipReader zip =
      open(folder, zip_of({{"b/שלום.txt", "“é” 😀\r\n"}, {"b/", ""}, {"a.txt", std::string(5000, 'x'), true}}));
  const Members expected = {{"b/שלום.txt", "“é” 😀\r\n"}, {"a.txt", std::string(5000, 'x')}};
  EXPECT_EQ(read_all(&zip), expected);
  EXPECT_FALSE(zip.failure());
  zip.rewind();
  EXPECT_EQ(read_all(&zip), expected);
}

TEST(Zip, LosesOnlyTheMembersThatAreDamaged) {
  const TempFolder folder;
  ZipReader zip = open(folder, zip_of({{"1", "first"},
                                       {"2", "stored bytes", false, true},
                                       {"3", "third", true},
                                       {"4", "deflated bytes", true, true},
                                       {"5", "deflated bytes", true, true},
                                       {"6", "sixth 😀", true}}));
  EXPECT_THAT(read_all(&zip), ElementsAre(Pair("1", "first"), Pair("2", HasSubstr("cannot be unpacked: ")),
                                          Pair("3", "third"), Pair("4", HasSubstr("cannot be unpacked: ")),
                                          Pair("5", HasSubstr("cannot be unpacked: ")), Pair("6", "sixth 😀")));
  EXPECT_FALSE(zip.failure());
}

TEST(Zip, PassesOverMembersThatNobodyReads) {
  const TempFolder folder;
  ZipReader zip = open(folder, zip_of({{"1", "first"}, {"2", "second", true, true}, {"3", "third"}}));
  EXPECT_EQ(zip.next(), "1");
  EXPECT_EQ(zip.next(), "2");
  EXPECT_EQ(zip.next(), "3");
  EXPECT_EQ(read_member(&zip), "third");
  EXPECT_EQ(zip.next(), std::nullopt);
}

TEST(Zip, ReadsWhatIsThereOfAnArchiveThatBreaksOff) {
  const TempFolder folder;
  const std::string whole = zip_of({{"1", "first"}, {"2", std::string(100, 'x'), true}});
  ZipReader zip = open(folder, whole.substr(0, 90));
  const Members members = read_all(&zip);
  ASSERT_EQ(members.size(), 2U);
  EXPECT_EQ(members[0].second, "first");
  EXPECT_THAT(members[1].second, HasSubstr("cannot be unpacked"));
  EXPECT_TRUE(zip.failure() || members.size() == 2U);
}

TEST(Zip, StopsWhereAnArchiveGrowsBeyondAllMeasure) {
  // 72 MiB of zeros, packed with bzip2, and a second member.
  const std::string bomb =
      "\x50\x4B\x03\x04\x2E\x00\x00\x00\x0C\x00\x00\x00\xAE\x58\x6E\x22\xA3\x1F\x52\x00\x00\x00\x00\x00\x80\x04\x05\x00"
      "\x00\x00\x31\x2E\x74\x78\x74\x42\x5A\x68\x39\x31\x41\x59\x26\x53\x59\x0E\x09\xE2\xDF\x01\x5F\x8E\x40\x00\xC0\x00"
      "\x00\x08\x20\x00\x30\x80\x4D\x46\x42\xA0\x25\xA9\x0A\x80\x97\x31\x41\x59\x26\x53\x59\xAC\x79\x09\xF7\x00\xE2\xB3"
      "\xC0\x40\xC0\x00\x40\x00\x00\x08\x20\x00\x30\xCC\x05\x29\xA6\xA8\xA4\x85\x6C\x09\x49\x0A\xF1\x77\x24\x53\x85\x09"
      "\x0B\x06\xAC\xC4\x90\x50\x4B\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00\xAE\x58\x69\x11\x1F\xB6\x06\x00\x00\x00\x06"
      "\x00\x00\x00\x05\x00\x00\x00\x32\x2E\x74\x78\x74\x73\x65\x63\x6F\x6E\x64\x50\x4B\x01\x02\x2E\x03\x2E\x00\x00\x00"
      "\x0C\x00\x00\x00\xAE\x58\x6E\x22\xA3\x1F\x52\x00\x00\x00\x00\x00\x80\x04\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00"
      "\x00\x00\x80\x01\x00\x00\x00\x00\x31\x2E\x74\x78\x74\x50\x4B\x01\x02\x14\x03\x14\x00\x00\x00\x00\x00\x00\x00\xAE"
      "\x58\x69\x11\x1F\xB6\x06\x00\x00\x00\x06\x00\x00\x00\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x01\x75"
      "\x00\x00\x00\x32\x2E\x74\x78\x74\x50\x4B\x05\x06\x00\x00\x00\x00\x02\x00\x02\x00\x66\x00\x00\x00\x9E\x00\x00\x00"
      "\x00\x00"s;
  const TempFolder folder;
  ZipReader zip = open(folder, bomb);
  EXPECT_TRUE(zip.next());
  std::vector<char> room(1U << 20);
  Result<std::size_t> n = zip.read(room);
  std::size_t n_bytes = 0;
  for (; n && *n > 0; n = zip.read(room)) n_bytes += *n;
  EXPECT_EQ(n_bytes, std::size_t{64} << 20);
  ASSERT_FALSE(n);
  EXPECT_EQ(n.error().code, ErrorCode::limit);
  EXPECT_FALSE(zip.next());
  ASSERT_TRUE(zip.failure());
  EXPECT_THAT(zip.failure()->message, HasSubstr("decompression bomb"));
}

TEST(Zip, LeavesOutWhatIsPackedInWaysThatAskForMuchMemory) {
  const std::string lzma =
      "\x50\x4B\x03\x04\x3F\x00\x02\x00\x0E\x00\x88\x26\x7C\x5D\xF3\x31\xA2\x0D\x1F\x00\x00\x00\x58\x02\x00\x00"
      "\x05\x00\x00\x00\x61\x2E\x74\x78\x74\x09\x04\x05\x00\x5D\x00\x00\x80\x00\x00\x34\x19\x49\xEE\x8D\xE9\x5F"
      "\xC1\xF0\xF7\x16\x3D\x9C\x8E\xEB\xFF\xFF\xBA\x56\x00\x00\x50\x4B\x01\x02\x3F\x03\x3F\x00\x02\x00\x0E\x00"
      "\x88\x26\x7C\x5D\xF3\x31\xA2\x0D\x1F\x00\x00\x00\x58\x02\x00\x00\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00"
      "\x00\x00\x80\x01\x00\x00\x00\x00\x61\x2E\x74\x78\x74\x50\x4B\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00\x33"
      "\x00\x00\x00\x42\x00\x00\x00\x00\x00"s;
  const TempFolder folder;
  ZipReader zip = open(folder, lzma);
  EXPECT_THAT(read_all(&zip), ElementsAre(Pair("a.txt", HasSubstr("packed by lzma; expected deflate, bzip2 or none"))));
}

TEST(Zip, RefusesWhatIsNoArchive) {
  const TempFolder folder;
  auto file = open_to_read(folder.write("a.zip", "no archive at all"));
  ASSERT_TRUE(file);
  EXPECT_FALSE(ZipReader::open(*std::move(file)));
}

}  // namespace
}  // namespace wirecopy::base
