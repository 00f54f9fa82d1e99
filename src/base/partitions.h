// Records that are gathered in parts and taken part by part, in the least memory asked for: what is more waits in a
// temporary file without a name (run_file.h). For what is too much to sort at once and falls apart by a key.
#pragma once

#include <cstring>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/run_file.h"
#include "wirecopy/result.h"

namespace wirecopy::base {

struct SpillOptions {
  std::string folder;                   // for what does not fit into memory
  std::size_t memory_bytes = SIZE_MAX;  // of records, all parts together
};

template <typename Record>
  requires std::is_trivially_copyable_v<Record>
class Partitions {
 public:
  Partitions(std::size_t n, SpillOptions options) : options_(std::move(options)), parts_(n) {}
  Partitions(const Partitions&) = delete;
  Partitions& operator=(const Partitions&) = delete;

  // Safe from many threads. Errors: those of writing to the folder.
  [[nodiscard]] Result<void> add(std::size_t part, std::span<const Record> records) {
    const std::scoped_lock lock(mutex_);
    std::vector<Record>& own = parts_[part].records;
    own.insert(own.end(), records.begin(), records.end());
    n_bytes_ += records.size_bytes();
    return n_bytes_ > options_.memory_bytes ? spill() : Result<void>();
  }

  // All records of a part, those of one call of `add` behind each other; it is empty then. Safe from many threads for
  // different parts when no more is added. Errors: a temporary file that does not hold what was written.
  [[nodiscard]] Result<std::vector<Record>> take(std::size_t part) {
    Part own = std::move(parts_[part]);
    std::vector<Record> all;
    std::string block;
    for (const RunSpan& run : own.runs) {
      for (std::uint64_t at = 0; at < run.n_bytes; at += block.size()) {
        WIRECOPY_TRY_VOID(file_->read_block(run, at, &block));
        const std::size_t n = all.size();
        all.resize(n + block.size() / sizeof(Record));
        std::memcpy(all.data() + n, block.data(), block.size());
      }
    }
    if (all.empty()) return std::move(own.records);
    all.insert(all.end(), own.records.begin(), own.records.end());
    return all;
  }

  [[nodiscard]] bool is_spilled() const { return file_.has_value(); }

 private:
  struct Part {
    std::vector<Record> records;
    std::vector<RunSpan> runs;  // before them
  };

  Result<void> spill() {
    if (!file_) {
      WIRECOPY_TRY(file_, RunFile::create(options_.folder, sizeof(Record)));
    }
    for (Part& part : parts_) {
      if (part.records.empty()) continue;
      const std::span<const Record> records(part.records);
      WIRECOPY_TRY_VOID(file_->write({reinterpret_cast<const char*>(records.data()), records.size_bytes()}));
      WIRECOPY_TRY(const RunSpan run, file_->end_run());
      part.runs.push_back(run);
      part.records = {};
    }
    n_bytes_ = 0;
    return {};
  }

  SpillOptions options_;
  std::vector<Part> parts_;
  std::optional<RunFile> file_;
  std::size_t n_bytes_ = 0;  // in memory
  std::mutex mutex_;
};

}  // namespace wirecopy::base
