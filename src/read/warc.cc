// WARC 1.0 and 1.1 (ISO 28500): records one behind the other, each with a header of named fields and a block of
// Content-Length bytes. Pages are the HTML and plain text among the responses that a server answered with success, the
// resources, and the conversions (the .wet files of web archives). Records of another kind, pictures and redirections
// are passed over in silence: they are no pages. Revisits say that a page was fetched again and had not changed; it is
// read where it stands, in this archive or another, and not once more under a later date: no copy was made. They are
// counted. Memory is bounded by the largest record that is a page, whatever the size of the archive.
#include <array>
#include <utility>

#include <fmt/core.h>

#include "base/utf8.h"
#include "read/ascii.h"
#include "read/cutter.h"
#include "read/header_fields.h"
#include "read/http_message.h"

namespace wirecopy::read {
namespace {

bool begins_record(std::string_view line) {
  return line.starts_with("WARC/1.") || line.starts_with("WARC/0.");
}

std::optional<Format> format_of(std::string_view media_type) {
  if (media_type == "text/html" || media_type == "application/xhtml+xml") return Format::html;
  if (media_type == "text/plain") return Format::plain_text;
  return std::nullopt;
}

// Old crawlers write "<http://...>".
std::string_view without_brackets(std::string_view url) {
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  return url;
}

class WarcCutter final : public Cutter {
 public:
  explicit WarcCutter(const OpenFile& file) : file_(file), cursor_(file.blocks) {}

  bool cut(std::deque<Record>* records, Notes* notes) override {
    if (cut_record(records, notes)) return true;
    if (n_revisits_ != 0)
      notes->remarked(file_.name, n_revisits_ == 1
                                      ? "a page was fetched again and had not changed (a revisit record)"
                                      : fmt::format("{} pages were fetched again and had not changed (revisit records)",
                                                    n_revisits_));
    return false;
  }

 private:
  [[nodiscard]] std::string where() const { return fmt::format("{} at byte {}", file_.name, record_offset_); }

  // The next record, if it is a page; false at the end of the file.
  bool cut_record(std::deque<Record>* records, Notes* notes) {
    if (!find_record(notes)) return go_on_behind_damage(notes);
    HeaderFields fields;
    const std::optional<std::uint64_t> length = read_header(&fields);
    if (!length) {
      if (!file_.blocks->failure())
        notes->skipped(where(), "a WARC record whose header breaks off or has no Content-Length");
      return true;
    }
    if (!is_wanted(fields)) return cursor_.skip(*length) || go_on_behind_damage(notes);
    if (*length > file_.options.limits.max_record_bytes) {
      notes->skipped(where(), too_long("a WARC record", file_.options.limits.max_record_bytes));
      return cursor_.skip(*length) || go_on_behind_damage(notes);
    }
    if (!cursor_.take(*length, &block_)) {
      if (!file_.blocks->failure()) notes->skipped(where(), "a WARC record that breaks off");
      return go_on_behind_damage(notes);
    }
    take_record(fields, records, notes);
    return true;
  }

  // Passes over the lines between records, and over what is none.
  bool find_record(Notes* notes) {
    bool is_lost = false;
    while (true) {
      record_offset_ = cursor_.offset();
      if (!cursor_.line(HeaderFields::kMaxLine, &line_)) return false;
      if (begins_record(line_)) return true;
      if (!line_.empty() && !std::exchange(is_lost, true) && !is_behind_damage_)
        notes->skipped(where(), "bytes that are no WARC record; expected a line \"WARC/1.0\" or \"WARC/1.1\"");
    }
  }

  // The length of the block; nothing if the header is broken.
  std::optional<std::uint64_t> read_header(HeaderFields* fields) {
    is_behind_damage_ = false;
    while (cursor_.line(HeaderFields::kMaxLine, &line_)) {
      if (line_.empty()) return whole_number(fields->find("content-length"));
      if (!fields->add(line_)) return std::nullopt;
    }
    return std::nullopt;
  }

  // Whether a record may be a page, by its header.
  static bool is_wanted(const HeaderFields& fields) {
    const std::string type = lower_case(fields.find("warc-type"));
    if (type == "revisit") return true;
    if (type == "response") return media_type(fields.find("content-type")).type == "application/http";
    if (type != "resource" && type != "conversion") return false;
    // What a crawler notes down of itself: wget's arguments and log.
    if (without_brackets(fields.find("warc-target-uri")).starts_with("metadata:")) return false;
    return format_of(media_type(fields.find("content-type")).type).has_value();
  }

  void take_record(const HeaderFields& fields, std::deque<Record>* records, Notes* notes) {
    const std::string kind = lower_case(fields.find("warc-type"));
    if (kind == "response") return take_response(fields, records, notes);
    if (kind == "revisit") return take_revisit();
    const MediaType type = media_type(fields.find("content-type"));
    keep(fields, type, std::move(block_), records);
  }

  void take_response(const HeaderFields& fields, std::deque<Record>* records, Notes* notes) {
    Result<HttpMessage> message = parse_http(block_, file_.options.limits.max_record_bytes);
    if (!message) return notes->skipped(where(), std::move(message.error().message));
    constexpr int kSuccess = 200;
    const MediaType type = media_type(message->fields.find("content-type"));
    if (message->status != kSuccess || !format_of(type.type)) return;
    keep(fields, type, std::move(message->body), records);
  }

  // Its block is the header of the response, if that was kept; one that names no type may be of a page.
  void take_revisit() {
    const Result<HttpMessage> message = parse_http(block_, file_.options.limits.max_record_bytes);
    const std::string type = message ? media_type(message->fields.find("content-type")).type : std::string();
    if (type.empty() || format_of(type)) ++n_revisits_;
  }

  void keep(const HeaderFields& fields, const MediaType& type, std::string bytes, std::deque<Record>* records) const {
    Record record = file_.record(*format_of(type.type), std::move(bytes));
    std::string url(without_brackets(fields.find("warc-target-uri")));
    std::string date(fields.find("warc-date"));
    for (std::string* field : {&url, &date}) base::repair_utf8(field);
    record.charset = type.charset;
    record.known.path = where();
    record.known.id = url.empty() ? fmt::format("{}:{}", file_.id, record_offset_) : fmt::format("{}@{}", url, date);
    record.known.url = std::move(url);
    records->push_back(std::move(record));
  }

  // At the end of what can be read: whether there is more behind it.
  bool go_on_behind_damage(Notes* notes) {
    if (!file_.blocks->failure()) return false;
    file_.note_failure(false, notes);
    is_behind_damage_ = true;
    return cursor_.skip_damage();
  }

  const OpenFile& file_;
  ByteCursor cursor_;
  std::uint64_t record_offset_ = 0;
  std::uint64_t n_revisits_ = 0;   // of pages
  bool is_behind_damage_ = false;  // the note on the damage tells of the bytes that are no record, too
  std::string line_;
  std::string block_;
};

}  // namespace

std::unique_ptr<Cutter> cut_warc(const OpenFile& file) {
  return std::make_unique<WarcCutter>(file);
}

}  // namespace wirecopy::read
