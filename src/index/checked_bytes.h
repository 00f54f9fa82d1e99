// Bytes that are verified as they are read: content in blocks, a checksum for each, a footer over the checksums.
//
//   content | u64 XXH3 of each 4 KiB block | footer: magic, content size, XXH3 of the checksums, XXH3 of the footer
//
// Opening verifies footer and checksums; a block is verified when first touched. Damage is never handed out.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "wirecopy/result.h"

namespace wirecopy::index {

class CheckedBytes {
 public:
  // As much as the system reads at once. The first look at a block costs its hash, and a seed asked of a large store
  // touches two blocks that nobody asked before: with 64 KiB that was 12 us a seed, with 4 KiB it is 1 us. The
  // checksums take .2 % of the file.
  static constexpr std::uint64_t kBlockSize = 4 << 10;

  [[nodiscard]] static Result<CheckedBytes> open_file(const std::string& path);
  [[nodiscard]] static Result<CheckedBytes> open_bytes(std::string bytes, std::string name);

  // Appends checksums and footer to the content; CheckedWriter is for content that is too large for one string.
  static void seal(std::string* content);
  // What follows content of this size with these checksums.
  [[nodiscard]] static std::string ending(std::uint64_t content_size, std::span<const std::uint64_t> checksums);

  [[nodiscard]] std::uint64_t size() const { return content_.size(); }
  [[nodiscard]] std::uint64_t file_size() const { return bytes().size(); }
  [[nodiscard]] const std::string& name() const { return name_; }

  // Identifies the content: the footer's own checksum.
  [[nodiscard]] std::uint64_t footer_checksum() const;

  // Content [offset, offset + size), verified; damaged if a block is, or if the range does not lie in the content.
  // The view lives as long as this. May be called from many threads at once.
  [[nodiscard]] Result<std::string_view> read(std::uint64_t offset, std::uint64_t size) const {
    if (is_verified(offset, size)) return std::string_view(content_.data() + offset, size);
    return verify_and_read(offset, size);
  }

  // Hints that the content there will be read soon, whether it is there or not.
  [[gnu::always_inline]] void prefetch(std::uint64_t offset) const {
    if (offset < content_.size()) __builtin_prefetch(content_.data() + offset);
  }

  void forget() const { mapped_.forget(); }  // see MappedFile

  // Verifies every block; one message for each that is damaged.
  [[nodiscard]] std::vector<std::string> verify() const;

  // An error that names this file and a place in it.
  [[nodiscard]] std::unexpected<Error> damaged(std::uint64_t offset, std::string_view what) const;

 private:
  CheckedBytes() = default;
  [[nodiscard]] std::string_view bytes() const { return owned_ ? std::string_view(*owned_) : mapped_.bytes(); }
  [[nodiscard]] Result<void> check_footer();
  [[nodiscard]] bool verify_block(std::uint64_t block) const;
  [[nodiscard]] Result<std::string_view> verify_and_read(std::uint64_t offset, std::uint64_t size) const;

  // Whether these bytes are there, and all their blocks were read before.
  [[nodiscard]] bool is_verified(std::uint64_t offset, std::uint64_t size) const {
    if (offset > content_.size() || size > content_.size() - offset || size == 0) return false;
    for (std::uint64_t block = offset / kBlockSize; block <= (offset + size - 1) / kBlockSize; ++block)
      if (!verified_[block].load(std::memory_order_acquire)) return false;
    return true;
  }

  base::MappedFile mapped_;
  std::unique_ptr<std::string> owned_;
  std::string name_;
  std::string_view content_;
  std::string_view checksums_;
  std::unique_ptr<std::atomic<bool>[]> verified_;  // one a block; set once, never cleared
};

}  // namespace wirecopy::index
