// A small pool of threads: fixed blocks of work, results kept in input order, so that output never depends on timing.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

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

}  // namespace wirecopy::base
