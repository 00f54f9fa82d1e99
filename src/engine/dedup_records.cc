#include "engine/dedup_records.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/hash.h"
#include "read/formats.h"

namespace wirecopy::engine {
namespace {

constexpr std::size_t kBatchBytes = 4U << 20;  // keeps all threads busy, and takes little memory
constexpr std::size_t kBatchRecords = 4096;

// Of the memory that may be used, what one record may take: parsed and cut into words it takes some ten times as much.
constexpr std::uint64_t kMemoryShareOfRecord = 16;

RecordBatch read_batch(read::RecordReader* reader) {
  RecordBatch batch;
  std::size_t n_bytes = 0;
  while (n_bytes < kBatchBytes && batch.records.size() < kBatchRecords) {
    std::optional<read::Record> record = reader->next(&batch.notes);
    if (!record) break;
    n_bytes += record->bytes.size();
    batch.records.push_back(*std::move(record));
  }
  batch.progress.bytes_read = reader->bytes_read();
  batch.progress.bytes_total = reader->bytes_total();
  return batch;
}

}  // namespace

Result<read::ReadOptions> dedup_reading(const DedupOptions& options) {
  read::ReadOptions reading;
  reading.web = options.work.web;
  reading.web.without_repetition = false;
  reading.limits.max_record_bytes =
      std::min(reading.limits.max_record_bytes, options.work.memory_bytes / kMemoryShareOfRecord);
  for (const FieldName& name : options.work.field_names)
    if (!reading.names.map(name.field, name.name))
      return fail(ErrorCode::bad_input, fmt::format("pages have no field \"{}\"; expected one of {}", name.field,
                                                    fmt::join(reading.names.field_list(), ", ")));
  return reading;
}

Result<RecordBatches> RecordBatches::open(std::span<const std::string> inputs, const read::ReadOptions& reading) {
  WIRECOPY_TRY(read::RecordReader reader, read::RecordReader::open(inputs, reading));
  return RecordBatches(std::move(reader));
}

RecordBatches::RecordBatches(read::RecordReader reader)
    : reader_(std::make_unique<read::RecordReader>(std::move(reader))) {
  read_ahead();
}

void RecordBatches::read_ahead() {
  next_ = std::async(std::launch::async, [reader = reader_.get()] { return read_batch(reader); });
}

RecordBatch RecordBatches::next() {
  RecordBatch batch = next_.get();
  read_ahead();
  return batch;
}

Result<Page> dedup_page(read::Record record, const read::ReadOptions& reading) {
  if (record.format != read::Format::json_line) return read::parse(std::move(record), reading.names, reading.web);
  Page page = std::move(record.known);
  if (const auto read = read::parse_json_record(std::move(record.bytes), reading.names, &page); !read)
    return fail(read.error().code, read.error().message, std::move(page.path));
  return page;
}

std::uint64_t record_hash(const read::Record& record) {
  return base::hash64(record.bytes);
}

}  // namespace wirecopy::engine
