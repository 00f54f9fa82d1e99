// The store's writer. Order of writing: the segment's file, synced; its name, synced; the record in the manifest,
// synced. Whatever happens in between, the manifest names only what is whole.
#include <algorithm>
#include <set>

#include "base/files.h"
#include "base/hash.h"
#include "base/thread_pool.h"
#include "index/catalogue.h"
#include "index/lock.h"
#include "index/merge.h"
#include "index/merge_segments.h"
#include "index/store.h"
#include "index/store_state.h"

namespace wirecopy::index {
namespace {

// What the folder may hold and still be made a store: what an interrupted creation leaves.
bool may_become_store(const std::vector<std::string>& names) {
  return std::all_of(names.begin(), names.end(),
                     [](const std::string& name) { return name == "LOCK" || name == "MANIFEST.new"; });
}

Result<void> prepare_folder(const std::string& folder) {
  WIRECOPY_TRY_VOID(base::make_folder(folder));
  WIRECOPY_TRY(const std::vector<std::string> names, base::list_folder(folder));
  if (may_become_store(names)) return {};
  return fail(ErrorCode::bad_input, "the folder is no store and is not empty; expected a store, or a new name", folder);
}

// Records beyond two a segment that a manifest may hold before it is written anew; some kilobytes.
constexpr std::uint64_t kSpareRecords = 64;

struct Totals {
  std::uint64_t segments = 0;
  std::uint64_t rows = 0;
  std::uint64_t removed = 0;
  std::uint64_t bytes = 0;
};

Totals total(const Manifest& manifest) {
  Totals totals;
  for (const auto& [segment, removed, record] : manifest.segments) {
    totals.segments += 1;
    totals.rows += segment.n_pages;
    totals.removed += removed.size();
    totals.bytes += segment.file_size;
  }
  return totals;
}

}  // namespace

struct StoreWriter::State {
  std::string folder;
  WriterLock lock;
  StoreState store;

  [[nodiscard]] std::string next_file() const { return segment_file_name(store.manifest.last_number + 1); }

  // Appends a record and takes over what the manifest then tells.
  [[nodiscard]] Result<void> append(const std::string& record);
  [[nodiscard]] Result<void> read_back();
  // Writes the manifest anew, as short as it can be, if it holds many records of what is no more.
  [[nodiscard]] Result<void> shorten_manifest();
  [[nodiscard]] Result<std::shared_ptr<const Segment>> write_segment(SegmentBuilder builder, base::ThreadPool* pool);
  [[nodiscard]] Result<void> merge(MergeRange range, const Merging& merging);
  // Merges whatever `plan` says, until it says nothing more.
  [[nodiscard]] Result<void> merge_all(MergeRange (*plan)(const std::vector<MergeInput>&), const Merging& merging);
  [[nodiscard]] Result<void> replace(MergeRange range, std::shared_ptr<const Segment> merged);
  [[nodiscard]] std::vector<MergeInput> merge_inputs() const;

  // Live rows of an id in one segment, ascending.
  [[nodiscard]] Result<std::vector<Row>> live_rows_of(std::size_t segment, std::string_view id) const;
};

Result<void> StoreWriter::State::append(const std::string& record) {
  WIRECOPY_TRY_VOID(base::append_durably(manifest_path(folder), store.manifest.size, record));
  return read_back();
}

Result<void> StoreWriter::State::read_back() {
  const std::string path = manifest_path(folder);
  WIRECOPY_TRY(const std::string bytes, base::read_file(path));
  WIRECOPY_TRY(store.manifest, read_manifest(bytes, path));
  return {};
}

Result<void> StoreWriter::State::shorten_manifest() {
  if (store.manifest.n_records <= 2 * store.segments.size() + kSpareRecords) return {};
  // The catalogue's check tells the number of records: without it the catalogue is unfinished, and nothing seems lost.
  WIRECOPY_TRY_VOID(base::remove_file(catalogue_check_path(folder)));
  WIRECOPY_TRY_VOID(base::write_file_durably(manifest_path(folder), encode_manifest(store.manifest.segments)));
  return read_back();
}

Result<std::shared_ptr<const Segment>> StoreWriter::State::write_segment(SegmentBuilder builder,
                                                                         base::ThreadPool* pool) {
  WIRECOPY_TRY(Segment segment, write_segment_file(segment_path(folder, next_file()),
                                                   [&](CheckedWriter* out) { return builder.write(out, pool); }));
  return std::make_shared<const Segment>(std::move(segment));
}

Result<std::vector<Row>> StoreWriter::State::live_rows_of(std::size_t segment, std::string_view id) const {
  WIRECOPY_TRY(const std::vector<Row> candidates, store.segments[segment]->find_id(base::hash64(id)));
  const std::vector<Row>& removed = store.manifest.segments[segment].removed;
  std::vector<Row> rows;
  for (const Row row : candidates) {
    if (std::binary_search(removed.begin(), removed.end(), row)) continue;
    WIRECOPY_TRY(const Page page, store.segments[segment]->page(row));
    if (page.id == id) rows.push_back(row);
  }
  return rows;
}

std::vector<MergeInput> StoreWriter::State::merge_inputs() const {
  std::vector<MergeInput> inputs;
  for (std::size_t i = 0; i < store.segments.size(); ++i) {
    const auto& [record, removed, number] = store.manifest.segments[i];
    inputs.push_back({record.text_bytes, record.n_pages, removed.size(), store.segments[i]->n_tokens(),
                      store.segments[i]->n_postings()});
  }
  return inputs;
}

Result<void> StoreWriter::State::merge(MergeRange range, const Merging& merging) {
  std::vector<MergeSource> sources;
  for (std::size_t i = range.begin; i < range.end; ++i)
    sources.push_back({store.segments[i].get(), store.live_rows(i)});
  if (count_live(sources) == 0) return replace(range, nullptr);
  WIRECOPY_TRY(Segment merged, write_segment_file(segment_path(folder, next_file()), [&](CheckedWriter* out) {
                 return merge_segments(sources, {merging.pool, merging.is_stopped}, out);
               }));
  return replace(range, std::make_shared<const Segment>(std::move(merged)));
}

Result<void> StoreWriter::State::merge_all(MergeRange (*plan)(const std::vector<MergeInput>&), const Merging& merging) {
  for (MergeRange range = plan(merge_inputs()); range.begin != range.end; range = plan(merge_inputs()))
    WIRECOPY_TRY_VOID(merge(range, merging));
  return {};
}

Result<void> StoreWriter::State::replace(MergeRange range, std::shared_ptr<const Segment> merged) {
  ReplaceSegments change;
  for (std::size_t i = range.begin; i < range.end; ++i)
    change.removed.push_back(store.manifest.segments[i].segment.file);
  if (merged) change.added = record_of(*merged, next_file());
  WIRECOPY_TRY_VOID(append(encode_replace(change, store.manifest.size)));
  const auto begin = store.segments.begin() + static_cast<std::ptrdiff_t>(range.begin);
  const auto at = store.segments.erase(begin, begin + static_cast<std::ptrdiff_t>(range.end - range.begin));
  if (merged) store.segments.insert(at, std::move(merged));
  for (const std::string& file : change.removed) WIRECOPY_TRY_VOID(base::remove_file(segment_path(folder, file)));
  return {};
}

StoreWriter::StoreWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
StoreWriter::~StoreWriter() = default;
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;
StoreWriter& StoreWriter::operator=(StoreWriter&&) noexcept = default;

Result<StoreWriter> StoreWriter::open(const std::string& path) {
  if (!is_store(path)) WIRECOPY_TRY_VOID(prepare_folder(path));
  WIRECOPY_TRY(WriterLock lock, WriterLock::acquire(path));
  if (!is_store(path)) WIRECOPY_TRY_VOID(base::write_file_durably(manifest_path(path), encode_header(0)));
  WIRECOPY_TRY(StoreState store, open_state(path));
  WIRECOPY_TRY_VOID(remove_unnamed(path, store.manifest.segments));  // what an interrupted writer left
  return StoreWriter(std::make_unique<State>(path, std::move(lock), std::move(store)));
}

Result<StoreWriter::Known> StoreWriter::find(std::string_view id, std::uint64_t text_hash) const {
  for (std::size_t i = state_->store.segments.size(); i-- > 0;) {
    WIRECOPY_TRY(const std::vector<Row> rows, state_->live_rows_of(i, id));
    if (rows.empty()) continue;
    const bool same = state_->store.segments[i]->text_hash(rows.back()) == text_hash;
    return same ? Known::same_text : Known::other_text;
  }
  return Known::no;
}

Result<void> StoreWriter::commit(SegmentBuilder builder, base::ThreadPool* pool) {
  if (builder.n_pages() == 0) return {};
  const std::string file = state_->next_file();
  WIRECOPY_TRY(auto segment, state_->write_segment(std::move(builder), pool));
  const std::string record = encode_add(record_of(*segment, file), state_->store.manifest.size);
  WIRECOPY_TRY_VOID(state_->append(record));  // if it fails, the next writer removes the file
  state_->store.segments.push_back(std::move(segment));
  return {};
}

Result<RemoveSummary> StoreWriter::remove(std::span<const std::string> ids) {
  RemoveSummary summary;
  std::vector<std::set<Row>> rows(state_->store.segments.size());
  for (const std::string& id : std::set<std::string>(ids.begin(), ids.end())) {
    bool found = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      WIRECOPY_TRY(const std::vector<Row> live, state_->live_rows_of(i, id));
      rows[i].insert(live.begin(), live.end());
      found = found || !live.empty();
    }
    summary.removed += found ? 1 : 0;
    if (!found) summary.unknown.push_back(id);
  }
  std::vector<RemovedRows> removed;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!rows[i].empty())
      removed.push_back({state_->store.manifest.segments[i].segment.file, {rows[i].begin(), rows[i].end()}});
  if (!removed.empty()) WIRECOPY_TRY_VOID(state_->append(encode_removal(removed, state_->store.manifest.size)));
  WIRECOPY_TRY_VOID(update_catalogue(state_->folder, state_->store));
  return summary;
}

Result<CompactSummary> StoreWriter::compact(const Merging& merging) {
  const Totals before = total(state_->store.manifest);
  const Result<void> merged = state_->merge_all(plan_compaction, merging);
  const bool stopped = !merged && merged.error().code == ErrorCode::stopped;
  if (!merged && !stopped) return std::unexpected(merged.error());
  if (!stopped) {
    WIRECOPY_TRY_VOID(state_->shorten_manifest());
    WIRECOPY_TRY_VOID(update_catalogue(state_->folder, state_->store));
  }
  const Totals after = total(state_->store.manifest);
  return CompactSummary{.pages = after.rows - after.removed,
                        .dropped = before.removed - after.removed,
                        .segments_before = before.segments,
                        .segments_after = after.segments,
                        .bytes_before = before.bytes,
                        .bytes_after = after.bytes,
                        .stopped = stopped};
}

Result<void> StoreWriter::merge(const Merging& merging) {
  return state_->merge_all(plan_merge, merging);
}

std::size_t StoreWriter::n_segments() const {
  return state_->store.segments.size();
}

Result<void> StoreWriter::tidy(const Merging& merging) {
  WIRECOPY_TRY_VOID(merge(merging));
  return update_catalogue_if_due(state_->folder, state_->store);
}

}  // namespace wirecopy::index
