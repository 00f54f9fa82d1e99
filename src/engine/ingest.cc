#include "engine/ingest.h"

#include <algorithm>
#include <future>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/page_window.h"
#include "engine/stop.h"
#include "index/segment.h"
#include "read/read.h"
#include "read/repeated_parts.h"
#include "text/text.h"

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

struct Batch {
  std::vector<read::Record> records;
  Notes notes;
  Progress progress;
};

Batch read_batch(read::RecordReader* reader, std::size_t max_bytes) {
  Batch batch;
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

// Whether a page's text is not known before others are read.
bool must_wait(const Page& page, const read::ReadOptions& reading) {
  return reading.web.without_repetition && read::RepeatedParts::can_count(page);
}

// The page of each record, or why there is none; prepared, unless it must wait.
std::vector<Result<PreparedPage>> parse_all(std::vector<read::Record> records, const read::ReadOptions& reading,
                                            const Ingest& steps, base::ThreadPool* pool) {
  std::vector<Result<PreparedPage>> prepared(records.size());
  pool->for_each(records.size(), [&](std::size_t i) {
    Result<Page> page = read::parse(std::move(records[i]), reading.names, reading.web);
    if (!page) {
      prepared[i] = std::unexpected(std::move(page).error());
      return;
    }
    prepared[i]->page = *std::move(page);
    if (steps.prepare && !must_wait(prepared[i]->page, reading)) steps.prepare(&*prepared[i]);
  });
  return prepared;
}

// Prepares those that had to wait, and hands all on; false when no more are wanted.
Result<bool> hand_on(std::vector<PreparedPage> pages, const read::ReadOptions& reading, const Ingest& steps,
                     base::ThreadPool* pool) {
  if (steps.prepare && reading.web.without_repetition)
    pool->for_each(pages.size(), [&](std::size_t i) {
      if (must_wait(pages[i].page, reading)) steps.prepare(&pages[i]);
    });
  for (PreparedPage& page : pages) {
    WIRECOPY_TRY(const bool go_on, steps.take(std::move(page)));
    if (!go_on) return false;
  }
  return true;
}

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
  const std::size_t batch_bytes = std::min<std::size_t>(kBatchBytes, options.memory_bytes / kBatchShareOfMemory);
  const auto read_next = [&] { return read_batch(&reader, batch_bytes); };
  PageWindow window(reading.web.without_repetition);
  std::uint64_t n_pages = 0;
  bool is_wanted = true;
  std::future<Batch> next = std::async(std::launch::async, read_next);
  while (is_wanted) {
    Batch batch = next.get();
    notes->merge(std::move(batch.notes));
    WIRECOPY_TRY_VOID(go_on(options));  // asked first: who stops us may have stopped who writes our input, too
    if (batch.records.empty()) break;
    next = std::async(std::launch::async, read_next);
    for (Result<PreparedPage>& page : parse_all(std::move(batch.records), reading, steps, pool)) {
      if (!page) {
        notes->skipped(page.error().where, page.error().message);
        continue;
      }
      ++n_pages;
      window.add(*std::move(page));
    }
    WIRECOPY_TRY(is_wanted, hand_on(window.take_ready(), reading, steps, pool));
    batch.progress.pages = n_pages;
    if (options.progress) options.progress(batch.progress);
  }
  if (is_wanted) WIRECOPY_TRY_VOID(hand_on(window.take_all(), reading, steps, pool));
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
