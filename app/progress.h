// How far long work has come: one line on a terminal's standard error,
// rewritten at most ten times a second.
#pragma once

#include <chrono>

#include "wirecopy/engine.h"

namespace wirecopy::app {

class ProgressLine {
 public:
  explicit ProgressLine(bool quiet);  // silent too when standard error is no terminal
  ~ProgressLine() { erase(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  [[nodiscard]] ProgressSink sink();  // must not outlive the line
  void erase();                       // before anything else is printed

 private:
  using Clock = std::chrono::steady_clock;
  void show(const Progress& progress);

  bool enabled_;
  bool shown_ = false;
  Clock::time_point start_;
  Clock::time_point next_;
};

}  // namespace wirecopy::app
