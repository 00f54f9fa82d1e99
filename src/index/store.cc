#include "index/store.h"

#include <algorithm>
#include <map>

#include "base/files.h"
#include "index/store_state.h"

namespace wirecopy::index {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

std::vector<std::pair<std::string, std::uint64_t>> most_first(const Counts& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

void count_published(const std::string& published, StoreInfo* info) {
  if (published.empty()) return;
  if (info->first_published.empty() || published < info->first_published) info->first_published = published;
  if (published > info->last_published) info->last_published = published;
}

// Counts the newest versions of all ids by outlet, language and date.
Result<void> count_pages(const Snapshot& snapshot, const Versions& versions, StoreInfo* info) {
  Counts outlets;
  Counts languages;
  PageIndex first = 0;
  for (const auto& segment : snapshot.segments()) {
    WIRECOPY_TRY_VOID(segment->scan([&](Row row, const Page& page) {
      if (!versions.is_newest[first + row]) return;
      if (!page.outlet.empty()) outlets[page.outlet] += 1;
      if (!page.language.empty()) languages[page.language] += 1;
      count_published(page.published, info);
    }));
    first += segment->n_pages();
  }
  info->outlets = most_first(outlets);
  info->languages = most_first(languages);
  return {};
}

void count_rows(const Snapshot& snapshot, const Versions& versions, StoreInfo* info) {
  PageIndex page = 0;
  for (const auto& segment : snapshot.segments()) {
    for (Row row = 0; row < segment->n_pages(); ++row, ++page) {
      const bool live = versions.number[page] != 0;
      (versions.is_newest[page] ? info->pages : live ? info->versions : info->removed) += 1;
      if (live) info->text_bytes += segment->text_size(row);
    }
  }
}

Result<std::uint64_t> folder_bytes(const std::string& folder) {
  WIRECOPY_TRY(const std::vector<std::string> names, base::list_folder(folder));
  const std::string prefix = folder + "/";
  std::uint64_t bytes = 0;
  for (const std::string& name : names) bytes += base::file_size(prefix + name);
  return bytes;
}

}  // namespace

bool is_store(const std::string& path) {
  return base::is_file(manifest_path(path));
}

Result<std::shared_ptr<const Snapshot>> open_snapshot(const std::string& path) {
  WIRECOPY_TRY(const StoreState state, open_state(path));
  return std::make_shared<const Snapshot>(state.snapshot());
}

Result<StoreInfo> store_info(const std::string& path) {
  WIRECOPY_TRY(const StoreState state, open_state(path));
  const Snapshot snapshot = state.snapshot();
  const Versions versions = count_versions(snapshot);
  StoreInfo info;
  info.path = path;
  info.segments = state.segments.size();
  count_rows(snapshot, versions, &info);
  WIRECOPY_TRY_VOID(count_pages(snapshot, versions, &info));
  WIRECOPY_TRY(info.disk_bytes, folder_bytes(path));
  for (const auto& segment : state.segments) {
    info.text_disk_bytes += segment->sizes().texts;
    info.seed_disk_bytes += segment->sizes().seeds;
    info.row_disk_bytes += segment->sizes().rows;
  }
  return info;
}

}  // namespace wirecopy::index
