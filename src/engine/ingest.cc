#include "engine/ingest.h"

#include <future>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "index/segment.h"
#include "read/read.h"
#include "text/text.h"

namespace wirecopy::engine {
namespace {

// A batch is handed to the threads when it holds so much; large enough to keep them busy, small enough to stay in cache
// and to show progress.
constexpr std::size_t kBatchBytes = 4U << 20;
constexpr std::size_t kBatchRecords = 4096;

struct Batch {
  std::vector<read::Record> records;
  Notes notes;
  Progress progress;
};

Batch read_batch(read::RecordReader* reader) {
  Batch batch;
  std::size_t bytes = 0;
  while (bytes < kBatchBytes && batch.records.size() < kBatchRecords) {
    std::optional<read::Record> record = reader->next(&batch.notes);
    if (!record) break;
    bytes += record->bytes.size();
    batch.records.push_back(std::move(*record));
  }
  batch.progress.bytes_read = reader->bytes_read();
  batch.progress.bytes_total = reader->bytes_total();
  return batch;
}

// The page of each record, or why there is none.
std::vector<Result<PreparedPage>> prepare(std::vector<read::Record> records, const read::ReadOptions& reading,
                                          const Ingest& steps, base::ThreadPool* pool) {
  std::vector<Result<PreparedPage>> prepared(records.size());
  pool->for_each(records.size(), [&](std::size_t i) {
    Result<Page> page = read::parse(std::move(records[i]), reading.names, reading.web);
    if (!page) {
      prepared[i] = std::unexpected(std::move(page).error());
      return;
    }
    prepared[i]->page = *std::move(page);
    if (steps.prepare) steps.prepare(&*prepared[i]);
  });
  return prepared;
}

Result<read::ReadOptions> read_options(const WorkOptions& work) {
  read::ReadOptions options;
  options.web = work.web;
  for (const FieldName& name : work.field_names)
    if (!options.names.map(name.field, name.name))
      return fail(ErrorCode::bad_input, fmt::format("pages have no field \"{}\"; expected one of {}", name.field,
                                                    fmt::join(options.names.field_list(), ", ")));
  return options;
}

Error no_page(std::span<const std::string> inputs, const Notes& notes) {
  const std::string message = "no page in the input";
  if (notes.kept().empty()) return {ErrorCode::bad_input, message, fmt::format("{}", fmt::join(inputs, ", "))};
  const Note& first = notes.kept().front();
  if (notes.kept().size() == 1) return {ErrorCode::bad_input, message + ": " + first.reason, first.where};
  return {ErrorCode::bad_input,
          fmt::format("{}: {} records skipped, the first: {}", message, notes.n_skipped(), first.reason), first.where};
}

}  // namespace

Result<void> ingest(std::span<const std::string> inputs, const WorkOptions& options, const Ingest& steps,
                    base::ThreadPool* pool, Notes* notes) {
  WIRECOPY_TRY(const read::ReadOptions reading, read_options(options));
  WIRECOPY_TRY(read::RecordReader reader, read::RecordReader::open(inputs, reading));
  const auto read_next = [&reader] { return read_batch(&reader); };
  std::uint64_t n_pages = 0;
  bool stopped = false;
  std::future<Batch> next = std::async(std::launch::async, read_next);
  while (!stopped) {
    Batch batch = next.get();
    notes->merge(std::move(batch.notes));
    if (batch.records.empty()) break;
    next = std::async(std::launch::async, read_next);
    for (Result<PreparedPage>& prepared : prepare(std::move(batch.records), reading, steps, pool)) {
      if (!prepared) {
        notes->skipped(prepared.error().where, prepared.error().message);
        continue;
      }
      ++n_pages;
      WIRECOPY_TRY(const bool go_on, steps.take(*std::move(prepared)));
      if (!go_on) {
        stopped = true;
        break;
      }
    }
    batch.progress.pages = n_pages;
    if (options.progress) options.progress(batch.progress);
  }
  if (n_pages == 0) return std::unexpected(no_page(inputs, *notes));
  return {};
}

void prepare_for_index(PreparedPage* page) {
  thread_local text::Text text;  // scratch
  text::analyze(page->page.text, &text);
  fingerprint::seeds_to_store(text, &page->seeds);
  page->n_tokens = static_cast<std::uint32_t>(text.tokens.size());
  page->compressed_text = index::compress_text(page->page.text);
}

}  // namespace wirecopy::engine
