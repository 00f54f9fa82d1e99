// ZIP archives: a folder in a file, each member read as a file would be. Of web archives in WACZ (a ZIP archive that
// holds archive/*.warc.gz, and indexes and lists made of them) the WARC files are read. An archive that came through a
// pipe is first kept in a temporary file: its directory stands at its end.
#include "base/zip.h"

#include <optional>
#include <unordered_set>
#include <utility>

#include <fmt/core.h>

#include "base/hash.h"
#include "read/cutter.h"
#include "read/inputs.h"

namespace wirecopy::read {
namespace {

bool is_hidden(std::string_view name) {
  return name.starts_with('.') || name.find("/.") != std::string_view::npos;
}

bool is_warc(std::string_view name) {
  return name.ends_with(".warc") || name.ends_with(".warc.gz");
}

// What the names of its members tell of an archive.
struct Kind {
  bool has_warc = false;         // below archive/
  bool has_description = false;  // datapackage.json
  bool is_document = false;      // of an office program, or an e-book

  void look_at(std::string_view name) {
    has_warc = has_warc || (name.starts_with("archive/") && is_warc(name));
    has_description = has_description || name == "datapackage.json";
    is_document = is_document || name == "[Content_Types].xml" || name == "META-INF/manifest.xml" ||
                  name == "META-INF/container.xml";
  }
  [[nodiscard]] bool is_wacz() const { return has_warc && has_description; }
};

// The archive in a regular file: the file itself, or what came through a pipe.
Result<base::ZipReader> open_archive(const OpenFile& file) {
  if (file.is_member) return fail(ErrorCode::unsupported, "an archive inside an archive; not opened");
  if (!file.blocks->compression().empty())
    return fail(ErrorCode::unsupported,
                fmt::format("a ZIP archive packed once more ({}); expected it unpacked", file.blocks->compression()));
  if (file.path != "-" && base::is_file(file.path)) {
    WIRECOPY_TRY(base::File opened, base::open_to_read(file.path));
    return base::ZipReader::open(std::move(opened));
  }
  WIRECOPY_TRY(base::File kept, base::temporary_file());
  for (std::string_view block = file.blocks->next(); !block.empty(); block = file.blocks->next())
    WIRECOPY_TRY_VOID(base::write_all(kept, block, base::temporary_folder()));
  return base::ZipReader::open(std::move(kept));
}

class ZipCutter final : public Cutter {
 public:
  explicit ZipCutter(const OpenFile& file) : file_(file) {}

  bool cut(std::deque<Record>* records, Notes* notes) override {
    if (!zip_ && !open(notes)) return false;
    if (cutter_) {
      if (!cutter_->cut(records, notes)) cutter_.reset();
      return true;
    }
    const std::optional<std::string> name = zip_->next();
    if (!name) {
      if (zip_->failure()) note(*zip_->failure(), notes);
      return false;
    }
    if (is_wanted(*name)) open_member(*name, notes);
    return true;
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return zip_ ? zip_->bytes_read() : 0; }

 private:
  void note(const Error& error, Notes* notes) const {
    notes->skipped(error.where.empty() ? file_.name : fmt::format("{} {}", file_.name, error.where), error.message);
  }

  bool open(Notes* notes) {
    Result<base::ZipReader> opened = open_archive(file_);
    if (!opened) {
      note(opened.error(), notes);
      return false;
    }
    zip_.emplace(*std::move(opened));
    bool is_empty = true;
    for (auto name = zip_->next(); name; name = zip_->next(), is_empty = false) kind_.look_at(*name);
    if (kind_.is_document) notes->skipped(file_.name, "an office document or e-book; expected a ZIP archive of pages");
    if (is_empty && !zip_->failure()) notes->skipped(file_.name, "a ZIP archive without files");
    zip_->rewind();
    return !kind_.is_document;
  }

  // As in a folder, hidden files are left out.
  [[nodiscard]] bool is_wanted(std::string_view name) const {
    if (kind_.is_wacz()) return name.starts_with("archive/") && is_warc(name);
    return !is_hidden(name);
  }

  void open_member(const std::string& name, Notes* notes) {
    blocks_.emplace(base::BlockReader::over([this](std::span<char> room) { return zip_->read(room); }));
    member_ = {fmt::format("{}/{}", file_.path, name),
               fmt::format("{}/{}", file_.name, name),
               id_of(name),
               file_.options,
               &*blocks_,
               true};
    cutter_ = choose_cutter(member_, notes);
  }

  // The archive's id and the member's path without its endings; with them where another member has that id.
  std::string id_of(const std::string& name) {
    std::string id = fmt::format("{}/{}", file_.id, without_endings(name));
    if (ids_.insert(base::hash64(id)).second) return id;
    return fmt::format("{}/{}", file_.id, name);
  }

  const OpenFile& file_;
  std::optional<base::ZipReader> zip_;
  Kind kind_;
  std::unordered_set<std::uint64_t> ids_;  // hashes: of a million members 16 MB or so
  OpenFile member_;
  std::optional<Blocks> blocks_;
  std::unique_ptr<Cutter> cutter_;
};

}  // namespace

std::unique_ptr<Cutter> cut_zip(const OpenFile& file) {
  return std::make_unique<ZipCutter>(file);
}

}  // namespace wirecopy::read
