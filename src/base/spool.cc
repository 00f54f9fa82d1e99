#include "base/spool.h"

#include <utility>

namespace wirecopy::base {

Result<Spool> Spool::create(const std::string& folder) {
  WIRECOPY_TRY(File file, temporary_file(folder));
  return Spool(std::move(file), folder);
}

Result<void> Spool::append(std::string_view bytes) {
  size_ += bytes.size();
  if (pending_.size() + bytes.size() < kBufferBytes) {
    pending_ += bytes;
    return {};
  }
  WIRECOPY_TRY_VOID(flush());
  return write_all(file_, bytes, folder_);
}

Result<void> Spool::flush() {
  if (!pending_.empty()) WIRECOPY_TRY_VOID(write_all(file_, pending_, folder_));
  pending_.clear();
  return {};
}

}  // namespace wirecopy::base
