#include "index/store_state.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "base/files.h"
#include "index/store.h"

namespace wirecopy::index {
namespace {

// A writer merges at most once an `add`, which takes longer than opening; that many in a row means something else.
constexpr int kMaxTries = 100;

Result<StoreState> open_all(const std::string& folder, Manifest manifest) {
  StoreState state;
  for (const Manifest::Entry& entry : manifest.segments) {
    WIRECOPY_TRY(auto segment, open_segment(folder, entry.segment));
    state.segments.push_back(std::move(segment));
  }
  state.manifest = std::move(manifest);
  return state;
}

}  // namespace

std::string manifest_path(const std::string& folder) {
  return folder + "/MANIFEST";
}

std::string segment_path(const std::string& folder, const std::string& file) {
  return folder + "/" + file;
}

bool is_temporary(std::string_view file) {
  return file.ends_with(".new");
}

std::vector<bool> StoreState::live_rows(std::size_t segment) const {
  const Manifest::Entry& entry = manifest.segments[segment];
  if (entry.removed.empty()) return {};
  std::vector<bool> live(entry.segment.n_pages, true);
  for (const Row row : entry.removed) live[row] = false;
  return live;
}

Snapshot StoreState::snapshot() const {
  std::vector<std::vector<bool>> live;
  for (std::size_t i = 0; i < segments.size(); ++i) live.push_back(live_rows(i));
  return {segments, std::move(live)};
}

SegmentRecord record_of(const Segment& segment, std::string file) {
  return {.file = std::move(file),
          .n_pages = segment.n_pages(),
          .text_bytes = segment.text_bytes(),
          .file_size = segment.sizes().file,
          .checksum = segment.checksum()};
}

std::unexpected<Error> no_store(const std::string& path) {
  return fail(ErrorCode::not_found, "no store here: a store is a folder that holds a MANIFEST", path);
}

Result<std::shared_ptr<const Segment>> open_segment(const std::string& folder, const SegmentRecord& record) {
  const std::string path = segment_path(folder, record.file);
  Result<Segment> opened = Segment::open_file(path);
  if (!opened && opened.error().code == ErrorCode::not_found)
    return fail(ErrorCode::damaged,
                fmt::format("the file is not there; the manifest names it with {} pages", record.n_pages), path);
  if (!opened) return std::unexpected(std::move(opened).error());
  const SegmentRecord found = record_of(*opened, record.file);
  if (found.file_size != record.file_size || found.checksum != record.checksum || found.n_pages != record.n_pages ||
      found.text_bytes != record.text_bytes)
    return fail(ErrorCode::damaged, "the file is whole, but another one than the manifest names", path);
  return std::make_shared<const Segment>(std::move(*opened));
}

Result<Segment> write_segment_file(const std::string& path, const std::function<Result<void>(CheckedWriter*)>& write) {
  const std::string beside = path + ".new";
  WIRECOPY_TRY(CheckedWriter out, CheckedWriter::create_file(beside));
  Result<void> written = write(&out);
  if (written) written = base::rename_durably(beside, path);
  if (written) return Segment::open_file(path);
  ::unlink(beside.c_str());  // if it cannot be removed now, the next writer does it
  return std::unexpected(std::move(written).error());
}

Result<StoreState> open_state(const std::string& folder) {
  if (!is_store(folder)) return no_store(folder);
  const std::string path = manifest_path(folder);
  std::uint64_t seen = 0;
  for (int i = 0;; ++i) {
    WIRECOPY_TRY(const std::string bytes, base::read_file(path));
    WIRECOPY_TRY(Manifest manifest, read_manifest(bytes, path));
    const std::uint64_t hash = manifest.hash;
    Result<StoreState> state = open_all(folder, std::move(manifest));
    // The same manifest twice: what is missing was not merged away.
    if (state || hash == seen || i == kMaxTries) return state;
    seen = hash;
  }
}

Result<void> remove_unnamed(const std::string& folder, std::span<const Manifest::Entry> segments) {
  std::set<std::string> named;
  for (const Manifest::Entry& entry : segments) named.insert(entry.segment.file);
  WIRECOPY_TRY(const std::vector<std::string> names, base::list_folder(folder));
  for (const std::string& name : names)
    if (is_temporary(name) || (segment_number(name) && !named.contains(name)))
      WIRECOPY_TRY_VOID(base::remove_file(segment_path(folder, name)));
  return {};
}

Versions count_versions(const Snapshot& snapshot) {
  std::vector<std::pair<std::uint64_t, PageIndex>> pages;
  for (PageIndex page = 0; page < snapshot.n_pages(); ++page)
    if (snapshot.is_live(page)) pages.emplace_back(snapshot.id_hash(page), page);
  std::sort(pages.begin(), pages.end());
  Versions versions = {std::vector<std::uint32_t>(snapshot.n_pages()), std::vector<bool>(snapshot.n_pages())};
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto& [hash, page] = pages[i];
    const bool first = i == 0 || pages[i - 1].first != hash;
    versions.number[page] = first ? 1 : versions.number[pages[i - 1].second] + 1;
    versions.is_newest[page] = i + 1 == pages.size() || pages[i + 1].first != hash;
  }
  return versions;
}

}  // namespace wirecopy::index
