#include "read/detect.h"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "read/ascii.h"

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
    Signature{"%PDF-"sv, "a PDF file"},
    Signature{"PK\x03\x04"sv, "a zip archive or office document"},
    Signature{"\x7F"
              "ELF"sv,
              "a program (ELF)"},
    Signature{"SQLite format 3"sv, "an SQLite database"},
    Signature{"7z\xBC\xAF"sv, "a 7-Zip archive"},
    Signature{"Rar!"sv, "a RAR archive"},
    Signature{"\xD0\xCF\x11\xE0"sv, "an old office document"},
    Signature{"PAR1"sv, "a Parquet file"},
    Signature{"WARC/"sv, "a WARC archive"},
};
constexpr std::string_view kReadable = "expected plain text, JSON Lines or HTML";
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

bool is_feed(std::string_view text) {
  const std::string_view start = text.substr(0, kMarkupWindow);
  return start.starts_with("<?xml") || start.starts_with("<rss") || start.starts_with("<feed");
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

Detected detect_json(std::string_view text) {
  const std::string_view line = first_line(text);
  const bool over_lines = text.starts_with('[') || (line == "{" && text.size() > line.size());
  return {over_lines ? Content::json_document : Content::json_lines, {}};
}

}  // namespace

bool has_utf16_mark(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return false;
  return bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
}

Detected detect(std::string_view head, std::string_view name) {
  if (head.empty()) return {Content::empty, "an empty file"};
  if (const std::string_view kind = binary_kind(head); !kind.empty()) return unreadable(kind);
  if (has_utf16_mark(head)) return {is_named_html(name) ? Content::html : Content::plain_text, {}};
  if (head.starts_with(kUtf8Mark)) head.remove_prefix(kUtf8Mark.size());
  const std::string_view text = without_leading_space(head);
  const bool named_json = is_named_json(name);
  if (is_json(text, named_json || !is_named_text(name))) return detect_json(text);
  if (const std::size_t at = head.find('\0'); at != std::string_view::npos)
    return unreadable(fmt::format("a binary file (a NUL byte at offset {})", at));
  if (is_markup(text)) return {Content::html, {}};
  if (is_feed(text)) return unreadable("an XML document or feed");
  if (is_named_html(name)) return {Content::html, {}};
  if (named_json) return detect_json(text);
  return {Content::plain_text, {}};
}

}  // namespace wirecopy::read
