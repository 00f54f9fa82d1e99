// A small pool of threads: fixed blocks of work, results kept in input order, so that output never depends on timing.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "wirecopy/result.h"

namespace wirecopy::base {

class ThreadPool {
 public:
  // 0 means one thread per processor. With 1 everything runs in the calling thread.
  explicit ThreadPool(unsigned n_threads);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  [[nodiscard]] unsigned n_threads() const { return n_threads_; }

  // Calls work(i) for every i in [0, n) and returns when all are done; the caller's thread works too. `work` must not
  // throw and must write only to what belongs to i.
  void for_each(std::size_t n, const std::function<void(std::size_t)>& work);

 private:
  void run();
  void take_items();

  unsigned n_threads_;
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable start_;
  std::condition_variable done_;
  const std::function<void(std::size_t)>* work_ = nullptr;
  std::size_t n_ = 0;
  std::size_t next_ = 0;
  std::size_t n_busy_ = 0;
  std::uint64_t round_ = 0;
  bool stopping_ = false;
};

// Calls work(0), work(1) ... on all threads; each gives a Result<void>. Returns the first error, in order.
template <typename Work>
[[nodiscard]] Result<void> try_for_each(ThreadPool* pool, std::size_t n, const Work& work) {
  std::vector<Result<void>> results(n);
  pool->for_each(n, [&](std::size_t i) { results[i] = work(i); });
  for (Result<void>& result : results)
    if (!result) return std::move(result);
  return {};
}

}  // namespace wirecopy::base
