// Reading a file as a stream of blocks, decompressed where it is compressed: gzip, zstd, bzip2, xz, told by their first
// bytes and never by name; members that follow each other are read as one. Memory is bounded: a block at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "wirecopy/result.h"

namespace wirecopy::base {

// The name of the compression that these first bytes begin ("gzip"), or empty.
[[nodiscard]] std::string_view compression_of(std::string_view head);

// Gives the bytes of a file: fills `room` as far as it can, returns how many; 0 at the end.
using ByteSource = std::function<Result<std::size_t>(std::span<char> room)>;

class BlockReader {
 public:
  // A stream that grows to more than kMaxRatio times what was read of the file, once it is past kFreeBytes, is taken
  // for a decompression bomb. Deflate reaches at most 1,032; real pages compress 3 to 30 times.
  static constexpr std::uint64_t kMaxRatio = 2000;
  static constexpr std::uint64_t kFreeBytes = 64ULL << 20;

  // Opens a file, or standard input for "-". Errors: not_found, unreadable.
  [[nodiscard]] static Result<BlockReader> open(const std::string& path);
  // Reads what a source gives, as if it were a file.
  [[nodiscard]] static BlockReader over(ByteSource source);
  ~BlockReader();
  BlockReader(BlockReader&&) noexcept;
  BlockReader& operator=(BlockReader&&) noexcept;

  // The next block, valid until the next call; empty at the end, and where the data cannot be read on: then `failure`
  // says why. The first block holds at least 4 KiB if the uncompressed file does.
  [[nodiscard]] std::string_view next();

  [[nodiscard]] const std::optional<Error>& failure() const;  // `where` is "at byte 8192" of the file as it lies there
  // Behind damaged gzip data: goes on with the next member. False if there is none, and for what else cannot be read.
  [[nodiscard]] bool skip_damage();
  [[nodiscard]] std::uint64_t bytes_read() const;  // of the file as it lies there
  // How the file is compressed ("gzip"), or empty; known with the first block.
  [[nodiscard]] std::string_view compression() const;

 private:
  struct State;
  explicit BlockReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace wirecopy::base
