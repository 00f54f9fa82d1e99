#include "base/run_file.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/check.h"
#include "base/hash.h"

namespace wirecopy::base {
namespace {

constexpr std::size_t kHashBytes = sizeof(std::uint64_t);

std::uint64_t checksum(std::string_view records, std::uint64_t offset) {
  return hash64(records, offset);
}

}  // namespace

RunFile::RunFile(File file, std::string folder, std::size_t record_bytes)
    : file_(std::move(file)), folder_(std::move(folder)), block_bytes_(kBlockBytes / record_bytes * record_bytes) {}

Result<RunFile> RunFile::create(const std::string& folder, std::size_t record_bytes) {
  WIRECOPY_CHECK(record_bytes > 0 && record_bytes <= kBlockBytes);
  WIRECOPY_TRY(File file, temporary_file(folder));
  return RunFile(std::move(file), folder, record_bytes);
}

Result<void> RunFile::write(std::string_view records) {
  run_.n_bytes += records.size();
  while (!records.empty()) {
    const bool is_whole = pending_.empty() && records.size() >= block_bytes_;
    const std::string_view piece = records.substr(0, block_bytes_ - pending_.size());
    records.remove_prefix(piece.size());
    if (is_whole) {
      WIRECOPY_TRY_VOID(write_block(piece));
      continue;
    }
    pending_ += piece;
    if (pending_.size() == block_bytes_) {
      WIRECOPY_TRY_VOID(write_block(pending_));
      pending_.clear();
    }
  }
  return {};
}

Result<RunSpan> RunFile::end_run() {
  if (!pending_.empty()) WIRECOPY_TRY_VOID(write_block(pending_));
  pending_.clear();
  return std::exchange(run_, RunSpan{n_bytes_, 0});
}

Result<void> RunFile::write_block(std::string_view records) {
  const std::uint64_t hash = checksum(records, n_bytes_);
  char bytes[kHashBytes];
  std::memcpy(bytes, &hash, kHashBytes);
  WIRECOPY_TRY_VOID(write_all(file_, records, folder_));
  WIRECOPY_TRY_VOID(write_all(file_, {bytes, kHashBytes}, folder_));
  n_bytes_ += records.size() + kHashBytes;
  if (run_.n_bytes == 0) run_.offset = n_bytes_;
  return {};
}

Result<void> RunFile::read_block(const RunSpan& run, std::uint64_t at, std::string* block) const {
  const std::uint64_t offset = run.offset + at / block_bytes_ * (block_bytes_ + kHashBytes);
  const std::size_t n_bytes = static_cast<std::size_t>(std::min<std::uint64_t>(block_bytes_, run.n_bytes - at));
  block->resize(n_bytes + kHashBytes);
  WIRECOPY_TRY_VOID(read_at(file_, offset, block->data(), block->size(), folder_));
  std::uint64_t hash = 0;
  std::memcpy(&hash, block->data() + n_bytes, kHashBytes);
  block->resize(n_bytes);
  if (hash == checksum(*block, offset)) return {};
  return fail(ErrorCode::damaged, "a temporary file does not hold what was written to it", folder_);
}

}  // namespace wirecopy::base
