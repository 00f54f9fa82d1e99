#include "index/manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::index {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

SegmentRecord record(std::uint32_t number, std::uint32_t n_pages = 10) {
  return {segment_file_name(number), n_pages, 1000, 2000, 3000 + number};
}

// Writes records one after another, and knows where each ends.
struct Writer {
  std::string bytes = encode_header(0);
  std::vector<std::size_t> ends = {bytes.size()};

  Writer& write(const std::string& one) {
    bytes += one;
    ends.push_back(bytes.size());
    return *this;
  }
  Writer& add(std::uint32_t number) { return write(encode_add(record(number), bytes.size())); }
  Writer& replace(std::vector<std::uint32_t> removed, std::optional<SegmentRecord> added) {
    ReplaceSegments change = {{}, std::move(added)};
    for (const std::uint32_t number : removed) change.removed.push_back(segment_file_name(number));
    return write(encode_replace(change, bytes.size()));
  }
  Writer& remove(std::uint32_t number, std::vector<Row> rows) {
    const RemovedRows removed = {segment_file_name(number), std::move(rows)};
    return write(encode_removal({&removed, 1}, bytes.size()));
  }
};

std::vector<std::uint32_t> numbers(const Manifest& manifest) {
  std::vector<std::uint32_t> all;
  for (const auto& entry : manifest.segments) all.push_back(segment_number(entry.segment.file).value());
  return all;
}

Writer full_writer() {
  Writer writer;
  writer.add(1).add(2).remove(2, {1, 7}).add(3).remove(2, {3, 7}).replace({1}, std::nullopt).add(4);
  writer.replace({3, 4}, record(5)).add(6);
  return writer;
}

TEST(Manifest, TellsWhatWasWritten) {
  const Manifest manifest = read_manifest(full_writer().bytes, "M").value();
  EXPECT_THAT(numbers(manifest), ElementsAre(2, 5, 6));
  EXPECT_THAT(manifest.segments[0].removed, ElementsAre(1, 3, 7));
  EXPECT_EQ(manifest.segments[1].segment.checksum, 3005U);
  EXPECT_EQ(manifest.n_records, 10U);
  EXPECT_EQ(manifest.size, full_writer().bytes.size());
  EXPECT_EQ(manifest.last_number, 6U);
  EXPECT_EQ(manifest.n_torn_bytes, 0U);
}

TEST(Manifest, IsTheSameWrittenAnew) {
  const Manifest before = read_manifest(full_writer().bytes, "M").value();
  const Manifest after = read_manifest(encode_manifest(before.segments), "M").value();
  EXPECT_EQ(numbers(after), numbers(before));
  EXPECT_EQ(after.segments[0].removed, before.segments[0].removed);
}

// Cut anywhere, what remains are the whole records before the cut; only a manifest without header is damage.
TEST(Manifest, LeavesOutATornTailAtEveryLength) {
  const Writer writer = full_writer();
  for (std::size_t size = 0; size < writer.bytes.size(); ++size) {
    const auto manifest = read_manifest(writer.bytes.substr(0, size), "M");
    ASSERT_EQ(manifest.has_value(), size >= writer.ends[0]) << size;
    if (!manifest) continue;
    const auto end = std::upper_bound(writer.ends.begin(), writer.ends.end(), size);
    ASSERT_EQ(manifest->n_records, static_cast<std::size_t>(end - writer.ends.begin()));
    ASSERT_EQ(manifest->size, *(end - 1));
    ASSERT_EQ(manifest->n_torn_bytes, size - *(end - 1));
  }
}

// A file system may lengthen a file before it writes the bytes.
TEST(Manifest, LeavesOutATailOfZerosFromEveryByteOfTheLastRecord) {
  const Writer writer = full_writer();
  const std::size_t last = writer.ends[writer.ends.size() - 2];
  for (std::size_t size = last; size + 8 <= writer.bytes.size(); ++size) {
    std::string bytes = writer.bytes.substr(0, size);
    bytes.resize(writer.bytes.size(), '\0');
    const auto manifest = read_manifest(bytes, "M");
    ASSERT_TRUE(manifest) << size;
    ASSERT_EQ(manifest->size, last);
  }
}

TEST(Manifest, CallsEveryFlippedBitDamage) {
  const Writer writer = full_writer();
  for (std::size_t bit = 0; bit < writer.bytes.size() * 8; ++bit) {
    std::string bytes = writer.bytes;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    const auto manifest = read_manifest(bytes, "M");
    ASSERT_FALSE(manifest) << bit;
    ASSERT_EQ(manifest.error().code, ErrorCode::damaged);
  }
}

TEST(Manifest, SalvagesTheRecordsAfterADamagedOne) {
  Writer writer;
  writer.add(1).add(2).add(3);
  writer.bytes[writer.ends[1] + 20] ^= 1;
  std::vector<ManifestDamage> damage;
  const Manifest manifest = salvage_manifest(writer.bytes, &damage);
  EXPECT_THAT(numbers(manifest), ElementsAre(1, 3));
  ASSERT_EQ(damage.size(), 1U);
  EXPECT_EQ(damage[0].offset, writer.ends[1]);
}

TEST(Manifest, RefusesRecordsThatMakeNoSense) {
  const std::vector<Writer> senseless = {
      Writer().add(1).add(1),
      Writer().remove(1, {0}),
      Writer().add(1).remove(1, {10}),
      Writer().add(1).remove(1, {3, 3}),
      Writer().add(1).add(2).replace({2, 1}, record(3)),
      Writer().add(1).replace({}, record(3)),
      Writer().add(1).add(2).replace({1}, record(2)),
      Writer().write(encode_header(Writer().bytes.size())),
      Writer().write(encode_add({"../segment-000001.wcs", 1, 1, 1, 1}, Writer().bytes.size())),
  };
  for (std::size_t i = 0; i < senseless.size(); ++i) EXPECT_FALSE(read_manifest(senseless[i].bytes, "M")) << i;
}

TEST(SegmentFileName, IsReadBackAndNothingElse) {
  EXPECT_EQ(segment_file_name(7), "segment-000007.wcs");
  EXPECT_EQ(segment_number("segment-4294967295.wcs"), 4294967295U);
  for (const char* name : {"segment-7.wcs", "segment-000000.wcs", "segment-000001.wcs.new", "segment-.wcs", "MANIFEST",
                           "", "segment-99999999999.wcs"})
    EXPECT_FALSE(segment_number(name)) << name;
}

}  // namespace
}  // namespace wirecopy::index
