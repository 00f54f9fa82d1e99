#include "read/detect.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "read/ascii.h"
#include "read/csv_rows.h"
#include "read/mime.h"

namespace wirecopy::read {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view kind;
};
constexpr std::array kSignatures = {
    Signature{"\x89PNG"sv, "a PNG image"},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG image"},
    Signature{"GIF8"sv, "a GIF image"},
    Signature{"RIFF"sv, "a RIFF file (WebP, WAV, AVI)"},
    Signature{"\x7F"
              "ELF"sv,
              "a program (ELF)"},
    Signature{"SQLite format 3"sv, "an SQLite database"},
    Signature{"7z\xBC\xAF"sv, "a 7-Zip archive"},
    Signature{"Rar!"sv, "a RAR archive"},
    Signature{"\xD0\xCF\x11\xE0"sv, "an old office document"},
    Signature{"PAR1"sv, "a Parquet file"},
};
constexpr std::string_view kReadable =
    "expected plain text, JSON Lines, CSV, HTML, MHTML, a feed, a WARC or ZIP archive";
constexpr std::size_t kTarMagicAt = 257;
constexpr std::size_t kMarkupWindow = 1024;  // bytes in which a page without doctype shows its first tags

std::string_view without_leading_space(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}
std::string_view first_line(std::string_view text) {
  std::string_view line = text.substr(0, text.find('\n'));
  while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
  return line;
}

bool has_ending(std::string_view name, std::string_view ending) {
  const std::size_t slash = name.rfind('/');
  const std::string lower = lower_case(slash == std::string_view::npos ? name : name.substr(slash + 1));
  const std::size_t at = lower.rfind(ending);
  if (at == std::string::npos) return false;
  const std::string_view rest = std::string_view(lower).substr(at + ending.size());
  return rest.empty() || rest == ".gz" || rest == ".zst" || rest == ".bz2" || rest == ".xz";
}
bool is_named_html(std::string_view name) {
  return has_ending(name, ".html") || has_ending(name, ".htm") || has_ending(name, ".xhtml");
}
bool is_named_json(std::string_view name) {
  return has_ending(name, ".json") || has_ending(name, ".jsonl") || has_ending(name, ".ndjson");
}
bool is_named_table(std::string_view name) {
  return has_ending(name, ".csv") || has_ending(name, ".tsv");
}
bool is_named_text(std::string_view name) {
  return has_ending(name, ".txt") || has_ending(name, ".text") || has_ending(name, ".md");
}

std::string_view binary_kind(std::string_view head) {
  for (const Signature& signature : kSignatures)
    if (head.starts_with(signature.bytes)) return signature.kind;
  if (head.size() > kTarMagicAt + 5 && head.substr(kTarMagicAt, 5) == "ustar") return "a tar archive";
  return {};
}

bool is_markup(std::string_view text) {
  const std::string start = lower_case(text.substr(0, kMarkupWindow));
  if (!start.starts_with('<')) return false;
  constexpr std::array kTags = {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv,
                                "<article"sv,       "<main"sv, "<div"sv,  "<p>"sv};
  return std::ranges::any_of(kTags, [&](std::string_view tag) { return start.find(tag) != std::string::npos; });
}

// The name of the first element, behind declarations and comments.
std::string_view root_element(std::string_view text) {
  while (text.starts_with("<?") || text.starts_with("<!")) {
    const std::string_view end = text.starts_with("<!--") ? "-->" : ">";
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return {};
    text = without_leading_space(text.substr(at + end.size()));
  }
  if (!text.starts_with('<')) return {};
  return text.substr(1, std::min(text.find_first_of("> \t\r\n/"), text.size()) - 1);
}

std::optional<Content> xml_content(std::string_view text) {
  const std::string_view root = root_element(text);
  const std::string_view name = root.substr(root.find(':') + 1);
  if (root == "rss" || root == "feed" || root == "rdf:RDF") return Content::feed;
  if (name == "newsItem" || name == "newsMessage" || name == "nitf") return Content::newsml;
  if (root == "opml") return Content::opml;
  return std::nullopt;
}

// A line that opens an object with a key, as every JSON Lines record does: {" or { "
bool opens_object(std::string_view text) {
  return text.starts_with('{') && without_leading_space(text.substr(1)).starts_with('"');
}

// Of a file that is not named as JSON may be, the first line must be whole.
bool is_json(std::string_view text, bool may_break_off) {
  if (opens_object(text)) return may_break_off || first_line(text).ends_with('}');
  return text.starts_with('[') && opens_object(without_leading_space(text.substr(1)));
}

Detected unreadable(std::string_view kind) {
  return {Content::unreadable, fmt::format("looks like {}; {}", kind, kReadable)};
}

// An object or array laid out over several lines: the first breaks off where no JSON text ends, and the next begins no
// record. (A first line of JSON Lines that is damaged is followed by one that does.)
bool is_over_lines(std::string_view text) {
  const std::string_view line = first_line(text);
  const std::string_view next = without_leading_space(text.substr(std::min(text.find('\n'), text.size())));
  if (next.empty() || line.empty()) return false;
  return line == "{" || ((line.ends_with(',') || line.ends_with('{') || line.ends_with('[')) && next.front() != '{');
}

Detected detect_json(std::string_view text) {
  const bool is_json_feed = text.substr(0, kMarkupWindow).find("jsonfeed.org/version/") != std::string_view::npos;
  const bool is_document = text.starts_with('[') || is_over_lines(text) || is_json_feed;
  return {is_document ? Content::json_document : Content::json_lines, {}};
}

// A table if a column of its header holds texts. One that is named so and has none is not taken for plain text.
std::optional<Detected> detect_table(std::string_view text, std::string_view name, const FieldNames& names) {
  const std::optional<CsvHeader> header = csv_header(text);
  if (!header) return std::nullopt;
  const auto is_text = [&](const std::string& column) { return names.text().has_name(column); };
  if (std::ranges::any_of(header->names, is_text)) return Detected{Content::csv, {}, header->delimiter};
  if (!is_named_table(name)) return std::nullopt;
  return Detected{Content::unreadable,
                  fmt::format("a table whose columns are {}; expected one of {}, or another by --map text=COLUMN",
                              fmt::join(header->names, ", "), fmt::join(names.text().names, ", "))};
}

}  // namespace

bool has_utf16_mark(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return false;
  return bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
}

Detected detect(std::string_view head, std::string_view name, const FieldNames& names) {
  if (head.empty()) return {Content::empty, "an empty file"};
  if (head.starts_with("WARC/")) return {Content::warc, {}};
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return {Content::zip, {}};
  if (head.starts_with("%PDF-")) return {Content::pdf, {}};
  if (const std::string_view kind = binary_kind(head); !kind.empty()) return unreadable(kind);
  if (has_utf16_mark(head)) return {is_named_html(name) ? Content::html : Content::plain_text, {}};
  if (head.starts_with(kUtf8Mark)) head.remove_prefix(kUtf8Mark.size());
  const std::string_view text = without_leading_space(head);
  const bool named_json = is_named_json(name);
  if (is_json(text, named_json || !is_named_text(name))) return detect_json(text);
  if (const std::size_t at = head.find('\0'); at != std::string_view::npos)
    return unreadable(fmt::format("a binary file (a NUL byte at offset {})", at));
  if (is_mime_message(text)) return {Content::mhtml, {}};
  if (const std::optional<Content> content = xml_content(text)) return {*content, {}};
  if (is_markup(text)) return {Content::html, {}};
  if (text.starts_with("<?xml") || (has_ending(name, ".xml") && text.starts_with('<')))
    return unreadable(root_element(text) == "NewsML" ? "NewsML 1 (NewsML-G2 is read)"
                                                     : "an XML document that is neither feed nor news item");
  if (is_named_html(name)) return {Content::html, {}};
  if (named_json) return detect_json(text);
  if (!is_named_text(name))
    if (auto table = detect_table(text, name, names)) return *std::move(table);
  return {Content::plain_text, {}};
}

}  // namespace wirecopy::read
