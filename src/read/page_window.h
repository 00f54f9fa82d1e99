// Pages held back for a while, until enough pages of their hosts are seen to know what these repeat.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>

#include "read/repeated_parts.h"
#include "wirecopy/page.h"

namespace wirecopy::read {

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
  // Returns false to end the run.
  using Sink = std::function<bool(Page&&)>;

  explicit PageWindow(Sink sink, WindowLimits limits = {}) : sink_(std::move(sink)), limits_(limits) {}

  // Returns false once the sink has.
  [[nodiscard]] bool add(Page&& page);
  // Hands on what is held.
  bool finish();

 private:
  bool release(std::size_t n_kept);

  Sink sink_;
  WindowLimits limits_;
  RepeatedParts repeated_;
  std::deque<Page> pages_;
  std::size_t n_bytes_ = 0;
  bool is_wanted_ = true;
};

}  // namespace wirecopy::read
