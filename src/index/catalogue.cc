#include "index/catalogue.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/files.h"
#include "index/catalogue_files.h"

namespace wirecopy::index {
namespace {

constexpr const char* kSchema = R"(
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS segments (
  name TEXT PRIMARY KEY, checksum TEXT NOT NULL, removed INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS pages (
  id TEXT NOT NULL, version INTEGER NOT NULL, outlet TEXT, published TEXT, title TEXT, author TEXT, url TEXT,
  language TEXT, path TEXT, text_bytes INTEGER NOT NULL, segment TEXT NOT NULL, row INTEGER NOT NULL,
  PRIMARY KEY (segment, row)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pages_by_id ON pages (id, version);
)";

// Bringing a catalogue up to date costs its whole size, as it is hashed: of a larger store an add leaves that until so
// great a share of the rows is new (fifty milliseconds at 100,000 pages, half a second at a million).
constexpr std::uint64_t kAlwaysCatalogued = 20'000;
constexpr std::uint64_t kCatalogueLag = 32;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    result_ = sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    statement_.reset(statement);
  }

  void bind(int i, std::string_view text) {
    keep(sqlite3_bind_text64(statement_.get(), i, text.data() == nullptr ? "" : text.data(), text.size(),
                             SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  void bind(int i, std::uint64_t number) {
    keep(sqlite3_bind_int64(statement_.get(), i, static_cast<sqlite3_int64>(number)));
  }

  // The next row, if there is one.
  bool step() {
    if (result_ != SQLITE_OK) return false;
    const int result = sqlite3_step(statement_.get());
    if (result == SQLITE_ROW) return true;
    sqlite3_reset(statement_.get());
    keep(result == SQLITE_DONE ? SQLITE_OK : result);
    return false;
  }

  [[nodiscard]] std::string text(int i) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), i));
    return bytes == nullptr ? ""
                            : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), i)));
  }
  [[nodiscard]] std::uint64_t number(int i) const {
    return static_cast<std::uint64_t>(sqlite3_column_int64(statement_.get(), i));
  }

  [[nodiscard]] Result<void> done(const std::string& path) const {
    if (result_ == SQLITE_OK) return {};
    return fail(ErrorCode::unwritable, fmt::format("the catalogue: {}", sqlite3_errmsg(database_)), path);
  }

 private:
  void keep(int result) { result_ = result_ == SQLITE_OK ? result : result_; }

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, CloseDatabase> statement_;
  int result_ = SQLITE_OK;
};

// An open catalogue. The first error is kept; all that follows does nothing.
class Database {
 public:
  static Result<Database> open(const std::string& path, int flags) {
    sqlite3* database = nullptr;
    const int result = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
    Database opened(database, path);
    if (result != SQLITE_OK)
      return fail(ErrorCode::unwritable, fmt::format("the catalogue: {}", sqlite3_errstr(result)), path);
    sqlite3_busy_timeout(database, 5000);  // a reader may hold it for a moment
    return opened;
  }

  Result<void> run(const char* sql) {
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK) return {};
    return fail(ErrorCode::unwritable, fmt::format("the catalogue: {}", sqlite3_errmsg(database_.get())), path_);
  }

  Statement prepare(std::string_view sql) { return {database_.get(), sql}; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  Database(sqlite3* database, std::string path) : database_(database), path_(std::move(path)) {}
  std::unique_ptr<sqlite3, CloseDatabase> database_;
  std::string path_;
};

// What the catalogue knows of a segment.
struct Catalogued {
  std::string checksum;
  std::uint64_t n_removed = 0;
};

Result<std::map<std::string, Catalogued>> catalogued_segments(Database* database) {
  std::map<std::string, Catalogued> segments;
  Statement select = database->prepare("SELECT name, checksum, removed FROM segments");
  while (select.step()) segments[select.text(0)] = {select.text(1), select.number(2)};
  WIRECOPY_TRY_VOID(select.done(database->path()));
  return segments;
}

Result<void> forget_segment(const std::string& name, Database* database) {
  for (const char* sql : {"DELETE FROM pages WHERE segment = ?", "DELETE FROM segments WHERE name = ?"}) {
    Statement statement = database->prepare(sql);
    statement.bind(1, name);
    statement.step();
    WIRECOPY_TRY_VOID(statement.done(database->path()));
  }
  return {};
}

Result<void> forget_rows(const Manifest::Entry& entry, Database* database) {
  Statement statement = database->prepare("DELETE FROM pages WHERE segment = ? AND row = ?");
  statement.bind(1, entry.segment.file);
  for (const Row row : entry.removed) {
    statement.bind(2, std::uint64_t{row});
    statement.step();
  }
  return statement.done(database->path());
}

// A segment's pages with their versions' numbers; 0 means removed.
struct SegmentPages {
  const std::string& name;
  const Segment& segment;
  std::span<const std::uint32_t> versions;
};

void insert_page(const SegmentPages& pages, Row row, const Page& page, Statement* insert) {
  int i = 0;
  insert->bind(++i, page.id);
  insert->bind(++i, std::uint64_t{pages.versions[row]});
  for (const auto field :
       {&Page::outlet, &Page::published, &Page::title, &Page::author, &Page::url, &Page::language, &Page::path})
    insert->bind(++i, page.*field);
  insert->bind(++i, std::uint64_t{pages.segment.text_size(row)});
  insert->bind(++i, pages.name);
  insert->bind(++i, std::uint64_t{row});
  insert->step();
}

Result<void> insert_pages(const SegmentPages& pages, Database* database) {
  Statement insert = database->prepare("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  WIRECOPY_TRY_VOID(pages.segment.scan([&](Row row, const Page& page) {
    if (pages.versions[row] != 0) insert_page(pages, row, page, &insert);
  }));
  return insert.done(database->path());
}

std::string checksum_text(const SegmentRecord& segment) {
  return fmt::format("{:016x}", segment.checksum);
}

Result<void> note_segment(const Manifest::Entry& entry, Database* database) {
  Statement statement = database->prepare("INSERT OR REPLACE INTO segments VALUES (?, ?, ?)");
  statement.bind(1, entry.segment.file);
  statement.bind(2, checksum_text(entry.segment));
  statement.bind(3, std::uint64_t{entry.removed.size()});
  statement.step();
  return statement.done(database->path());
}

Result<void> note_manifest(const Manifest& manifest, Database* database) {
  Statement statement = database->prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)");
  const std::pair<const char*, std::string> values[] = {{"format", "1"},
                                                        {"manifest_records", fmt::to_string(manifest.n_records)},
                                                        {"manifest_hash", fmt::format("{:016x}", manifest.hash)}};
  for (const auto& [name, value] : values) {
    statement.bind(1, name);
    statement.bind(2, value);
    statement.step();
  }
  return statement.done(database->path());
}

// Forgets the segments that are no more, or are others under a name that was used again.
Result<std::set<std::string>> forget_old_segments(const Manifest& manifest, Database* database) {
  WIRECOPY_TRY(const auto catalogued, catalogued_segments(database));
  std::set<std::string> known;
  for (const auto& [name, found] : catalogued) {
    const auto entry = std::find_if(manifest.segments.begin(), manifest.segments.end(),
                                    [&](const auto& candidate) { return candidate.segment.file == name; });
    if (entry != manifest.segments.end() && found.checksum == checksum_text(entry->segment)) {
      known.insert(name);
      if (found.n_removed != entry->removed.size()) WIRECOPY_TRY_VOID(forget_rows(*entry, database));
    } else {
      WIRECOPY_TRY_VOID(forget_segment(name, database));
    }
  }
  return known;
}

Result<void> change_catalogue(const StoreState& state, Database* database) {
  WIRECOPY_TRY(const std::set<std::string> known, forget_old_segments(state.manifest, database));
  const std::vector<std::uint32_t> versions = count_versions(state.snapshot()).number;
  std::span<const std::uint32_t> rest = versions;
  for (std::size_t i = 0; i < state.segments.size(); ++i) {
    const Manifest::Entry& entry = state.manifest.segments[i];
    const Segment& segment = *state.segments[i];
    if (!known.contains(entry.segment.file))
      WIRECOPY_TRY_VOID(insert_pages({entry.segment.file, segment, rest.first(segment.n_pages())}, database));
    WIRECOPY_TRY_VOID(note_segment(entry, database));
    rest = rest.subspan(segment.n_pages());
  }
  return note_manifest(state.manifest, database);
}

Result<void> write_catalogue(const std::string& folder, const StoreState& state) {
  WIRECOPY_TRY(Database database, Database::open(catalogue_path(folder), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
  WIRECOPY_TRY_VOID(database.run(kSchema));
  WIRECOPY_TRY_VOID(database.run("BEGIN IMMEDIATE"));
  WIRECOPY_TRY_VOID(change_catalogue(state, &database));
  return database.run("COMMIT");
}

}  // namespace

Result<void> remove_catalogue(const std::string& folder) {
  for (const char* ending : {"", "-journal", "-wal", "-shm"})
    WIRECOPY_TRY_VOID(base::remove_file(catalogue_path(folder) + ending));
  return base::remove_file(catalogue_check_path(folder));
}

Result<void> update_catalogue(const std::string& folder, const StoreState& state) {
  const std::optional<CatalogueCheck> check = read_catalogue_check(folder);
  const bool whole = check && is_catalogue_whole(folder, *check);
  if (whole && check->n_records == state.manifest.n_records && check->manifest_hash == state.manifest.hash) return {};
  if (!whole) WIRECOPY_TRY_VOID(remove_catalogue(folder));
  // Without its check the catalogue counts as unfinished: whoever is stopped from here on leaves no false damage.
  WIRECOPY_TRY_VOID(base::remove_file(catalogue_check_path(folder)));
  WIRECOPY_TRY_VOID(write_catalogue(folder, state));
  return write_catalogue_check(folder, state.manifest);
}

Result<void> update_catalogue_if_due(const std::string& folder, const StoreState& state) {
  const std::optional<CatalogueCheck> check = read_catalogue_check(folder);
  std::uint64_t n_rows = 0;
  std::uint64_t n_new = 0;
  for (const Manifest::Entry& entry : state.manifest.segments) {
    n_rows += entry.segment.n_pages;
    if (!check || entry.record > check->n_records) n_new += entry.segment.n_pages;
  }
  if (n_rows > kAlwaysCatalogued && n_new < n_rows / kCatalogueLag) return {};
  return update_catalogue(folder, state);
}

Result<std::uint64_t> count_catalogue(const std::string& folder) {
  WIRECOPY_TRY(Database database, Database::open(catalogue_path(folder), SQLITE_OPEN_READONLY));
  Statement select = database.prepare("SELECT count(*) FROM pages");
  const std::uint64_t n = select.step() ? select.number(0) : 0;
  WIRECOPY_TRY_VOID(select.done(database.path()));
  return n;
}

Result<std::vector<std::pair<Row, std::string>>> catalogued_ids(const std::string& folder, const std::string& segment) {
  WIRECOPY_TRY(Database database, Database::open(catalogue_path(folder), SQLITE_OPEN_READONLY));
  Statement select = database.prepare("SELECT row, id FROM pages WHERE segment = ? ORDER BY row");
  select.bind(1, segment);
  std::vector<std::pair<Row, std::string>> ids;
  while (select.step()) ids.emplace_back(static_cast<Row>(select.number(0)), select.text(1));
  WIRECOPY_TRY_VOID(select.done(database.path()));
  return ids;
}

}  // namespace wirecopy::index
