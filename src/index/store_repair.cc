// Repair: what verifies is kept, what does not is dropped and named. Segments and manifest are written under new names
// before the old ones go, so that a repair that is stopped can be done again.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/files.h"
#include "base/hash.h"
#include "base/thread_pool.h"
#include "index/catalogue.h"
#include "index/store_check.h"
#include "index/store_state.h"

namespace wirecopy::index {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct Repair {
  const std::string& folder;
  const Examined& examined;
  const Rebuild& rebuild;
  CheckReport* report;
  std::vector<Manifest::Entry> kept;
  std::uint32_t last_number = 0;

  [[nodiscard]] Result<void> keep_segments();
  [[nodiscard]] Result<void> salvage_segment(const Manifest::Entry& entry);
  void adopt_orphan(const std::string& file);
  [[nodiscard]] Result<void> write_segment(SegmentBuilder builder);
  [[nodiscard]] std::vector<std::string> ids_by_catalogue(const Manifest::Entry& entry) const;
  void drop(const Manifest::Entry& entry, const std::vector<bool>& saved, const Segment* segment);
};

// A page with its text, if both are what their hashes say.
std::optional<Page> good_page(const Segment& segment, Row row) {
  Result<Page> page = segment.page(row);
  Result<std::string> text = segment.text(row);
  if (!page || !text || base::hash64(page->id) != segment.id_hash(row) || base::hash64(*text) != segment.text_hash(row))
    return std::nullopt;
  page->text = std::move(*text);
  return std::move(*page);
}

Result<void> Repair::write_segment(SegmentBuilder builder) {
  if (builder.n_pages() == 0) return {};
  const std::string file = segment_file_name(++last_number);
  WIRECOPY_TRY(const Segment segment, write_segment_file(segment_path(folder, file), [&](CheckedWriter* out) {
                 return builder.write(out, nullptr);
               }));
  kept.push_back({record_of(segment, file), {}});
  return {};
}

std::vector<std::string> Repair::ids_by_catalogue(const Manifest::Entry& entry) const {
  std::vector<std::string> ids(entry.segment.n_pages);
  if (examined.catalogue_damaged) return ids;
  const auto listed = catalogued_ids(folder, entry.segment.file);
  if (!listed) return ids;
  for (const auto& [row, id] : *listed)
    if (row < ids.size()) ids[row] = id;
  return ids;
}

// Names the live pages of a segment that were not saved: by what it still tells, else by the catalogue.
void Repair::drop(const Manifest::Entry& entry, const std::vector<bool>& saved, const Segment* segment) {
  const std::vector<std::string> ids = ids_by_catalogue(entry);
  for (Row row = 0; row < entry.segment.n_pages; ++row) {
    if (saved[row] || std::binary_search(entry.removed.begin(), entry.removed.end(), row)) continue;
    const Result<Page> page = segment != nullptr ? segment->page(row) : fail(ErrorCode::damaged, "");
    const std::string id = page ? page->id : ids[row];
    report->dropped.push_back(id.empty() ? fmt::format("(row {} of {})", row, entry.segment.file) : id);
  }
}

Result<void> Repair::salvage_segment(const Manifest::Entry& entry) {
  std::vector<bool> saved(entry.segment.n_pages);
  const Result<Segment> segment = Segment::open_file(segment_path(folder, entry.segment.file));
  if (!segment && segment.error().code == ErrorCode::unsupported) return std::unexpected(segment.error());
  if (!segment || segment->n_pages() != entry.segment.n_pages) {
    drop(entry, saved, nullptr);
    return {};
  }
  SegmentBuilder builder;
  for (Row row = 0; row < segment->n_pages(); ++row) {
    if (std::binary_search(entry.removed.begin(), entry.removed.end(), row)) continue;
    const std::optional<Page> page = good_page(*segment, row);
    if (!page) continue;
    std::uint32_t n_tokens = 0;
    std::vector<fingerprint::Seed> seeds;
    rebuild(*page, &n_tokens, &seeds);
    builder.add(*page, compress_text(page->text), n_tokens, seeds);
    saved[row] = true;
  }
  drop(entry, saved, &*segment);
  return write_segment(std::move(builder));
}

Result<void> Repair::keep_segments() {
  for (const Manifest::Entry& entry : examined.manifest.segments) {
    if (!contains(examined.damaged_segments, entry.segment.file))
      kept.push_back(entry);
    else
      WIRECOPY_TRY_VOID(salvage_segment(entry));
  }
  // A manifest that lost records may have lost those that name these.
  if (examined.manifest_damaged)
    for (const std::string& file : examined.orphans) adopt_orphan(file);
  return {};
}

// Takes a segment over whose record was lost, but for pages that other segments hold already.
void Repair::adopt_orphan(const std::string& file) {
  const Result<Segment> orphan = Segment::open_file(segment_path(folder, file));
  if (!orphan || !orphan->verify().empty()) return;
  std::set<std::pair<std::uint64_t, std::uint64_t>> known;
  for (const Manifest::Entry& entry : kept)
    if (const auto segment = open_segment(folder, entry.segment))
      for (Row row = 0; row < (*segment)->n_pages(); ++row)
        known.emplace((*segment)->id_hash(row), (*segment)->text_hash(row));
  Manifest::Entry entry = {record_of(*orphan, file), {}};
  for (Row row = 0; row < orphan->n_pages(); ++row)
    if (known.contains({orphan->id_hash(row), orphan->text_hash(row)})) entry.removed.push_back(row);
  if (entry.removed.size() < orphan->n_pages()) kept.push_back(std::move(entry));
}

}  // namespace

Result<void> repair_store(const std::string& folder, const Examined& examined, const Rebuild& rebuild,
                          CheckReport* report) {
  Repair repair = {folder, examined, rebuild, report, {}, examined.manifest.last_number};
  for (const std::string& file : examined.orphans)
    repair.last_number = std::max(repair.last_number, segment_number(file).value_or(0));
  WIRECOPY_TRY_VOID(repair.keep_segments());
  if (examined.manifest_damaged || !examined.damaged_segments.empty())
    WIRECOPY_TRY_VOID(base::write_file_durably(manifest_path(folder), encode_manifest(repair.kept)));
  WIRECOPY_TRY_VOID(remove_unnamed(folder, repair.kept));
  WIRECOPY_TRY_VOID(remove_catalogue(folder));
  WIRECOPY_TRY(const StoreState state, open_state(folder));
  return update_catalogue(folder, state);
}

}  // namespace wirecopy::index
