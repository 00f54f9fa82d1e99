#include "index/sketch_index.h"

#include <gtest/gtest.h>

#include "base/hash.h"

namespace wirecopy::index {
namespace {

std::vector<std::uint64_t> keys_from(std::uint64_t first, std::uint64_t n) {
  std::vector<std::uint64_t> keys;
  for (std::uint64_t i = first; i < first + n; ++i) keys.push_back(base::mix(i + 1));
  return keys;
}

struct Found {
  std::vector<SketchHit> hits;
  std::vector<std::uint64_t> telling;
};

Found find(const SketchIndex& index, const std::vector<std::uint64_t>& keys) {
  Found found;
  index.find(keys, &found.hits, &found.telling);
  return found;
}

TEST(SketchIndex, FindsPagesByTheKeysTheyShare) {
  SketchIndex index(1000);
  index.add(7, keys_from(0, 50));
  index.add(9, keys_from(40, 50));
  const Found found = find(index, keys_from(45, 10));
  ASSERT_EQ(found.hits.size(), 2U);
  EXPECT_EQ(found.hits[0].page, 7U);
  EXPECT_EQ(found.hits[0].n_keys, 5U);
  EXPECT_EQ(found.hits[1].page, 9U);
  EXPECT_EQ(found.hits[1].n_keys, 10U);
  EXPECT_EQ(found.telling.size(), 10U);
  EXPECT_TRUE(find(index, keys_from(500, 50)).hits.empty());
}

TEST(SketchIndex, DoesNotAskForKeysOfTooManyPages) {
  SketchIndex index(1000);
  for (std::uint32_t page = 0; page < 100; ++page) index.add(page, keys_from(0, 1));
  index.add(100, keys_from(1, 1));
  const Found found = find(index, keys_from(0, 2));
  ASSERT_EQ(found.hits.size(), 1U);
  EXPECT_EQ(found.hits[0].page, 100U);
  EXPECT_EQ(found.telling, keys_from(1, 1));
}

TEST(SketchIndex, SaysWhenItIsFull) {
  SketchIndex index(64);
  EXPECT_TRUE(index.has_room_for(64));
  index.add(0, keys_from(0, 60));
  EXPECT_FALSE(index.has_room_for(5));
  EXPECT_EQ(find(index, keys_from(0, 60)).hits.front().n_keys, 60U);
  index.clear();
  EXPECT_TRUE(index.has_room_for(64));
  EXPECT_TRUE(find(index, keys_from(0, 60)).hits.empty());
}

}  // namespace
}  // namespace wirecopy::index
