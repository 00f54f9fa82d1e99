// Sorting more records than memory holds, in the least memory asked for.
//
// Records are gathered until the memory is full; then each part is sorted and written as a run (run_file.h). In the end
// the runs are merged, as many at once as there is memory for their blocks; where there are more, groups of them are
// merged into longer runs first. What fits into memory never touches the disk. Cost: n log n comparisons; M MiB of
// memory sort M x M MiB in one writing and one reading (16 MiB 256 MiB, 1 GiB a TiB), and each further pass multiplies
// that by 8 M. Knuth, The Art of Computer Programming 3, section 5.4.
//
// The outcome depends on the records alone: not on memory, nor on the number of threads.
#pragma once

#include <algorithm>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/run_file.h"
#include "base/thread_pool.h"
#include "wirecopy/result.h"

namespace wirecopy::base {

// Plain values in a total order, of which equal ones have equal bytes.
template <typename T>
concept SortableRecord =
    std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T> && requires(const T& a, const T& b) {
      { a < b } -> std::convertible_to<bool>;
    };

struct SortOptions {
  std::string folder;            // for what does not fit into memory
  std::size_t memory_bytes = 0;  // at least kLeastSortMemory is taken
  ThreadPool* pool = nullptr;    // sorts parts at once; null: the calling thread sorts
};
constexpr std::size_t kLeastSortMemory = 1U << 20;

template <SortableRecord Record>
std::string_view bytes_of(std::span<const Record> records) {
  return {reinterpret_cast<const char*>(records.data()), records.size_bytes()};
}

// Gives the records of one sorted run, a block at a time.
template <SortableRecord Record>
class RunCursor {
 public:
  explicit RunCursor(std::span<const Record> in_memory) : left_(in_memory) {}
  RunCursor(const RunFile* file, const RunSpan& run) : file_(file), run_(run) {}

  // To the first record; to the one behind `front`. False at the end.
  Result<bool> start() { return left_.empty() ? read_block() : Result<bool>(true); }
  Result<bool> advance() {
    left_ = left_.subspan(1);
    return left_.empty() ? read_block() : Result<bool>(true);
  }
  [[nodiscard]] const Record& front() const { return left_.front(); }

 private:
  Result<bool> read_block() {
    if (at_ >= run_.n_bytes) return false;
    WIRECOPY_TRY_VOID(file_->read_block(run_, at_, &bytes_));
    at_ += bytes_.size();
    records_.resize(bytes_.size() / sizeof(Record));
    std::memcpy(records_.data(), bytes_.data(), bytes_.size());
    left_ = records_;
    return true;
  }

  const RunFile* file_ = nullptr;
  RunSpan run_;
  std::uint64_t at_ = 0;  // of the run's bytes: what is read next
  std::string bytes_;
  std::vector<Record> records_;
  std::span<const Record> left_;
};

// Many sorted runs as one: a heap of cursors, the least record on top.
template <SortableRecord Record>
class RunMerge {
 public:
  [[nodiscard]] Result<void> add(RunCursor<Record> cursor) {
    WIRECOPY_TRY(const bool has_records, cursor.start());
    if (!has_records) return {};
    heap_.push_back(cursors_.size());
    cursors_.push_back(std::move(cursor));
    std::push_heap(heap_.begin(), heap_.end(), [this](std::size_t a, std::size_t b) { return is_after(a, b); });
    return {};
  }

  // The next record in order; false at the end.
  [[nodiscard]] Result<bool> next(Record* record) {
    if (heap_.empty()) return false;
    RunCursor<Record>& least = cursors_[heap_.front()];
    *record = least.front();
    WIRECOPY_TRY(const bool has_more, least.advance());
    if (!has_more) {
      heap_.front() = heap_.back();
      heap_.pop_back();
    }
    sift_down();
    return true;
  }

 private:
  [[nodiscard]] bool is_after(std::size_t a, std::size_t b) const { return cursors_[b].front() < cursors_[a].front(); }

  // Puts the top where it belongs; mostly it stays.
  void sift_down() {
    std::size_t parent = 0;
    for (std::size_t child = 1; child < heap_.size(); child = 2 * parent + 1) {
      if (child + 1 < heap_.size() && is_after(heap_[child], heap_[child + 1])) ++child;
      if (!is_after(heap_[parent], heap_[child])) return;
      std::swap(heap_[parent], heap_[child]);
      parent = child;
    }
  }

  std::vector<RunCursor<Record>> cursors_;
  std::vector<std::size_t> heap_;  // of cursors that have a record
};

template <SortableRecord Record>
class SortedRuns {
 public:
  SortedRuns(const SortedRuns&) = delete;  // what is merged is pointed to
  SortedRuns& operator=(const SortedRuns&) = delete;
  explicit SortedRuns(SortOptions options)
      : options_(std::move(options)),
        memory_bytes_(std::max(options_.memory_bytes, kLeastSortMemory)),
        part_records_(std::max<std::size_t>(1, memory_bytes_ / (kParts + 1) / sizeof(Record))) {}

  // Errors: those of writing to the folder.
  [[nodiscard]] Result<void> add(const Record& record) {
    if (parts_.empty() || parts_.back().size() == part_records_) WIRECOPY_TRY_VOID(begin_part());
    std::vector<Record>& part = parts_.back();
    if (part.size() == part.capacity())  // grows by itself to more than a part otherwise
      part.reserve(std::min(part_records_, std::max<std::size_t>(kFirstRecords, 2 * part.size())));
    part.push_back(record);
    ++n_records_;
    return {};
  }

  // No more is added; from now on `next` gives all records in order.
  [[nodiscard]] Result<void> finish() {
    sort_parts();
    if (file_) {
      WIRECOPY_TRY_VOID(write_parts());
      WIRECOPY_TRY_VOID(shorten());
      for (const RunSpan& run : runs_) WIRECOPY_TRY_VOID(merge_.add({&*file_, run}));
    }
    for (const std::vector<Record>& part : parts_) WIRECOPY_TRY_VOID(merge_.add(RunCursor<Record>(part)));
    return {};
  }

  // False at the end. Errors: a temporary file that cannot be read, or does not hold what was written.
  [[nodiscard]] Result<bool> next(Record* record) { return merge_.next(record); }

  [[nodiscard]] std::uint64_t n_records() const { return n_records_; }
  [[nodiscard]] bool is_spilled() const { return file_.has_value(); }

 private:
  static constexpr std::size_t kParts = 7;  // and room for one that grows: an eighth of the memory each
  static constexpr std::size_t kFirstRecords = 256;

  Result<void> begin_part() {
    if (parts_.size() == kParts) {
      if (!file_) {
        WIRECOPY_TRY(file_, RunFile::create(options_.folder, sizeof(Record)));
      }
      sort_parts();
      WIRECOPY_TRY_VOID(write_parts());
    }
    parts_.emplace_back();
    return {};
  }

  void sort_parts() {
    const auto sort_part = [this](std::size_t i) { std::sort(parts_[i].begin(), parts_[i].end()); };
    if (options_.pool != nullptr) return options_.pool->for_each(parts_.size(), sort_part);
    for (std::size_t i = 0; i < parts_.size(); ++i) sort_part(i);
  }

  Result<void> write_parts() {
    for (const std::vector<Record>& part : parts_) {
      WIRECOPY_TRY_VOID(file_->write(bytes_of(std::span<const Record>(part))));
      WIRECOPY_TRY(const RunSpan run, file_->end_run());
      runs_.push_back(run);
    }
    parts_.clear();
    return {};
  }

  // Until the blocks of all runs fit into memory: a cursor holds a block twice, as bytes and as records.
  Result<void> shorten() {
    const std::size_t n_at_once = std::max<std::size_t>(2, memory_bytes_ / (2 * RunFile::kBlockBytes));
    while (runs_.size() > n_at_once) {
      WIRECOPY_TRY(RunFile longer, RunFile::create(options_.folder, sizeof(Record)));
      std::vector<RunSpan> merged;
      for (std::size_t i = 0; i < runs_.size(); i += n_at_once) {
        const auto group = std::span(runs_).subspan(i, std::min(n_at_once, runs_.size() - i));
        WIRECOPY_TRY(const RunSpan run, merge_runs(group, &longer));
        merged.push_back(run);
      }
      file_ = std::move(longer);
      runs_ = std::move(merged);
    }
    return {};
  }

  Result<RunSpan> merge_runs(std::span<const RunSpan> runs, RunFile* to) const {
    RunMerge<Record> merge;
    for (const RunSpan& run : runs) WIRECOPY_TRY_VOID(merge.add({&*file_, run}));
    Record record;
    while (true) {
      WIRECOPY_TRY(const bool has_record, merge.next(&record));
      if (!has_record) return to->end_run();
      WIRECOPY_TRY_VOID(to->write(bytes_of(std::span<const Record>(&record, 1))));
    }
  }

  SortOptions options_;
  std::size_t memory_bytes_;
  std::size_t part_records_;
  std::uint64_t n_records_ = 0;
  std::vector<std::vector<Record>> parts_;
  std::optional<RunFile> file_;
  std::vector<RunSpan> runs_;
  RunMerge<Record> merge_;
};

}  // namespace wirecopy::base
