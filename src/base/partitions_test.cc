#include "base/partitions.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <vector>

#include <gtest/gtest.h>

#include "base/thread_pool.h"

namespace wirecopy::base {
namespace {

struct Record {
  std::uint64_t key = 0;
  std::uint64_t value = 0;
  friend auto operator<=>(const Record&, const Record&) = default;
};

constexpr std::size_t kParts = 8;

// What 1,000 calls from several threads give, part by part, in order.
std::vector<std::vector<Record>> gathered(std::size_t memory_bytes, bool* is_spilled) {
  Partitions<Record> partitions(kParts, {std::filesystem::temp_directory_path().string(), memory_bytes});
  ThreadPool pool(4);
  pool.for_each(1000, [&](std::size_t i) {
    const std::vector<Record> records{{i % kParts, i}, {i % kParts, i + 1000}, {i % kParts, i + 2000}};
    EXPECT_TRUE(partitions.add(i % kParts, records));
  });
  *is_spilled = partitions.is_spilled();
  std::vector<std::vector<Record>> parts;
  for (std::size_t part = 0; part < kParts; ++part) {
    parts.push_back(partitions.take(part).value());
    std::ranges::sort(parts.back());
    EXPECT_TRUE(partitions.take(part).value().empty());
  }
  return parts;
}

TEST(Partitions, HoldTheSameInWhateverMemory) {
  bool is_spilled = true;
  const std::vector<std::vector<Record>> expected = gathered(SIZE_MAX, &is_spilled);
  EXPECT_FALSE(is_spilled);
  std::size_t n = 0;
  for (std::size_t part = 0; part < kParts; ++part) {
    n += expected[part].size();
    for (const Record& record : expected[part]) EXPECT_EQ(record.key, part);
  }
  EXPECT_EQ(n, 3000U);
  for (const std::size_t memory_bytes : {1U, 500U, 20000U}) {
    EXPECT_EQ(gathered(memory_bytes, &is_spilled), expected);
    EXPECT_TRUE(is_spilled);
  }
}

TEST(Partitions, SayThatAFolderCannotBeWritten) {
  Partitions<Record> partitions(1, {"/nowhere/at/all", 1});
  const std::vector<Record> records{{1, 2}};
  EXPECT_FALSE(partitions.add(0, records));
}

}  // namespace
}  // namespace wirecopy::base
