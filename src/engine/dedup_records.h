// The records of the inputs in batches, each batch read while the one before is worked on.
#pragma once

#include <future>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "read/read.h"
#include "wirecopy/dedup.h"

namespace wirecopy::engine {

struct RecordBatch {
  std::vector<read::Record> records;  // none at the end of the inputs
  Notes notes;
  Progress progress;
};

// How a deduplication reads, as its options say. Error: a field that pages do not have.
[[nodiscard]] Result<read::ReadOptions> dedup_reading(const DedupOptions& options);

class RecordBatches {
 public:
  [[nodiscard]] static Result<RecordBatches> open(std::span<const std::string> inputs,
                                                  const read::ReadOptions& reading);
  [[nodiscard]] RecordBatch next();

 private:
  explicit RecordBatches(read::RecordReader reader);
  void read_ahead();

  std::unique_ptr<read::RecordReader> reader_;
  std::future<RecordBatch> next_;
};

// The page of a record: id, path and text, of formats other than JSON all that is known. In which language it is, is
// not asked of JSON. Each page stands for itself: what the pages of a host repeat stays in.
[[nodiscard]] Result<Page> dedup_page(read::Record record, const read::ReadOptions& reading);

// Tells records apart that were read twice.
[[nodiscard]] std::uint64_t record_hash(const read::Record& record);

}  // namespace wirecopy::engine
