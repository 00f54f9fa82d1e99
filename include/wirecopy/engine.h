// The engine: everything the command line, the HTTP server and the Python package can ask for.
//
// Files are named by path ("-" is standard input); folders are walked. A Store is a folder on disk, a Corpus is pages
// held in memory; both are immutable once open and may be asked from many threads at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wirecopy/family.h"
#include "wirecopy/match.h"
#include "wirecopy/notes.h"
#include "wirecopy/page.h"
#include "wirecopy/result.h"

namespace wirecopy {

[[nodiscard]] std::string_view version();  // "0.1.0"

// Progress of long work, called from the calling thread only. Totals are 0 when not known.
struct Progress {
  std::uint64_t pages = 0;
  std::uint64_t bytes_read = 0;  // of the input files, compressed as they are
  std::uint64_t bytes_total = 0;
};
using ProgressSink = std::function<void(const Progress&)>;

// Asked again and again during long work, from any of its threads: true stops it soon. Work that keeps what it has done
// so far says in its summary that it was stopped; all other ends with ErrorCode::stopped.
using StopCheck = std::function<bool()>;

// A name by which records (JSON objects, rows of tables) give a field of a page: "text", "id", "title", "published",
// "outlet", "author", "url", "language", "modified" or "agency".
struct FieldName {
  std::string field;
  std::string name;
};

inline constexpr std::uint64_t kDefaultMemory = 2ULL << 30;
inline constexpr std::uint64_t kLeastMemory = 64ULL << 20;

struct WorkOptions {
  unsigned n_threads = 0;  // 0: one per processor
  ProgressSink progress;   // may be empty
  // They go before the usual names; of several for one field the last is asked first.
  std::vector<FieldName> field_names = {};
  // add_to_store reads each page by itself, whatever this says: what a store holds of a page depends on no other.
  WebText web = {};
  StopCheck is_stopped = {};  // may be empty
  // What add_to_store keeps to, whatever the input; at least kLeastMemory. Beside it stand files mapped for reading,
  // which the system takes back when it needs memory, a quarter of a percent of the store, and 21 bytes a page of it.
  // What families are found in, besides links and the families themselves (some half of the bytes of the texts).
  std::uint64_t memory_bytes = kDefaultMemory;
};

// Reads pages in input order and hands each to `sink`, until it returns false. Unreadable records are counted in notes.
// Errors: an input path that is not there or cannot be opened; inputs that hold no page at all.
using PageSink = std::function<bool(Page&&)>;
[[nodiscard]] Result<void> read_pages(std::span<const std::string> inputs, const WorkOptions& options,
                                      const PageSink& sink, Notes* notes);

// Where two pages share text. Cost: linear in their lengths, plus alignment of what they share.
[[nodiscard]] Comparison compare(const Page& a, const Page& b);

struct FamilyOptions {
  WorkOptions work;
  std::size_t min_pages = 2;  // families with passages from fewer pages are left out
};

// Pages that can be asked: a Store or a Corpus.
class Library {
 public:
  virtual ~Library() = default;
  // Where each passage of the page stands among these pages. A page never finds itself: pages of its id are left out.
  [[nodiscard]] virtual Result<PageTrace> trace(const Page& page) const = 0;
  // All passages that stand in more than one page, grouped. `sink` gets families in a fixed order.
  [[nodiscard]] virtual Result<std::vector<Family>> families(const FamilyOptions& options) const = 0;
  [[nodiscard]] virtual std::uint64_t n_pages() const = 0;
};

// Pages read into memory, to be traced among themselves.
[[nodiscard]] Result<std::unique_ptr<Library>> read_corpus(std::span<const std::string> inputs,
                                                           const WorkOptions& options, Notes* notes);

// The families of pages read from files. Quicker than to ask read_corpus, as no index is made.
[[nodiscard]] Result<std::vector<Family>> read_families(std::span<const std::string> inputs,
                                                        const FamilyOptions& options, Notes* notes);

// A store opened for reading. It answers from the manifest it opened, whatever is added meanwhile.
[[nodiscard]] Result<std::unique_ptr<Library>> open_store(const std::string& path);

// Whether a path is a store: a folder that holds a manifest.
[[nodiscard]] bool is_store(const std::string& path);

struct AddOptions {
  WorkOptions work;
  std::function<void(std::string_view id)> acknowledged;  // called once a page is durable; may be empty
};
struct AddSummary {
  std::uint64_t added = 0;       // pages not seen before
  std::uint64_t replaced = 0;    // new versions of known pages
  std::uint64_t unchanged = 0;   // same id, same text
  std::uint64_t text_bytes = 0;  // of what was added or replaced
  double seconds = 0;
  bool stopped = false;  // before the end of the inputs
};
// Reads inputs into the store at `path`, made if it is not there. When it returns, all it counts is on disk, also when
// it was stopped.
// Errors: busy (another process writes), unwritable, damaged, and those of read_pages.
[[nodiscard]] Result<AddSummary> add_to_store(const std::string& path, std::span<const std::string> inputs,
                                              const AddOptions& options, Notes* notes);

struct RemoveSummary {
  std::uint64_t removed = 0;         // pages (all versions of an id count once)
  std::vector<std::string> unknown;  // ids that are not in the store
};
[[nodiscard]] Result<RemoveSummary> remove_from_store(const std::string& path, std::span<const std::string> ids);

struct CompactSummary {
  std::uint64_t pages = 0;            // live rows, older versions counted
  std::uint64_t dropped = 0;          // rows of removed pages that are gone now
  std::uint64_t segments_before = 0;  // files that hold pages
  std::uint64_t segments_after = 0;
  std::uint64_t bytes_before = 0;  // of those files
  std::uint64_t bytes_after = 0;
  double seconds = 0;
  bool stopped = false;  // before all was merged
};
// Merges neighbouring segments as far as they fit and leaves out the rows of removed pages. Readers go on with what
// they opened; who opens anew finds the old segments or the new one, never half of either. Errors: busy, unwritable,
// damaged.
[[nodiscard]] Result<CompactSummary> compact_store(const std::string& path, const WorkOptions& options);

struct StoreInfo {
  std::string path;
  std::uint64_t pages = 0;     // live ids
  std::uint64_t versions = 0;  // older versions kept
  std::uint64_t removed = 0;   // rows under a tombstone
  std::uint64_t segments = 0;
  std::uint64_t text_bytes = 0;
  std::uint64_t disk_bytes = 0;
  std::uint64_t text_disk_bytes = 0;
  std::uint64_t seed_disk_bytes = 0;
  std::uint64_t row_disk_bytes = 0;
  std::string first_published;
  std::string last_published;
  std::vector<std::pair<std::string, std::uint64_t>> outlets;    // most pages first, then by name
  std::vector<std::pair<std::string, std::uint64_t>> languages;  // the same
};
[[nodiscard]] Result<StoreInfo> store_info(const std::string& path);

struct StoreFinding {
  enum class Severity { note, damage };
  Severity severity = Severity::damage;
  std::string file;
  std::string message;  // with offsets, and how many pages it costs
};
struct CheckReport {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t pages = 0;
  std::vector<StoreFinding> findings;
  std::vector<std::string> dropped;  // with repair: the ids of the pages lost
  bool repaired = false;
};
// Verifies every checksum and count. With `repair` drops what is damaged and names it.
[[nodiscard]] Result<CheckReport> check_store(const std::string& path, bool repair);

}  // namespace wirecopy
