#include "base/compress.h"

#include <gtest/gtest.h>

#include "base/testing.h"

namespace wirecopy::base {
namespace {

using namespace std::string_literals;
using testing::gzip_of;
using testing::TempFolder;

// The same line by each program.
const std::string kLine = "{\"text\":\"“naïve” 😀\"}\n";
const std::string kZstd =
    "\x28\xB5\x2F\xFD\x04\x58\xE9\x00\x00\x7B\x22\x74\x65\x78\x74\x22\x3A\x22\xE2\x80\x9C\x6E\x61\xC3\xAF"
    "\x76\x65\xE2\x80\x9D\x20\xF0\x9F\x98\x80\x22\x7D\x0A\x54\x66\x7E\xAC"s;
const std::string kBzip2 =
    "\x42\x5A\x68\x39\x31\x41\x59\x26\x53\x59\xFC\x86\xBE\x3B\x00\x00\x07\xD9\xF5\x80\x10\x50\x00\x00\x10"
    "\x22\x01\x05\x4A\x40\x00\x00\x46\x80\x00\x88\x00\x10\x00\x40\x00\x20\x00\x31\x40\xD3\x43\x23\x26\x21"
    "\x10\x34\x64\xC4\xD0\x68\x8E\x6A\xC4\x48\x2A\xFA\x1E\x3B\x57\x7E\x0E\xB0\x44\x46\x0E\x3E\x2E\xE4\x8A"
    "\x70\xA1\x21\xF9\x0D\x7C\x76"s;
const std::string kXz =
    "\xFD\x37\x7A\x58\x5A\x00\x00\x04\xE6\xD6\xB4\x46\x02\x00\x21\x01\x16\x00\x00\x00\x74\x2F\xE5\xA3\x01"
    "\x00\x1C\x7B\x22\x74\x65\x78\x74\x22\x3A\x22\xE2\x80\x9C\x6E\x61\xC3\xAF\x76\x65\xE2\x80\x9D\x20\xF0"
    "\x9F\x98\x80\x22\x7D\x0A\x00\x00\x00\x00\x09\xA4\x7C\xEF\xBE\x22\x00\x5F\x00\x01\x35\x1D\x44\x1B\xB1"
    "\xE1\x1F\xB6\xF3\x7D\x01\x00\x00\x00\x00\x04\x59\x5A"s;
const std::string kGzip =
    "\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03\xAB\x56\x2A\x49\xAD\x28\x51\xB2\x52\x7A\xD4\x30\x27\x2F\xF1"
    "\xF0\xFA\xB2\xD4\x47\x0D\x73\x15\x3E\xCC\x9F\xD1\xA0\x54\xCB\x05\x00\x0C\xF7\xC5\xBB\x1D\x00\x00\x00"s;

struct Content {
  std::string bytes;
  std::optional<Error> failure;
  std::uint64_t n_read = 0;
};

Content read_all(const std::string& path) {
  auto reader = BlockReader::open(path);
  EXPECT_TRUE(reader);
  Content content;
  for (std::string_view block = reader->next(); !block.empty(); block = reader->next()) content.bytes += block;
  content.failure = reader->failure();
  content.n_read = reader->bytes_read();
  return content;
}

TEST(BlockReader, ToldByContentReadsEachCompression) {
  const TempFolder folder;
  for (const std::string& packed : {kZstd, kBzip2, kXz, kGzip, gzip_of(kLine)}) {
    const Content content = read_all(folder.write("page.txt", packed));
    EXPECT_EQ(content.bytes, kLine) << compression_of(packed);
    EXPECT_FALSE(content.failure);
    EXPECT_EQ(content.n_read, packed.size());
  }
}

TEST(BlockReader, ReadsMembersThatFollowEachOtherAsOne) {
  const TempFolder folder;
  for (const std::string& packed : {kZstd, kBzip2, kXz, kGzip, gzip_of(kLine)}) {
    const Content content = read_all(folder.write("pages", packed + packed + packed));
    EXPECT_EQ(content.bytes, kLine + kLine + kLine) << compression_of(packed);
    EXPECT_FALSE(content.failure);
  }
}

TEST(BlockReader, ReadsPlainFilesLargerThanABlock) {
  const TempFolder folder;
  std::string bytes;
  while (bytes.size() < (3U << 20)) bytes += "ein שלום 😀 line " + std::to_string(bytes.size()) + "\r\n";
  EXPECT_EQ(read_all(folder.write("plain", bytes)).bytes, bytes);
  EXPECT_EQ(read_all(folder.write("packed", gzip_of(bytes, 60000))).bytes, bytes);
}

TEST(BlockReader, ReadsEmptyFilesAndEmptyMembers) {
  const TempFolder folder;
  for (const std::string& bytes : {""s, gzip_of("")}) {
    const Content content = read_all(folder.write("empty", bytes));
    EXPECT_EQ(content.bytes, "");
    EXPECT_FALSE(content.failure);
  }
}

TEST(BlockReader, KeepsWhatCameBeforeDamageAndTellsItsOffset) {
  const TempFolder folder;
  std::string bytes;
  while (bytes.size() < 300'000) bytes += "line " + std::to_string(bytes.size()) + "\n";
  const std::string packed = gzip_of(bytes, 20000).substr(0, 250'000);
  const Content content = read_all(folder.write("cut.gz", packed));
  EXPECT_GT(content.bytes.size(), 150'000U);
  EXPECT_TRUE(bytes.starts_with(content.bytes));
  ASSERT_TRUE(content.failure);
  EXPECT_EQ(content.failure->code, ErrorCode::bad_input);
  EXPECT_TRUE(content.failure->where.starts_with("at byte "));
  EXPECT_NE(content.failure->message.find("gzip"), std::string::npos);
}

TEST(BlockReader, NeverFailsToTellOfTruncation) {
  const TempFolder folder;
  for (const std::string& packed : {kZstd, kBzip2, kXz, kGzip, gzip_of(kLine)})
    for (std::size_t size = 6; size + 9 < packed.size(); ++size) {
      const Content content = read_all(folder.write("cut", packed.substr(0, size)));
      EXPECT_TRUE(content.failure) << compression_of(packed) << " cut at " << size;
      EXPECT_TRUE(kLine.starts_with(content.bytes));
    }
}

TEST(BlockReader, SaysWhatCannotBeOpened) {
  const TempFolder folder;
  const auto missing = BlockReader::open(folder.path("nothing"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  EXPECT_EQ(missing.error().where, folder.path("nothing"));
}

TEST(BlockReader, TellsOfAFolderThatIsNoFile) {
  const TempFolder folder;
  const Content content = read_all(folder.path());
  ASSERT_TRUE(content.failure);
  EXPECT_EQ(content.failure->code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace wirecopy::base
