// Runs of records in a temporary file: what sorting keeps on disk. The file has no name, so that nothing is left behind
// however the program ends.
//
// Format: blocks one behind the other, each up to kBlockBytes of records and the XXH3 hash of these, seeded with the
// block's place in the file. A run begins with a block of its own; all its blocks but the last are full. What a disk
// gave back wrongly is seen when the block is read, and never believed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/files.h"
#include "wirecopy/result.h"

namespace wirecopy::base {

// A stretch of the file: `n_bytes` of records, checksums not counted.
struct RunSpan {
  std::uint64_t offset = 0;
  std::uint64_t n_bytes = 0;
};

class RunFile {
 public:
  // Large enough that reading many runs in turn is no seeking, small enough that hundreds fit into memory at once.
  static constexpr std::size_t kBlockBytes = 64U << 10;

  // Records are `record_bytes` long each, at most a block. Error: a folder that cannot be written.
  [[nodiscard]] static Result<RunFile> create(const std::string& folder, std::size_t record_bytes);

  // Appends records to the run that is being written, and ends it. Error: no space left.
  [[nodiscard]] Result<void> write(std::string_view records);
  [[nodiscard]] Result<RunSpan> end_run();

  // The records of a run that begin at byte `at` of it, a multiple of `block_bytes`, into `block`. At once from many
  // threads, also while another run is written. Error: bytes that are not those that were written.
  [[nodiscard]] Result<void> read_block(const RunSpan& run, std::uint64_t at, std::string* block) const;

  [[nodiscard]] std::size_t block_bytes() const { return block_bytes_; }  // of records in a full block

 private:
  RunFile(File file, std::string folder, std::size_t record_bytes);
  [[nodiscard]] Result<void> write_block(std::string_view records);

  File file_;
  std::string folder_;  // for messages
  std::size_t block_bytes_;
  std::string pending_;        // records that do not fill a block yet
  RunSpan run_;                // being written
  std::uint64_t n_bytes_ = 0;  // of the file
};

}  // namespace wirecopy::base
