// Writes what CheckedBytes reads, piece by piece, to a file or a string: whoever writes holds a buffer, not the
// content.
//
// Content is written in runs, each from a place on, several side by side. The checksum of a block is made when the
// block is full, so each block belongs to one run: a run begins at a multiple of CheckedBytes::kBlockSize.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "wirecopy/result.h"

namespace wirecopy::index {

class CheckedWriter {
 public:
  explicit CheckedWriter(std::string* out) : out_(out) { out->clear(); }
  [[nodiscard]] static Result<CheckedWriter> create_file(const std::string& path);

  class Run {
   public:
    Run(CheckedWriter* writer, std::uint64_t begin);
    void append(std::string_view bytes);
    void align();                                                                  // zeros up to the next multiple of 8
    [[nodiscard]] std::uint64_t end() const { return flushed_ + buffer_.size(); }  // where the next byte goes
    // Writes what is held, for the run at the content's end; for any other with zeros up to the end of its block.
    // The run must not be used afterwards.
    void close();
    void close_block();

   private:
    void flush();

    CheckedWriter* writer_;
    std::uint64_t flushed_;
    std::string buffer_;
  };

  // Checksums and footer, once all runs are closed; they follow one another without a gap. A file is then synced.
  // Returns the first error of all writing.
  [[nodiscard]] Result<void> finish(std::uint64_t content_size);

 private:
  CheckedWriter() = default;
  void write(std::uint64_t offset, std::string_view bytes);

  std::string* out_ = nullptr;
  base::File file_;
  std::string path_;
  Result<void> written_;
  std::vector<std::uint64_t> checksums_;
};

// The first multiple of a block's size that is not before `offset`.
[[nodiscard]] std::uint64_t next_block(std::uint64_t offset);

}  // namespace wirecopy::index
