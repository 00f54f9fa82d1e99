// Pages that browsers saved with all their parts (MHTML, RFC 2557), and mails: the first part that is a page, with
// where and when it was fetched.
#include <utility>

#include "base/json_string.h"
#include "base/utf8.h"
#include "read/cutter.h"
#include "read/date_text.h"
#include "read/mime.h"

namespace wirecopy::read {
namespace {

// Addresses inside the message ("cid:...") are none.
std::string web_address(std::string_view value) {
  if (!value.starts_with("http://") && !value.starts_with("https://")) return {};
  std::string url(value);
  base::repair_utf8(&url);
  return url;
}

std::string fetched(std::string_view date) {
  const WrittenDate written = parse_date(date);
  if (written.day.empty()) return {};
  std::string extra = "{\"fetched\":";
  base::append_json_string(written.day + written.clock, &extra);
  return extra + '}';
}

class MhtmlCutter final : public Cutter {
 public:
  explicit MhtmlCutter(const OpenFile& file) : file_(file) {}

  bool cut(std::deque<Record>* records, Notes* notes) override {
    const auto bytes = file_.read_whole(notes);
    if (!bytes) return false;
    MimePart message{{}, *bytes};
    std::optional<HeaderFields> header = take_header(&message.body);
    if (header) message.fields = *header;
    const std::optional<MimePart> part = header ? find_page_part(std::move(message)) : std::nullopt;
    if (part)
      keep(*header, *part, records);
    else
      notes->skipped(file_.name, "a MIME message without a page; expected a part of type text/html");
    return false;
  }

 private:
  void keep(const HeaderFields& header, const MimePart& part, std::deque<Record>* records) const {
    const MediaType type = media_type(part.fields.find("content-type"));
    const Format format = type.type == "text/plain" ? Format::plain_text : Format::html;
    Record record = file_.record(format, decode_transfer(part.fields.find("content-transfer-encoding"), part.body));
    record.charset = type.charset;
    record.known.url = web_address(part.fields.find("content-location"));
    if (record.known.url.empty()) record.known.url = web_address(header.find("snapshot-content-location"));
    record.known.extra = fetched(header.find("date"));
    records->push_back(std::move(record));
  }

  const OpenFile& file_;
};

}  // namespace

std::unique_ptr<Cutter> cut_mhtml(const OpenFile& file) {
  return std::make_unique<MhtmlCutter>(file);
}

}  // namespace wirecopy::read
