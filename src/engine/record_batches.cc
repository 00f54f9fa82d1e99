#include "engine/record_batches.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace wirecopy::engine {
namespace {

// A batch is handed to the threads when it holds so much; large enough to keep them busy, small enough to stay in cache
// and to show progress. While it is worked on the next is read: the two take some ten times their bytes.
constexpr std::size_t kBatchBytes = 4U << 20;
constexpr std::size_t kBatchRecords = 4096;
constexpr std::size_t kBatchShareOfMemory = 128;

// A page takes up to so many times its bytes while it is analysed; a larger record is skipped. There is one such in a
// batch, as it ends the batch.
constexpr std::size_t kRecordShareOfMemory = 24;

RecordBatch read_batch(read::RecordReader* reader, std::size_t max_bytes) {
  RecordBatch batch;
  std::size_t bytes = 0;
  while (bytes < max_bytes && batch.records.size() < kBatchRecords) {
    std::optional<read::Record> record = reader->next(&batch.notes);
    if (!record) break;
    bytes += record->bytes.size();
    batch.records.push_back(std::move(*record));
  }
  batch.progress.bytes_read = reader->bytes_read();
  batch.progress.bytes_total = reader->bytes_total();
  return batch;
}

}  // namespace

Result<read::ReadOptions> read_options(const WorkOptions& work) {
  read::ReadOptions options;
  options.web = work.web;
  options.limits.max_record_bytes = std::min(options.limits.max_record_bytes, work.memory_bytes / kRecordShareOfMemory);
  for (const FieldName& name : work.field_names)
    if (!options.names.map(name.field, name.name))
      return fail(ErrorCode::bad_input, fmt::format("pages have no field \"{}\"; expected one of {}", name.field,
                                                    fmt::join(options.names.field_list(), ", ")));
  return options;
}

Result<RecordBatches> RecordBatches::open(std::span<const std::string> inputs, const WorkOptions& work) {
  WIRECOPY_TRY(read::ReadOptions reading, read_options(work));
  WIRECOPY_TRY(read::RecordReader reader, read::RecordReader::open(inputs, reading));
  const std::size_t max_bytes = std::min<std::size_t>(kBatchBytes, work.memory_bytes / kBatchShareOfMemory);
  return RecordBatches(std::move(reading), std::move(reader), max_bytes);
}

RecordBatches::RecordBatches(read::ReadOptions reading, read::RecordReader reader, std::size_t max_bytes)
    : reading_(std::make_unique<const read::ReadOptions>(std::move(reading))),
      reader_(std::make_unique<read::RecordReader>(std::move(reader))),
      max_bytes_(max_bytes) {
  read_ahead();
}

void RecordBatches::read_ahead() {
  next_ = std::async(std::launch::async,
                     [reader = reader_.get(), max_bytes = max_bytes_] { return read_batch(reader, max_bytes); });
}

Error no_page(std::span<const std::string> inputs, const Notes& notes) {
  const std::string message = "no page in the input";
  if (notes.kept().empty()) return {ErrorCode::bad_input, message, fmt::format("{}", fmt::join(inputs, ", "))};
  const Note& first = notes.kept().front();
  if (notes.kept().size() == 1) return {ErrorCode::bad_input, message + ": " + first.reason, first.where};
  return {ErrorCode::bad_input,
          fmt::format("{}: {} records skipped, the first: {}", message, notes.n_skipped(), first.reason), first.where};
}

}  // namespace wirecopy::engine
