#include "index/checked_writer.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/hash.h"
#include "index/checked_bytes.h"

namespace wirecopy::index {
namespace {

constexpr std::uint64_t kBlock = CheckedBytes::kBlockSize;
constexpr std::size_t kBufferBytes = 64 * kBlock;  // of a run

}  // namespace

std::uint64_t next_block(std::uint64_t offset) {
  return (offset + kBlock - 1) / kBlock * kBlock;
}

Result<CheckedWriter> CheckedWriter::create_file(const std::string& path) {
  CheckedWriter writer;
  WIRECOPY_TRY(writer.file_, base::create_file(path));
  writer.path_ = path;
  return writer;
}

CheckedWriter::Run::Run(CheckedWriter* writer, std::uint64_t begin) : writer_(writer), flushed_(begin) {
  WIRECOPY_CHECK(begin % kBlock == 0);
}

void CheckedWriter::Run::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t n = std::min(bytes.size(), kBufferBytes - buffer_.size());
    buffer_.append(bytes.substr(0, n));
    bytes.remove_prefix(n);
    if (buffer_.size() == kBufferBytes) flush();
  }
}

void CheckedWriter::Run::align() {
  constexpr std::array<char, 8> kZeros = {};
  append(std::string_view(kZeros.data(), (kZeros.size() - end() % kZeros.size()) % kZeros.size()));
}

void CheckedWriter::Run::flush() {
  writer_->write(flushed_, buffer_);
  flushed_ += buffer_.size();
  buffer_.clear();
}

void CheckedWriter::Run::close() {
  flush();
}

void CheckedWriter::Run::close_block() {
  append(std::string(next_block(end()) - end(), '\0'));
  flush();
}

void CheckedWriter::write(std::uint64_t offset, std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); at += kBlock) {
    const std::uint64_t block = (offset + at) / kBlock;
    if (checksums_.size() <= block) checksums_.resize(block + 1);
    checksums_[block] = base::hash64(bytes.substr(at, kBlock));
  }
  if (out_ != nullptr) {
    if (out_->size() < offset + bytes.size()) out_->resize(offset + bytes.size());
    bytes.copy(out_->data() + offset, bytes.size());
  } else if (written_) {
    written_ = base::write_at(file_, offset, bytes, path_);
  }
}

Result<void> CheckedWriter::finish(std::uint64_t content_size) {
  WIRECOPY_CHECK(checksums_.size() == next_block(content_size) / kBlock);
  const std::string ending = CheckedBytes::ending(content_size, checksums_);
  if (out_ != nullptr) {
    out_->resize(content_size);
    *out_ += ending;
    return {};
  }
  WIRECOPY_TRY_VOID(written_);
  WIRECOPY_TRY_VOID(base::write_at(file_, content_size, ending, path_));
  return base::sync_file(file_, path_);
}

}  // namespace wirecopy::index
