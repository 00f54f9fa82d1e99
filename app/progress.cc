#include "app/progress.h"

#include <cstdio>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "report/text_parts.h"

namespace wirecopy::app {
namespace {

constexpr std::chrono::milliseconds kInterval(100);

std::string line_of(const Progress& progress, double seconds) {
  using report::grouped, report::human_bytes, report::percent;
  std::string line = fmt::format("{} pages, {}", grouped(progress.pages), human_bytes(progress.bytes_read));
  if (progress.bytes_total > 0) {
    const double share = static_cast<double>(progress.bytes_read) / static_cast<double>(progress.bytes_total);
    line += fmt::format(" of {} ({})", human_bytes(progress.bytes_total), percent(share));
  }
  return line + fmt::format(", {:.1f} MB/s", static_cast<double>(progress.bytes_read) / 1e6 / seconds);
}

}  // namespace

ProgressLine::ProgressLine(bool quiet)
    : enabled_(!quiet && ::isatty(STDERR_FILENO) == 1), start_(Clock::now()), next_(start_ + kInterval) {}

ProgressSink ProgressLine::sink() {
  if (!enabled_) return {};
  return [this](const Progress& progress) { show(progress); };
}

void ProgressLine::show(const Progress& progress) {
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + kInterval;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  fmt::print(stderr, "\r\x1b[K{}", line_of(progress, seconds));
  std::fflush(stderr);
}

void ProgressLine::erase() {
  if (!shown_) return;
  shown_ = false;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
}

}  // namespace wirecopy::app
