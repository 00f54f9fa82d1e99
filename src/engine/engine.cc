// The order of the stages, and nothing else: read, analyse, fingerprint, index, match.
#include "wirecopy/engine.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <unordered_map>

#include "base/hash.h"
#include "base/thread_pool.h"
#include "engine/families.h"
#include "engine/ingest.h"
#include "engine/library.h"
#include "engine/stop.h"
#include "index/store.h"
#include "match/match.h"
#include "text/text.h"

namespace wirecopy {
namespace {

using engine::PreparedPage;

// A segment is finished and made durable when it holds so much text, or as much memory as it may: less leaves more to
// be merged, more leaves more to be lost.
constexpr std::uint64_t kSegmentTextBytes = 64ULL << 20;

// What an add takes beside its segment: tables, the batches in work, the threads' scratch, merging.
constexpr std::uint64_t kMemoryBesides = 48ULL << 20;

// A segment takes half as much again while it is written.
std::uint64_t segment_memory(std::uint64_t memory) {
  return (std::max(memory, kLeastMemory) - kMemoryBesides) * 2 / 3;
}

void rebuild_seeds(const Page& page, std::uint32_t* n_tokens, std::vector<fingerprint::Seed>* seeds) {
  const text::Text text = text::analyze(page.text);
  fingerprint::seeds_to_store(text, seeds);
  *n_tokens = static_cast<std::uint32_t>(text.tokens.size());
}

// One add: collects pages into a segment and commits it whenever it is full. A store that is not there yet is made for
// its first page, so that input without any leaves nothing behind.
class Adding {
 public:
  Adding(const std::string& store, const AddOptions& options, base::ThreadPool* pool)
      : store_(store), options_(options), pool_(pool) {}

  // Takes the writer's place, if it was not taken yet.
  Result<void> open() {
    if (writer_) return {};
    WIRECOPY_TRY(writer_, index::StoreWriter::open(store_));
    return {};
  }

  Result<bool> take(PreparedPage&& prepared) {
    WIRECOPY_TRY_VOID(open());
    const std::uint64_t text_hash = base::hash64(prepared.page.text);
    WIRECOPY_TRY(const index::StoreWriter::Known known, find(prepared.page.id, text_hash));
    remember(prepared.page.id);
    if (known == index::StoreWriter::Known::same_text) {
      ++summary_.unchanged;
    } else {
      (known == index::StoreWriter::Known::no ? summary_.added : summary_.replaced) += 1;
      summary_.text_bytes += prepared.page.text.size();
      pending_[prepared.page.id] = text_hash;
      builder_.add(prepared.page, prepared.compressed_text, prepared.n_tokens, prepared.seeds);
    }
    if (!is_full()) return true;
    WIRECOPY_TRY_VOID(commit());
    return keep_few_segments();
  }

  Result<void> commit() {
    if (builder_.n_pages() > 0) WIRECOPY_TRY_VOID(writer_->commit(std::exchange(builder_, {}), pool_));
    for (const std::string& id : ids_)
      if (options_.acknowledged) options_.acknowledged(id);
    pending_.clear();
    ids_.clear();
    remembered_bytes_ = 0;
    return {};
  }

  // What remains is made durable, and the store is put in order, unless nobody waits for that any more: the next add
  // will do it.
  Result<void> finish() {
    WIRECOPY_TRY_VOID(commit());
    const StopCheck& is_stopped = options_.work.is_stopped;
    if (!writer_ || engine::is_stopped(is_stopped)) return {};
    const Result<void> tidied = writer_->tidy({pool_, is_stopped});
    return engine::was_stopped(tidied) ? Result<void>() : tidied;
  }

  [[nodiscard]] const AddSummary& summary() const { return summary_; }

 private:
  // The page is told to be durable with the next commit; one that was durable before as well, in the order of the
  // input.
  void remember(const std::string& id) {
    constexpr std::uint64_t kBesides = 200;  // an entry of the map, the id in it and in the list
    ids_.push_back(id);
    remembered_bytes_ += 2 * id.size() + kBesides;
  }

  [[nodiscard]] bool is_full() const {
    return builder_.text_bytes() >= kSegmentTextBytes ||
           builder_.memory() + remembered_bytes_ >= segment_memory(options_.work.memory_bytes);
  }

  // An add of any length shall not hold more and more files open.
  Result<bool> keep_few_segments() {
    if (writer_->n_segments() < kSegmentsAtOnce) return true;
    const Result<void> merged = writer_->merge({pool_, options_.work.is_stopped});
    if (!merged && !engine::was_stopped(merged)) return std::unexpected(merged.error());
    return true;
  }

  static constexpr std::size_t kSegmentsAtOnce = 128;

  // What is known of a page: first among those not committed yet, then in the store.
  Result<index::StoreWriter::Known> find(const std::string& id, std::uint64_t text_hash) const {
    using Known = index::StoreWriter::Known;
    const auto pending = pending_.find(id);
    if (pending != pending_.end()) return pending->second == text_hash ? Known::same_text : Known::other_text;
    return writer_->find(id, text_hash);
  }

  const std::string& store_;
  std::optional<index::StoreWriter> writer_;
  const AddOptions& options_;
  base::ThreadPool* pool_;
  index::SegmentBuilder builder_;
  std::unordered_map<std::string, std::uint64_t> pending_;  // looked up only, never walked
  std::vector<std::string> ids_;
  std::uint64_t remembered_bytes_ = 0;
  AddSummary summary_;
};

// Pages read into memory.
Result<std::shared_ptr<const index::Snapshot>> read_snapshot(std::span<const std::string> inputs,
                                                             const WorkOptions& options,
                                                             const std::function<void(PreparedPage*)>& prepare,
                                                             base::ThreadPool* pool, Notes* notes) {
  std::vector<std::shared_ptr<const index::Segment>> segments;
  index::SegmentBuilder builder;
  const auto finish = [&]() -> Result<void> {
    if (builder.n_pages() == 0) return {};
    WIRECOPY_TRY(index::Segment segment, index::Segment::open_bytes(builder.finish(pool), "memory"));
    segments.push_back(std::make_shared<const index::Segment>(std::move(segment)));
    return {};
  };
  const auto take = [&](PreparedPage&& prepared) -> Result<bool> {
    builder.add(prepared.page, prepared.compressed_text, prepared.n_tokens, prepared.seeds);
    if (builder.text_bytes() >= kSegmentTextBytes) WIRECOPY_TRY_VOID(finish());
    return true;
  };
  WIRECOPY_TRY_VOID(engine::ingest(inputs, options, {prepare, take}, pool, notes));
  WIRECOPY_TRY_VOID(finish());
  return std::make_shared<const index::Snapshot>(std::move(segments), std::vector<std::vector<bool>>(segments.size()));
}

}  // namespace

std::string_view version() {
  return WIRECOPY_VERSION;
}

Result<void> read_pages(std::span<const std::string> inputs, const WorkOptions& options, const PageSink& sink,
                        Notes* notes) {
  base::ThreadPool pool(options.n_threads);
  const engine::Ingest steps{{},
                             [&](PreparedPage&& prepared) -> Result<bool> { return sink(std::move(prepared.page)); }};
  return engine::ingest(inputs, options, steps, &pool, notes);
}

Comparison compare(const Page& a, const Page& b) {
  match::Scratch scratch;
  return match::compare(a, b, &scratch);
}

Result<std::unique_ptr<Library>> read_corpus(std::span<const std::string> inputs, const WorkOptions& options,
                                             Notes* notes) {
  base::ThreadPool pool(options.n_threads);
  WIRECOPY_TRY(auto snapshot, read_snapshot(inputs, options, engine::prepare_for_index, &pool, notes));
  return engine::make_library(std::move(snapshot));
}

Result<std::vector<Family>> read_families(std::span<const std::string> inputs, const FamilyOptions& options,
                                          Notes* notes) {
  std::shared_ptr<const index::Snapshot> snapshot;
  {
    base::ThreadPool pool(options.work.n_threads);
    WIRECOPY_TRY(snapshot, read_snapshot(inputs, options.work, engine::prepare_text, &pool, notes));
  }
  return engine::find_families(*snapshot, options);
}

Result<std::unique_ptr<Library>> open_store(const std::string& path) {
  WIRECOPY_TRY(std::shared_ptr<const index::Snapshot> snapshot, index::open_snapshot(path));
  return engine::make_library(std::move(snapshot));
}

bool is_store(const std::string& path) {
  return index::is_store(path);
}

Result<AddSummary> add_to_store(const std::string& path, std::span<const std::string> inputs, const AddOptions& options,
                                Notes* notes) {
  const auto start = std::chrono::steady_clock::now();
  base::ThreadPool pool(options.work.n_threads);
  Adding adding(path, options, &pool);
  if (index::is_store(path)) WIRECOPY_TRY_VOID(adding.open());  // whether it is free is told before anything is read
  const engine::Ingest steps{engine::prepare_for_index,
                             [&](PreparedPage&& prepared) { return adding.take(std::move(prepared)); }};
  WorkOptions work = options.work;
  work.web.without_repetition = false;
  const Result<void> read = engine::ingest(inputs, work, steps, &pool, notes);
  if (!read && !engine::was_stopped(read)) return std::unexpected(read.error());
  WIRECOPY_TRY_VOID(adding.finish());
  AddSummary summary = adding.summary();
  summary.stopped = engine::was_stopped(read);
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return summary;
}

Result<RemoveSummary> remove_from_store(const std::string& path, std::span<const std::string> ids) {
  if (!index::is_store(path)) return index::no_store(path);
  WIRECOPY_TRY(index::StoreWriter writer, index::StoreWriter::open(path));
  WIRECOPY_TRY(RemoveSummary summary, writer.remove(ids));
  base::ThreadPool pool(1);
  WIRECOPY_TRY_VOID(writer.tidy({&pool, {}}));
  return summary;
}

Result<CompactSummary> compact_store(const std::string& path, const WorkOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  if (!index::is_store(path)) return index::no_store(path);
  WIRECOPY_TRY(index::StoreWriter writer, index::StoreWriter::open(path));
  base::ThreadPool pool(options.n_threads);
  WIRECOPY_TRY(CompactSummary summary, writer.compact({&pool, options.is_stopped}));
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return summary;
}

Result<StoreInfo> store_info(const std::string& path) {
  return index::store_info(path);
}

Result<CheckReport> check_store(const std::string& path, bool repair) {
  return index::check_store(path, repair, rebuild_seeds);
}

}  // namespace wirecopy
