// Reading ZIP archives member by member, in the order in which they lie there. Nothing is unpacked to disk, memory is a
// block at a time. libarchive is named only in zip.cc and compress.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/files.h"
#include "wirecopy/result.h"

namespace wirecopy::base {

class ZipReader {
 public:
  // As for a compressed file (compress.h): an archive whose members grow to more than kMaxRatio times its size, once
  // they are past kFreeBytes, is taken for a decompression bomb. Deflate reaches 1,032 at most; members that share
  // their packed bytes reach more.
  static constexpr std::uint64_t kMaxRatio = 2000;
  static constexpr std::uint64_t kFreeBytes = 64ULL << 20;
  // Behind a member damaged so that the library gives up, the archive is opened anew and passed over up to there. So
  // many members are passed over again in all (some 5 microseconds each), and then the rest is not read.
  static constexpr std::size_t kMaxPassedAgain = 1'000'000;

  // Reads an archive in a regular file. Errors: bad_input (no archive that can be read).
  [[nodiscard]] static Result<ZipReader> open(File file);
  ~ZipReader();
  ZipReader(ZipReader&&) noexcept;
  ZipReader& operator=(ZipReader&&) noexcept;

  // The name of the next member, valid UTF-8; folders and links are passed over. Nothing at the end, and where the
  // archive cannot be read on: then `failure` says why.
  [[nodiscard]] std::optional<std::string> next();

  // The next bytes of the member, as many as there is room for; 0 at its end. Errors: bad_input (damaged data, or
  // encrypted), unsupported (packed otherwise than by deflate or bzip2), limit (a bomb). They cost no other member.
  [[nodiscard]] Result<std::size_t> read(std::span<char> room);

  // Begins again with the first member.
  void rewind();

  [[nodiscard]] const std::optional<Error>& failure() const;
  [[nodiscard]] std::uint64_t bytes_read() const;  // of the archive, since it was last begun

 private:
  struct State;
  explicit ZipReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace wirecopy::base
