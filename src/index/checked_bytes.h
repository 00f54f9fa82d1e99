// Bytes that are verified as they are read: content in blocks, a checksum for each, a footer over the checksums.
//
//   content | u64 XXH3 of each 64 KiB block | footer: magic, content size, XXH3 of the checksums, XXH3 of the footer
//
// Opening verifies footer and checksums; a block is verified when first touched. Damage is never handed out.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "wirecopy/result.h"

namespace wirecopy::base {
class ThreadPool;
}

namespace wirecopy::index {

class CheckedBytes {
 public:
  static constexpr std::uint64_t kBlockSize = 64 << 10;

  [[nodiscard]] static Result<CheckedBytes> open_file(const std::string& path);
  [[nodiscard]] static Result<CheckedBytes> open_bytes(std::string bytes, std::string name);

  // Appends checksums and footer to the content. `pool` may be null.
  static void seal(std::string* content, base::ThreadPool* pool);

  [[nodiscard]] std::uint64_t size() const { return content_.size(); }
  [[nodiscard]] std::uint64_t file_size() const { return bytes().size(); }
  [[nodiscard]] const std::string& name() const { return name_; }

  // Identifies the content: the footer's own checksum.
  [[nodiscard]] std::uint64_t footer_checksum() const;

  // Content [offset, offset + size), verified; damaged if a block is, or if the range does not lie in the content.
  // The view lives as long as this. May be called from many threads at once.
  [[nodiscard]] Result<std::string_view> read(std::uint64_t offset, std::uint64_t size) const;

  // Hints that the content there will be read soon, whether it is there or not.
  void prefetch(std::uint64_t offset) const {
    if (offset < content_.size()) __builtin_prefetch(content_.data() + offset);
  }

  // Verifies every block; one message for each that is damaged.
  [[nodiscard]] std::vector<std::string> verify() const;

  // An error that names this file and a place in it.
  [[nodiscard]] std::unexpected<Error> damaged(std::uint64_t offset, std::string_view what) const;

 private:
  CheckedBytes() = default;
  [[nodiscard]] std::string_view bytes() const { return owned_ ? std::string_view(*owned_) : mapped_.bytes(); }
  [[nodiscard]] Result<void> check_footer();
  [[nodiscard]] bool verify_block(std::uint64_t block) const;

  base::MappedFile mapped_;
  std::unique_ptr<std::string> owned_;
  std::string name_;
  std::string_view content_;
  std::string_view checksums_;
  std::unique_ptr<std::atomic<bool>[]> verified_;  // one a block; set once, never cleared
};

}  // namespace wirecopy::index
