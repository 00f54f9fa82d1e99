// One byte of a store's file is changed: check-store names the file, and no command believes what the byte says.
#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

constexpr std::size_t kSampledOffsets = 14;  // in each file, besides the first and the last two

// A store of several segments, with a removed page and an older version; and a page that copies from it.
class SlowDamage : public ProgramTest {
 protected:
  void SetUp() override {
    write("first.jsonl", generated_records(0, 60));
    write("second.jsonl", generated_records(40, 90, 14));
    write("asked.txt", "A beginning of its own 😀, e\u0301.\r\n" + generated_text(3, 12) + generated_text(80, 14));
    ASSERT_EQ(run("wirecopy add store first.jsonl").status, 0);
    ASSERT_EQ(run("wirecopy add store second.jsonl").status, 0);
    ASSERT_EQ(run("wirecopy remove store 'page 7'").status, 0);
    ASSERT_EQ(run(kCheck).status, 0);
    trace_ = run(kTrace).out;
    info_ = run(kInfo).out;
    ASSERT_THAT(trace_, AllOf(HasSubstr("\"document\":\"page 3\""), HasSubstr("\"document\":\"page 80\"")));
    ASSERT_THAT(info_, HasSubstr("\"pages\":89,"));
  }

  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / "store"))
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

  // Either the command fails and names a file of the store, or it says what it said before.
  void expect_not_believed(const std::string& command, const std::string& before, const std::string& what) const {
    const Outcome after = run(command);
    if (after.status == 2)
      EXPECT_THAT(after.err, AllOf(StartsWith("wirecopy: "), HasSubstr("store/"))) << command << ", " << what;
    else
      EXPECT_EQ(after.out, before) << command << ", " << what;
  }

  void expect_found(const std::string& file, const std::string& what) const {
    const Outcome check = run(kCheck);
    EXPECT_EQ(check.status, 2) << what;
    EXPECT_THAT(check.out + check.err, HasSubstr(file)) << what;
    expect_not_believed(kTrace, trace_, what);
    expect_not_believed(kInfo, info_, what);
  }

  // `info` tells the size of the folder, which is another one now.
  void expect_found_with_size(const std::string& file, const std::string& bytes) const {
    write("store/" + file, bytes);
    const std::string what = fmt::format("{} of {} bytes", file, bytes.size());
    const Outcome check = run(kCheck);
    EXPECT_EQ(check.status, 2) << what;
    EXPECT_THAT(check.out + check.err, HasSubstr(file)) << what;
    expect_not_believed(kTrace, trace_, what);
  }

  void flip(const std::string& file, const std::string& bytes, std::size_t offset) {
    const auto mask = static_cast<char>(1 + random_() % 255);
    std::string flipped = bytes;
    flipped[offset] = static_cast<char>(flipped[offset] ^ mask);
    write("store/" + file, flipped);
    expect_found(file, fmt::format("{} at byte {} of {} ^ {}", file, offset, bytes.size(), int{mask}));
  }

  [[nodiscard]] std::set<std::size_t> offsets(std::size_t size) {
    std::set<std::size_t> chosen = {0, size - 1, size - std::min<std::size_t>(size, 2)};
    for (std::size_t i = 0; i < kSampledOffsets; ++i) chosen.insert(random_() % size);
    return chosen;
  }

  static constexpr const char* kCheck = "wirecopy check-store store --format jsonl";
  static constexpr const char* kTrace = "wirecopy trace --store store asked.txt --format jsonl";
  static constexpr const char* kInfo = "wirecopy info store --format jsonl";
  std::mt19937 random_{20240515};
  std::string trace_;
  std::string info_;
};

TEST_F(SlowDamage, AFlippedByteInAnyFileIsFoundAndNotBelieved) {
  int n_files = 0;
  for (const std::string& file : files()) {
    const std::string bytes = content_of(folder_ / "store" / file);
    if (bytes.empty()) continue;
    ++n_files;
    for (const std::size_t offset : offsets(bytes.size())) flip(file, bytes, offset);
    write("store/" + file, bytes);
  }
  EXPECT_GE(n_files, 5);  // manifest, two segments, catalogue and its check
  EXPECT_EQ(run(kCheck).status, 0);
}

TEST_F(SlowDamage, AFileThatGrewOrShrankIsFoundAndNotBelieved) {
  for (const std::string& file : files()) {
    // The end of a manifest may be what a writer left that was stopped; of that other tests speak.
    if (file == "MANIFEST") continue;
    const std::string bytes = content_of(folder_ / "store" / file);
    expect_found_with_size(file, bytes + "x");
    if (!bytes.empty()) expect_found_with_size(file, bytes.substr(0, bytes.size() - 1));
    write("store/" + file, bytes);
  }
  EXPECT_EQ(run(kCheck).status, 0);
}

TEST_F(SlowDamage, RepairKeepsWhatIsWhole) {
  const std::string segment = "segment-000002.wcs";
  std::string bytes = content_of(folder_ / "store" / segment);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write("store/" + segment, bytes);
  const Outcome repair = run("wirecopy check-store store --repair --format jsonl");
  EXPECT_EQ(repair.status, 0) << repair.err;
  EXPECT_THAT(repair.out, HasSubstr(segment));
  EXPECT_EQ(run(kCheck).status, 0);
  EXPECT_EQ(run("wirecopy add store second.jsonl").status, 0);
  EXPECT_EQ(run(kTrace).out, trace_);
}

}  // namespace
}  // namespace wirecopy::tests
