// The lock of a store's one writer: flock on the file LOCK, which says who holds it since when.
#pragma once

#include <optional>
#include <string>

#include "base/files.h"
#include "wirecopy/result.h"

namespace wirecopy::index {

class WriterLock {
 public:
  // Busy, naming the process and since when, if another holds it.
  [[nodiscard]] static Result<WriterLock> acquire(const std::string& folder);
  ~WriterLock();  // empties the file
  WriterLock(WriterLock&&) noexcept = default;
  WriterLock& operator=(WriterLock&&) = delete;

 private:
  explicit WriterLock(base::File file) : file_(std::move(file)) {}
  base::File file_;
};

// What the file LOCK says.
struct LockContent {
  enum class State {
    free,    // empty, or not there
    held,    // a living process holds it
    left,    // a process that was killed left it
    damaged  // what it says does not match its checksum, and nobody holds it
  } state = State::free;
  std::string holder;  // "process 123 since 2017-04-12T20:15:00Z"; empty if not known
};
[[nodiscard]] LockContent read_lock(const std::string& folder);

}  // namespace wirecopy::index
