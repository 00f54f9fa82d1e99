#include "engine/ingest.h"

#include <utility>

#include "engine/page_window.h"
#include "engine/record_batches.h"
#include "engine/stop.h"
#include "index/segment.h"
#include "read/read.h"
#include "read/repeated_parts.h"
#include "text/text.h"

namespace wirecopy::engine {
namespace {

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

}  // namespace

Result<void> ingest(std::span<const std::string> inputs, const WorkOptions& options, const Ingest& steps,
                    base::ThreadPool* pool, Notes* notes) {
  WIRECOPY_TRY(RecordBatches batches, RecordBatches::open(inputs, options));
  const read::ReadOptions& reading = batches.reading();
  PageWindow window(reading.web.without_repetition);
  std::uint64_t n_pages = 0;
  bool is_wanted = true;
  while (is_wanted) {
    RecordBatch batch = batches.take();
    notes->merge(std::move(batch.notes));
    WIRECOPY_TRY_VOID(go_on(options));  // asked first: who stops us may have stopped who writes our input, too
    if (batch.records.empty()) break;
    batches.read_ahead();
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

void prepare_text(PreparedPage* page) {
  page->compressed_text = index::compress_text(page->page.text);
}

void prepare_seeds(PreparedPage* page) {
  thread_local text::Text text;  // scratch
  text::analyze(page->page.text, &text);
  fingerprint::seeds_to_store(text, &page->seeds);
  page->n_tokens = static_cast<std::uint32_t>(text.tokens.size());
}

void prepare_for_index(PreparedPage* page) {
  prepare_seeds(page);
  prepare_text(page);
}

}  // namespace wirecopy::engine
