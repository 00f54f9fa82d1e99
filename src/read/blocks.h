// A file's bytes in blocks, with a head to tell its format by; and lines cut from them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/compress.h"

namespace wirecopy::read {

// Hands out a file's blocks; the head can be looked at before and is then the first of them.
class Blocks {
 public:
  static constexpr std::size_t kHeadBytes = 4096;  // a head is at least this long, if the file is

  explicit Blocks(base::BlockReader reader);
  Blocks(const Blocks&) = delete;  // a head may view memory of its own
  Blocks& operator=(const Blocks&) = delete;

  // The first bytes of the file; valid until the first `next`.
  [[nodiscard]] std::string_view head() const { return head_; }
  // Leaves out the first bytes of the head.
  void drop(std::size_t n) { head_.remove_prefix(n); }
  // The next block, valid until the next call; empty at the end.
  [[nodiscard]] std::string_view next();

  [[nodiscard]] const std::optional<Error>& failure() const { return reader_.failure(); }
  [[nodiscard]] std::uint64_t bytes_read() const { return reader_.bytes_read(); }

 private:
  base::BlockReader reader_;
  std::string gathered_;  // a head put together from blocks that were too short
  std::string_view head_;
};

struct Line {
  std::string bytes;  // without its line feed; empty if too long
  std::uint64_t number = 0;
  std::uint64_t n_bytes = 0;  // of the whole line
  bool is_too_long = false;
  bool is_last = false;  // it ended with the data and not with a line feed
};

// Cuts blocks into lines. A line above the limit is passed over without being held.
class LineCutter {
 public:
  LineCutter(Blocks* blocks, std::uint64_t max_bytes) : blocks_(blocks), max_bytes_(max_bytes) {}

  // False at the end. The line's memory is used again.
  [[nodiscard]] bool next(Line* line);

 private:
  void append(std::string_view piece, Line* line) const;

  Blocks* blocks_;
  std::uint64_t max_bytes_;
  std::uint64_t number_ = 0;
  std::string_view block_;
};

}  // namespace wirecopy::read
