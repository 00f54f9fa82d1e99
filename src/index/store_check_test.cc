#include <algorithm>
#include <fstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "index/manifest.h"
#include "index/store.h"
#include "index/store_testing.h"

namespace wirecopy::index {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<std::string> kFiles = {
    "LOCK", "MANIFEST", "catalogue.check", "catalogue.sqlite", "segment-000001.wcs", "segment-000002.wcs"};

void make_store(const std::string& path) {
  ASSERT_TRUE(commit_all(path, {{test_page("é1", "“one” 😀"), test_page("2", "two\r\n")}, {test_page("é1", "newer")}}));
  StoreWriter writer = StoreWriter::open(path).value();
  ASSERT_TRUE(writer.remove(std::vector<std::string>{"2"}));
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

void flip(std::string* bytes, std::size_t at) {
  (*bytes)[at] = static_cast<char>((*bytes)[at] ^ (1 << at % 8));
}

std::size_t n_damaged(const CheckReport& report) {
  return static_cast<std::size_t>(
      std::count_if(report.findings.begin(), report.findings.end(),
                    [](const auto& finding) { return finding.severity == StoreFinding::Severity::damage; }));
}

TEST(CheckStore, FindsNothingInAWholeStore) {
  const TestFolder folder;
  make_store(folder.store());
  const CheckReport report = check_store(folder.store(), false, {}).value();
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_EQ(report.pages, 1U);
  EXPECT_EQ(report.files, kFiles.size());
  EXPECT_FALSE(report.repaired);
}

TEST(CheckStore, SaysThatThereIsNoStore) {
  const TestFolder folder;
  EXPECT_EQ(check_store(folder.store(), false, {}).error().code, ErrorCode::not_found);
}

// Opening and reading everything gives what was stored, or says that it is damaged.
void expect_never_believed(const std::string& store) {
  const auto snapshot = open_snapshot(store);
  ASSERT_TRUE(snapshot || snapshot.error().code == ErrorCode::damaged);
  if (!snapshot) return;
  const auto texts = live_texts(**snapshot);
  ASSERT_TRUE(texts || texts.error().code == ErrorCode::damaged);
  if (!texts) return;
  ASSERT_THAT(*texts, ElementsAre(testing::Pair("é1", ElementsAre("“one” 😀", "newer"))));
}

class CheckEveryByte : public testing::TestWithParam<std::string> {};

TEST_P(CheckEveryByte, ReportsItsFlip) {
  const TestFolder folder;
  make_store(folder.store());
  const std::string path = folder.store() + "/" + GetParam();
  const std::string good = base::read_file(path).value();
  // Every byte of a table that is mostly zeros would take a minute; every 251st of it stands for all.
  const std::size_t step = GetParam() == "catalogue.sqlite" ? 251 : 1;
  for (std::size_t at = 0; at < good.size(); at += step) {
    std::string bytes = good;
    flip(&bytes, at);
    write_file(path, bytes);
    const CheckReport report = check_store(folder.store(), false, {}).value();
    ASSERT_GT(n_damaged(report), 0U) << at;
    ASSERT_EQ(report.findings[0].file, GetParam()) << at;
    expect_never_believed(folder.store());
  }
}
INSTANTIATE_TEST_SUITE_P(Of, CheckEveryByte,
                         testing::Values("MANIFEST", "catalogue.check", "catalogue.sqlite", "segment-000001.wcs",
                                         "segment-000002.wcs"),
                         [](const auto& test) {
                           std::string name = test.param;
                           std::replace_if(name.begin(), name.end(), [](char c) { return c == '.' || c == '-'; }, '_');
                           return name;
                         });

TEST(CheckStore, TellsALockThatAKilledWriterLeft) {
  const TestFolder folder;
  make_store(folder.store());
  std::string line;
  {
    const StoreWriter writer = StoreWriter::open(folder.store()).value();
    line = base::read_file(folder.store() + "/LOCK").value();
  }
  write_file(folder.store() + "/LOCK", line);
  const CheckReport left = check_store(folder.store(), false, {}).value();
  ASSERT_EQ(left.findings.size(), 1U);
  EXPECT_EQ(left.findings[0].severity, StoreFinding::Severity::note);
  EXPECT_THAT(left.findings[0].message, HasSubstr("left by process"));
  for (std::size_t at = 0; at < line.size(); ++at) {
    std::string bytes = line;
    flip(&bytes, at);
    write_file(folder.store() + "/LOCK", bytes);
    ASSERT_EQ(n_damaged(check_store(folder.store(), false, {}).value()), 1U) << at;
  }
  EXPECT_TRUE(StoreWriter::open(folder.store()));
}

TEST(CheckStore, NotesFilesThatAreNotItsOwn) {
  const TestFolder folder;
  make_store(folder.store());
  write_file(folder.store() + "/notes.txt", "mine");
  write_file(folder.store() + "/segment-000009.wcs", "half");
  const CheckReport report = check_store(folder.store(), false, {}).value();
  ASSERT_EQ(report.findings.size(), 2U);
  EXPECT_EQ(n_damaged(report), 0U);
  EXPECT_EQ(report.findings[0].file, "notes.txt");
}

TEST(CheckStore, SeesAManifestThatLostWholeRecords) {
  const TestFolder folder;
  make_store(folder.store());
  const std::string good = base::read_file(folder.store() + "/MANIFEST").value();
  const std::size_t first_two = encode_header(0).size() + encode_add({.file = segment_file_name(1)}, 0).size();
  write_file(folder.store() + "/MANIFEST", good.substr(0, first_two));
  const CheckReport report = check_store(folder.store(), false, {}).value();
  EXPECT_GT(n_damaged(report), 0U);
}

// A store of two segments of many groups and blocks.
void make_large_store(const std::string& path) {
  std::vector<Page> pages = test_pages(0, 300);
  for (Page& page : pages)
    for (std::uint64_t i = 0; i < 300; ++i) page.text += std::to_string(base::hash64(page.id, i));
  ASSERT_TRUE(commit_all(path, {pages, test_pages(300, 310)}));
}

TEST(RepairStore, SavesThePagesOfBlocksThatVerify) {
  const TestFolder folder;
  make_large_store(folder.store());
  const auto before = live_texts(*open_snapshot(folder.store()).value()).value();
  const std::string path = folder.store() + "/segment-000001.wcs";
  std::string bytes = base::read_file(path).value();
  flip(&bytes, 300'000);  // among the texts
  write_file(path, bytes);
  const CheckReport report = check_store(folder.store(), true, test_rebuild).value();
  EXPECT_TRUE(report.repaired);
  ASSERT_FALSE(report.dropped.empty());
  EXPECT_LT(report.dropped.size(), 60U) << "a block of 64 KiB";
  const auto after = live_texts(*open_snapshot(folder.store()).value()).value();
  EXPECT_EQ(after.size() + report.dropped.size(), before.size());
  for (const std::string& id : report.dropped) EXPECT_TRUE(before.contains(id) && !after.contains(id)) << id;
  for (const auto& [id, texts] : after) EXPECT_EQ(texts, before.at(id));
  EXPECT_THAT(check_store(folder.store(), false, {})->findings, IsEmpty());
}

TEST(RepairStore, NamesThePagesOfAMissingSegmentByTheCatalogue) {
  const TestFolder folder;
  make_store(folder.store());
  ASSERT_TRUE(base::remove_file(folder.store() + "/segment-000002.wcs"));
  const CheckReport report = check_store(folder.store(), true, test_rebuild).value();
  EXPECT_THAT(report.dropped, ElementsAre("é1"));
  EXPECT_THAT(live_texts(*open_snapshot(folder.store()).value()).value(),
              ElementsAre(testing::Pair("é1", ElementsAre("“one” 😀"))));
  EXPECT_THAT(check_store(folder.store(), false, {})->findings, IsEmpty());
}

TEST(RepairStore, LosesNoPageToADamagedManifest) {
  const TestFolder folder;
  make_store(folder.store());
  const std::string path = folder.store() + "/MANIFEST";
  const std::string good = base::read_file(path).value();
  for (std::size_t at = 0; at < good.size(); at += 5) {
    const TestFolder copy;
    std::filesystem::copy(folder.store(), copy.store());
    std::string bytes = good;
    flip(&bytes, at);
    write_file(copy.store() + "/MANIFEST", bytes);
    ASSERT_TRUE(check_store(copy.store(), true, test_rebuild)) << at;
    const auto texts = live_texts(*open_snapshot(copy.store()).value()).value();
    ASSERT_TRUE(texts.contains("é1")) << at;
    ASSERT_EQ(texts.at("é1").size(), 2U) << at;
    ASSERT_THAT(check_store(copy.store(), false, {})->findings, IsEmpty()) << at;
  }
}

TEST(RepairStore, ChangesNoTruthThatIsWhole) {
  const TestFolder folder;
  make_store(folder.store());
  const std::string manifest = base::read_file(folder.store() + "/MANIFEST").value();
  write_file(folder.store() + "/catalogue.sqlite", "junk");
  const CheckReport report = check_store(folder.store(), true, test_rebuild).value();
  EXPECT_EQ(n_damaged(report), 1U);
  EXPECT_THAT(report.dropped, IsEmpty());
  EXPECT_EQ(base::read_file(folder.store() + "/MANIFEST").value(), manifest);
  EXPECT_THAT(check_store(folder.store(), false, {})->findings, IsEmpty());
}

}  // namespace
}  // namespace wirecopy::index
