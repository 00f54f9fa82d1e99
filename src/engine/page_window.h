// Pages held back for a while, until enough pages of their hosts are seen to know what these repeat.
#pragma once

#include <cstddef>
#include <deque>
#include <utility>
#include <vector>

#include "engine/ingest.h"
#include "read/repeated_parts.h"

namespace wirecopy::engine {

// What is held at most. Input that fits into it is seen whole before its first page is handed on.
struct WindowLimits {
  std::size_t bytes = 16U << 20;  // of text: some four thousand articles
  std::size_t pages = 8192;
};

// Takes pages in order and hands them on in the same order, without what their hosts repeat. Which pages are held
// depends on the pages alone, so that the outcome is the same at any number of threads. Pages of which nothing can be
// counted (records, plain text) wait only behind those of which something can.
class PageWindow {
 public:
  // Not open, it holds nothing back and changes nothing.
  explicit PageWindow(bool is_open, WindowLimits limits = {}) : is_open_(is_open), limits_(limits) {}

  void add(PreparedPage&& page);
  // The pages that need not wait any longer; all, once there are no more to come.
  [[nodiscard]] std::vector<PreparedPage> take_ready() { return std::exchange(ready_, {}); }
  [[nodiscard]] std::vector<PreparedPage> take_all();

 private:
  void release(std::size_t n_kept);

  bool is_open_;
  WindowLimits limits_;
  read::RepeatedParts repeated_;
  struct Held {
    PreparedPage page;
    bool must_settle = false;
  };
  std::deque<Held> held_;
  std::size_t n_bytes_ = 0;  // of text held
  std::vector<PreparedPage> ready_;
};

}  // namespace wirecopy::engine
