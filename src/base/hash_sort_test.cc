#include "base/hash_sort.h"

#include <random>

#include <gtest/gtest.h>

namespace wirecopy::base {
namespace {

struct Item {
  std::uint64_t hash = 0;
  std::uint32_t place = 0;
  friend auto operator<=>(const Item&, const Item&) = default;
};

TEST(HashSort, SortsAsSortDoes) {
  std::mt19937_64 random(3);
  for (const std::size_t n : {0U, 1U, 2U, 7U, 1000U, 70000U}) {
    for (const std::uint32_t n_equal : {0U, 8U}) {
      std::vector<Item> items(n);
      for (Item& item : items)  // every fourth has a hash that another has
        item = {(random() % 4 == 0 ? random() % 16 << 40 : random()) >> n_equal, static_cast<std::uint32_t>(random())};
      std::vector<Item> expected = items;
      std::ranges::sort(expected);
      sort_by_hash(n_equal, [](const Item& item) { return item.hash; }, std::less<>(), &items);
      EXPECT_EQ(items, expected) << n;
    }
  }
}

}  // namespace
}  // namespace wirecopy::base
