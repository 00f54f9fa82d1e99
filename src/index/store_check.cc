#include "index/store_check.h"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/files.h"
#include "index/catalogue.h"
#include "index/lock.h"
#include "index/store_state.h"

namespace wirecopy::index {
namespace {

using Severity = StoreFinding::Severity;

std::string message_of(const Error& error) {
  return error.where.empty() ? error.message : fmt::format("{} ({})", error.message, error.where);
}

// One check of a store: what it found goes to the report, what a repair needs to know into `examined`.
struct Check {
  const std::string& folder;
  CheckReport* report;
  Examined examined;
  std::uint64_t n_live = 0;  // rows in whole segments

  void note(std::string file, std::string message) { add(Severity::note, std::move(file), std::move(message)); }
  void damage(std::string file, std::string message) { add(Severity::damage, std::move(file), std::move(message)); }
  void add(Severity severity, std::string file, std::string message) {
    report->findings.push_back({severity, std::move(file), std::move(message)});
  }

  [[nodiscard]] Result<void> check_manifest();
  void check_segments();
  void check_segment(const Manifest::Entry& entry);
  [[nodiscard]] Result<void> check_folder();
  void check_catalogue();
  void check_catalogue_age(const CatalogueCheck& check);
  void check_lock();
};

Result<void> Check::check_manifest() {
  WIRECOPY_TRY(const std::string bytes, base::read_file(manifest_path(folder)));
  std::vector<ManifestDamage> found;
  examined.manifest = salvage_manifest(bytes, &found);
  examined.manifest_damaged = !found.empty();
  for (const auto& [offset, message] : found)
    damage("MANIFEST",
           fmt::format("at byte {}: {}; what they told is lost: segments are found again, removals are undone", offset,
                       message));
  if (examined.manifest.n_torn_bytes != 0)
    note("MANIFEST", fmt::format("at byte {}: {} bytes that a writer did not finish; nothing acknowledged is in them",
                                 examined.manifest.size, examined.manifest.n_torn_bytes));
  return {};
}

void Check::check_segments() {
  StoreState whole;
  for (const Manifest::Entry& entry : examined.manifest.segments) check_segment(entry);
  for (const Manifest::Entry& entry : examined.manifest.segments) {
    Result<std::shared_ptr<const Segment>> segment = open_segment(folder, entry.segment);
    if (!segment) continue;
    whole.manifest.segments.push_back(entry);
    whole.segments.push_back(std::move(*segment));
  }
  const Versions versions = count_versions(whole.snapshot());
  report->pages = static_cast<std::uint64_t>(std::count(versions.is_newest.begin(), versions.is_newest.end(), true));
  n_live = versions.number.size() -
           static_cast<std::uint64_t>(std::count(versions.number.begin(), versions.number.end(), 0U));
}

void Check::check_segment(const Manifest::Entry& entry) {
  const std::string& file = entry.segment.file;
  const std::size_t n_live_pages = entry.segment.n_pages - entry.removed.size();
  const auto segment = open_segment(folder, entry.segment);
  std::vector<std::string> messages;
  if (!segment)
    messages.push_back(message_of(segment.error()));
  else
    messages = (*segment)->verify();
  for (const std::string& message : messages) damage(file, fmt::format("{}; it holds {} pages", message, n_live_pages));
  if (!messages.empty()) examined.damaged_segments.push_back(file);
}

Result<void> Check::check_folder() {
  std::set<std::string> known = {"MANIFEST", "LOCK", "catalogue.sqlite", "catalogue.check"};
  for (const Manifest::Entry& entry : examined.manifest.segments) known.insert(entry.segment.file);
  WIRECOPY_TRY(const std::vector<std::string> names, base::list_folder(folder));
  for (const std::string& name : names) {
    report->files += 1;
    report->bytes += base::file_size(folder + "/" + name);
    if (known.contains(name)) continue;
    if (segment_number(name)) examined.orphans.push_back(name);
    if (segment_number(name) || is_temporary(name) || name == "catalogue.sqlite-journal")
      note(name, "left by a writer that was stopped; the next writer removes it");
    else
      note(name, "not a file of this store");
  }
  return {};
}

void Check::check_catalogue() {
  const bool has_catalogue = base::is_file(catalogue_path(folder));
  const bool has_check = base::is_file(catalogue_check_path(folder));
  if (!has_catalogue && !has_check) return note("catalogue.sqlite", "not there yet; the next add makes it");
  const std::optional<CatalogueCheck> check = read_catalogue_check(folder);
  examined.catalogue_damaged = !check || !is_catalogue_whole(folder, *check);
  if (!has_check)
    return note("catalogue.check",
                "not there: a writer was stopped; a later add, or compact, makes the catalogue anew");
  if (!check)
    return damage("catalogue.check",
                  "does not match its own checksum; a later add, or compact, makes it anew, no page is lost");
  if (examined.catalogue_damaged)
    return damage(
        "catalogue.sqlite",
        "does not match its checksum in catalogue.check; a later add, or compact, makes it anew, no page is lost");
  check_catalogue_age(*check);
}

void Check::check_catalogue_age(const CatalogueCheck& check) {
  const Manifest& manifest = examined.manifest;
  if (check.n_records > manifest.n_records)
    return damage("MANIFEST", fmt::format("{} records, but the catalogue was made from {}: its end was lost",
                                          manifest.n_records, check.n_records));
  if (check.n_records < manifest.n_records)
    return note("catalogue.sqlite", "older than the manifest; a later add, or compact, brings it up to date");
  if (check.manifest_hash != manifest.hash) return damage("catalogue.sqlite", "made from another manifest");
  if (!examined.damaged_segments.empty()) return;
  const Result<std::uint64_t> n = count_catalogue(folder);
  if (!n) return damage("catalogue.sqlite", message_of(n.error()));
  if (*n != n_live) damage("catalogue.sqlite", fmt::format("lists {} pages, the segments hold {}", *n, n_live));
}

void Check::check_lock() {
  const LockContent lock = read_lock(folder);
  const std::string holder = lock.holder.empty() ? "another process" : lock.holder;
  if (lock.state == LockContent::State::held) note("LOCK", fmt::format("{} writes to this store", holder));
  if (lock.state == LockContent::State::left)
    note("LOCK", fmt::format("left by {}, which was stopped; the next writer takes it over", holder));
  if (lock.state == LockContent::State::damaged) damage("LOCK", "does not match its checksum; no page is lost");
}

}  // namespace

Result<Examined> examine_store(const std::string& folder, CheckReport* report) {
  Check check = {folder, report, {}};
  WIRECOPY_TRY_VOID(check.check_manifest());
  check.check_segments();
  WIRECOPY_TRY_VOID(check.check_folder());
  check.check_catalogue();
  return std::move(check.examined);
}

Result<CheckReport> check_store(const std::string& path, bool repair, const Rebuild& rebuild) {
  if (!is_store(path)) return no_store(path);
  CheckReport report;
  Check(path, &report, {}).check_lock();
  if (!repair) {
    WIRECOPY_TRY_VOID(examine_store(path, &report));
    return report;
  }
  WIRECOPY_TRY(const WriterLock lock, WriterLock::acquire(path));
  WIRECOPY_TRY(const Examined examined, examine_store(path, &report));
  WIRECOPY_TRY_VOID(repair_store(path, examined, rebuild, &report));
  report.repaired = true;
  return report;
}

}  // namespace wirecopy::index
