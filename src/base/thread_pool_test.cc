#include "base/thread_pool.h"

#include <gtest/gtest.h>

namespace wirecopy::base {
namespace {

TEST(ThreadPool, DoesEveryItemOnceInEveryRound) {
  for (const unsigned n_threads : {1U, 2U, 5U}) {
    ThreadPool pool(n_threads);
    for (int round = 0; round < 50; ++round) {
      std::vector<int> done(97, 0);
      pool.for_each(done.size(), [&](std::size_t i) { done[i] += 1; });
      EXPECT_EQ(done, std::vector<int>(97, 1));
    }
  }
}

TEST(ThreadPool, ReturnsAtOnceFromNothing) {
  ThreadPool pool(3);
  pool.for_each(0, [](std::size_t) { FAIL(); });
}

}  // namespace
}  // namespace wirecopy::base
