// Cutting files into records: one cutter a format, each the room of what is peculiar to it.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "read/blocks.h"
#include "read/read.h"
#include "wirecopy/notes.h"

namespace wirecopy::read {

// A file being read, told what it holds. Lives longer than its cutter.
struct OpenFile {
  std::string path;
  std::string name;  // in messages
  std::string id;    // for its pages that name none
  ReadOptions options;
  Blocks* blocks = nullptr;
  bool is_member = false;  // of an archive

  // The place in the file that a record came from: "pages.jsonl:17".
  [[nodiscard]] Record record(Format format, std::string bytes) const;
  // Notes that the file could not be read on, with the offset.
  void note_failure(bool is_partly_kept, Notes* notes) const;
  // All of the file, or nothing if it is too large; then that is noted. What came before damage is kept.
  [[nodiscard]] std::optional<std::string> read_whole(Notes* notes) const;
};

class Cutter {
 public:
  Cutter() = default;
  Cutter(const Cutter&) = delete;
  Cutter& operator=(const Cutter&) = delete;
  virtual ~Cutter() = default;

  // Appends the next records, maybe none, to `records`; false at the end of the file. What cannot be read is noted.
  [[nodiscard]] virtual bool cut(std::deque<Record>* records, Notes* notes) = 0;

  // Of the file as it lies on disk, if it is read otherwise than through its blocks.
  [[nodiscard]] virtual std::uint64_t bytes_read() const { return 0; }
};

// The cutter for what a file holds; null where nothing in it can be read, which is noted.
[[nodiscard]] std::unique_ptr<Cutter> choose_cutter(const OpenFile& file, Notes* notes);

[[nodiscard]] std::unique_ptr<Cutter> cut_whole(const OpenFile& file, Format format);
[[nodiscard]] std::unique_ptr<Cutter> cut_json_lines(const OpenFile& file);
[[nodiscard]] std::unique_ptr<Cutter> cut_json_document(const OpenFile& file);  // one object, or an array of records
[[nodiscard]] std::unique_ptr<Cutter> cut_csv(const OpenFile& file, char delimiter);
[[nodiscard]] std::unique_ptr<Cutter> cut_feed(const OpenFile& file);
[[nodiscard]] std::unique_ptr<Cutter> cut_newsml(const OpenFile& file);
[[nodiscard]] std::unique_ptr<Cutter> cut_opml(const OpenFile& file);
[[nodiscard]] std::unique_ptr<Cutter> cut_warc(const OpenFile& file);
[[nodiscard]] std::unique_ptr<Cutter> cut_mhtml(const OpenFile& file);
[[nodiscard]] std::unique_ptr<Cutter> cut_zip(const OpenFile& file);

[[nodiscard]] std::string too_long(std::string_view what, std::uint64_t max_bytes);

}  // namespace wirecopy::read
