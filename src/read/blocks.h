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
  [[nodiscard]] bool skip_damage() { return reader_.skip_damage(); }
  [[nodiscard]] std::uint64_t bytes_read() const { return reader_.bytes_read(); }
  [[nodiscard]] std::string_view compression() const { return reader_.compression(); }

 private:
  base::BlockReader reader_;
  std::string gathered_;  // a head put together from blocks that were too short
  std::string_view head_;
};

// Takes a file apart by its own rules: lines, and stretches of so many bytes.
class ByteCursor {
 public:
  explicit ByteCursor(Blocks* blocks) : blocks_(blocks) {}

  // The next line, without its line end (CRLF or LF), no more of it than `max_bytes`; false at the end.
  [[nodiscard]] bool line(std::size_t max_bytes, std::string* line);
  // The next n bytes, or as many as there are; false if there are fewer.
  [[nodiscard]] bool take(std::uint64_t n, std::string* bytes);
  [[nodiscard]] bool skip(std::uint64_t n);

  // Behind damage: goes on where the data can be read again, if they can.
  [[nodiscard]] bool skip_damage();
  [[nodiscard]] std::uint64_t offset() const { return offset_; }  // of the unpacked bytes

 private:
  [[nodiscard]] bool fill();
  void use(std::size_t n);
  // Calls `use_piece` with the next n bytes, piece by piece; false if there are fewer.
  template <typename UsePiece>
  bool go_through(std::uint64_t n, const UsePiece& use_piece);

  Blocks* blocks_;
  std::string_view block_;
  std::uint64_t offset_ = 0;
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
