#include "base/thread_pool.h"

#include <algorithm>

namespace wirecopy::base {

ThreadPool::ThreadPool(unsigned n_threads)
    : n_threads_(n_threads != 0 ? n_threads : std::max(1U, std::thread::hardware_concurrency())) {
  for (unsigned i = 1; i < n_threads_; ++i) threads_.emplace_back([this] { run(); });
}

ThreadPool::~ThreadPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  start_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void ThreadPool::for_each(std::size_t n, const std::function<void(std::size_t)>& work) {
  if (threads_.empty() || n <= 1) {
    for (std::size_t i = 0; i < n; ++i) work(i);
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    work_ = &work;
    n_ = n;
    next_ = 0;
    n_busy_ = threads_.size();
    ++round_;
  }
  start_.notify_all();
  take_items();
  std::unique_lock lock(mutex_);
  done_.wait(lock, [this] { return n_busy_ == 0; });
  work_ = nullptr;
}

void ThreadPool::run() {
  std::uint64_t seen = 0;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      start_.wait(lock, [&] { return stopping_ || round_ != seen; });
      if (stopping_) return;
      seen = round_;
    }
    take_items();
    const std::lock_guard lock(mutex_);
    if (--n_busy_ == 0) done_.notify_all();
  }
}

void ThreadPool::take_items() {
  while (true) {
    std::size_t item = 0;
    {
      const std::lock_guard lock(mutex_);
      if (next_ >= n_) return;
      item = next_++;
    }
    (*work_)(item);
  }
}

}  // namespace wirecopy::base
