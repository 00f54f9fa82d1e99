// Reading: files, folders and streams to pages. Two steps, so that the costly one can run on many threads: a
// RecordReader opens, decompresses and cuts into records in order; parse turns one record into a page.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "read/field_names.h"
#include "wirecopy/notes.h"
#include "wirecopy/page.h"
#include "wirecopy/result.h"

namespace wirecopy::read {

enum class Format {
  plain_text,
  json_line,
  html,
  html_part,  // a piece of HTML that is text from end to end, as feeds have it
  bare_text,  // text and nothing else, kept as it is
  pdf,
};

// The bytes of one page, still in their format.
struct Record {
  Format format = Format::plain_text;
  std::string bytes;
  std::string charset;  // that HTTP or MIME declares for the bytes; empty: as the bytes themselves tell
  // What is known before they are parsed: `id`, which the page gets if it names none itself; `path`, such as
  // "folder/pages.jsonl.gz:17", for messages too; what an archive or a feed says of the page. Of the URL the page
  // itself is asked first, of all else last.
  Page known;
};

// A record of which no more is known than its id and where it stands.
[[nodiscard]] Record record_of(Format format, std::string bytes, std::string id, std::string path);

struct Limits {
  std::uint64_t max_record_bytes = 64ULL << 20;  // a larger record is skipped and noted
};

struct ReadOptions {
  Limits limits = {};
  FieldNames names = {};  // of the fields of records
  WebText web = {};       // of web pages
};

class RecordReader {
 public:
  // Finds the files behind `inputs` (files, folders walked in name order, "-") and gives them their ids.
  // Errors: an input that is not there or cannot be opened; a folder without files.
  [[nodiscard]] static Result<RecordReader> open(std::span<const std::string> inputs, const ReadOptions& options = {});
  ~RecordReader();
  RecordReader(RecordReader&&) noexcept;
  RecordReader& operator=(RecordReader&&) noexcept;

  // The next record in order, or nothing at the end. What cannot be read is skipped and noted.
  [[nodiscard]] std::optional<Record> next(Notes* notes);

  [[nodiscard]] std::uint64_t bytes_read() const;   // of the files as they lie on disk
  [[nodiscard]] std::uint64_t bytes_total() const;  // 0 if not known (standard input)

 private:
  struct State;
  explicit RecordReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The page of one record, or why there is none. What was repaired is noted in the page. May run on any thread; pure,
// but that a PDF is read by another program.
[[nodiscard]] Result<Page> parse(Record record, const FieldNames& names = {}, const WebText& wanted = {});

}  // namespace wirecopy::read
