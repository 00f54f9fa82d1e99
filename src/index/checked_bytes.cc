#include "index/checked_bytes.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/hash.h"
#include "index/encoding.h"

namespace wirecopy::index {
namespace {

constexpr std::uint64_t kMagic = 0x3130304b43484357ULL;  // "WCHCK001"

struct Footer {
  std::uint64_t magic = kMagic;
  std::uint64_t content_size = 0;
  std::uint64_t checksums_checksum = 0;
  std::uint64_t checksum = 0;  // of the fields before
};

std::uint64_t checksum_of(const Footer& footer) {
  std::string bytes;
  append(footer, &bytes);
  return base::hash64(std::string_view(bytes).substr(0, sizeof(Footer) - sizeof(std::uint64_t)));
}

std::uint64_t n_blocks(std::uint64_t content_size) {
  return content_size / CheckedBytes::kBlockSize + (content_size % CheckedBytes::kBlockSize != 0 ? 1 : 0);
}

std::string_view block_of(std::string_view content, std::uint64_t block) {
  return content.substr(block * CheckedBytes::kBlockSize, CheckedBytes::kBlockSize);
}

}  // namespace

Result<CheckedBytes> CheckedBytes::open_file(const std::string& path) {
  CheckedBytes opened;
  opened.name_ = path;
  WIRECOPY_TRY(opened.mapped_, base::MappedFile::open(path));
  WIRECOPY_TRY_VOID(opened.check_footer());
  return opened;
}

Result<CheckedBytes> CheckedBytes::open_bytes(std::string bytes, std::string name) {
  CheckedBytes opened;
  opened.name_ = std::move(name);
  opened.owned_ = std::make_unique<std::string>(std::move(bytes));
  WIRECOPY_TRY_VOID(opened.check_footer());
  return opened;
}

void CheckedBytes::seal(std::string* content) {
  std::vector<std::uint64_t> checksums(n_blocks(content->size()));
  for (std::size_t block = 0; block < checksums.size(); ++block)
    checksums[block] = base::hash64(block_of(*content, block));
  *content += ending(content->size(), checksums);
}

std::string CheckedBytes::ending(std::uint64_t content_size, std::span<const std::uint64_t> checksums) {
  std::string bytes;
  bytes.reserve(checksums.size() * sizeof(std::uint64_t) + sizeof(Footer));
  for (const std::uint64_t checksum : checksums) append(checksum, &bytes);
  Footer footer;
  footer.content_size = content_size;
  footer.checksums_checksum = base::hash64(bytes);
  footer.checksum = checksum_of(footer);
  append(footer, &bytes);
  return bytes;
}

Result<void> CheckedBytes::check_footer() {
  const std::string_view all = bytes();
  if (all.size() < sizeof(Footer))
    return damaged(0, fmt::format("{} bytes are too few for a footer of {}", all.size(), sizeof(Footer)));
  const std::uint64_t footer_at = all.size() - sizeof(Footer);
  const auto footer = load<Footer>(all, footer_at);
  if (footer.magic != kMagic || footer.checksum != checksum_of(footer))
    return damaged(footer_at, "the footer does not match its checksum: damaged or cut short");
  const std::uint64_t n = n_blocks(footer.content_size);
  if (footer.content_size > footer_at || footer_at - footer.content_size != n * sizeof(std::uint64_t))
    return damaged(footer_at, "the footer tells another size than the file has");
  content_ = all.substr(0, footer.content_size);
  checksums_ = all.substr(footer.content_size, footer_at - footer.content_size);
  if (base::hash64(checksums_) != footer.checksums_checksum)
    return damaged(footer.content_size, "the table of checksums does not match its own");
  verified_ = std::make_unique<std::atomic<bool>[]>(n);
  return {};
}

std::uint64_t CheckedBytes::footer_checksum() const {
  return load<Footer>(bytes(), bytes().size() - sizeof(Footer)).checksum;
}

bool CheckedBytes::verify_block(std::uint64_t block) const {
  if (verified_[block].load(std::memory_order_acquire)) return true;
  if (base::hash64(block_of(content_, block)) != load<std::uint64_t>(checksums_, block * sizeof(std::uint64_t)))
    return false;
  verified_[block].store(true, std::memory_order_release);
  return true;
}

Result<std::string_view> CheckedBytes::verify_and_read(std::uint64_t offset, std::uint64_t size) const {
  if (offset > content_.size() || size > content_.size() - offset)
    return damaged(offset, fmt::format("{} bytes expected here, past the end of the content", size));
  if (size == 0) return std::string_view();
  for (std::uint64_t block = offset / kBlockSize; block <= (offset + size - 1) / kBlockSize; ++block)
    if (!verify_block(block)) return damaged(block * kBlockSize, "a block does not match its checksum");
  return content_.substr(offset, size);
}

std::vector<std::string> CheckedBytes::verify() const {
  std::vector<std::string> messages;
  for (std::uint64_t block = 0; block < n_blocks(content_.size()); ++block) {
    const std::uint64_t begin = block * kBlockSize;
    if (!verify_block(block))
      messages.push_back(fmt::format("bytes {} to {} do not match their checksum", begin,
                                     std::min<std::uint64_t>(begin + kBlockSize, content_.size())));
  }
  return messages;
}

std::unexpected<Error> CheckedBytes::damaged(std::uint64_t offset, std::string_view what) const {
  return fail(ErrorCode::damaged, std::string(what), fmt::format("{} at byte {}", name_, offset));
}

}  // namespace wirecopy::index
