#include "read/mime.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "read/ascii.h"

namespace wirecopy::read {
namespace {

// Of one message. Saved pages have one multipart of some hundreds of parts, mails three multiparts.
constexpr std::size_t kMaxMultiparts = 32;
constexpr std::size_t kMaxParts = 10'000;
constexpr std::size_t kMaxBoundary =
    70;  // bytes (RFC 2046, section 5.1.1); a longer one could make the search for it slow

// Where the next line "--boundary" begins, from `at` on; npos if there is none.
std::size_t find_delimiter(std::string_view body, std::string_view delimiter, std::size_t at) {
  for (at = body.find(delimiter, at); at != std::string_view::npos; at = body.find(delimiter, at + 1))
    if (at == 0 || body[at - 1] == '\n') return at;
  return at;
}

// The parts between the delimiters of a multipart body (RFC 2046, section 5.1). The line end before a delimiter is the
// delimiter's. A last part that breaks off is a part.
std::vector<std::string_view> split_parts(std::string_view body, std::string_view boundary) {
  std::vector<std::string_view> parts;
  if (boundary.empty() || boundary.size() > kMaxBoundary) return parts;
  const std::string delimiter = "--" + std::string(boundary);
  std::size_t at = find_delimiter(body, delimiter, 0);
  while (at != std::string_view::npos && parts.size() < kMaxParts) {
    const std::string_view behind = body.substr(at + delimiter.size());
    if (behind.starts_with("--")) break;
    const std::size_t line_end = body.find('\n', at);
    if (line_end == std::string_view::npos) break;
    at = find_delimiter(body, delimiter, line_end + 1);
    std::string_view part = body.substr(line_end + 1, at - std::min(at, line_end + 1));
    if (at != std::string_view::npos && part.ends_with('\n')) part.remove_suffix(1);
    if (at != std::string_view::npos && part.ends_with('\r')) part.remove_suffix(1);
    parts.push_back(part);
  }
  return parts;
}

MimePart part_of(std::string_view bytes) {
  MimePart part{{}, bytes};
  if (std::optional<HeaderFields> fields = take_header(&part.body)) part.fields = *std::move(fields);
  return part;
}

constexpr std::uint8_t kNoDigit = 0xFF;
// What each byte stands for in base64 (RFC 4648, section 4).
constexpr std::array<std::uint8_t, 256> kBase64Values = [] {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::array<std::uint8_t, 256> values{};
  values.fill(kNoDigit);
  for (std::size_t i = 0; i < kDigits.size(); ++i)
    values[static_cast<unsigned char>(kDigits[i])] = static_cast<std::uint8_t>(i);
  return values;
}();

std::string decode_base64(std::string_view body) {
  std::string decoded;
  decoded.reserve(body.size() / 4 * 3);
  std::uint32_t bits = 0;
  int n_bits = 0;
  for (const char c : body) {
    if (c == '=') break;
    const std::uint8_t value = kBase64Values[static_cast<unsigned char>(c)];
    if (value == kNoDigit) continue;
    bits = (bits << 6) | value;
    n_bits += 6;
    if (n_bits < 8) continue;
    n_bits -= 8;
    decoded += static_cast<char>((bits >> n_bits) & 0xFFU);
  }
  return decoded;
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  c = lower_case(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// RFC 2045, section 6.7. An escape that is none stays as it is written.
std::string decode_quoted_printable(std::string_view body) {
  std::string decoded;
  decoded.reserve(body.size());
  while (!body.empty()) {
    const std::size_t at = std::min(body.find('='), body.size());
    decoded += body.substr(0, at);
    body.remove_prefix(at);
    if (body.empty()) break;
    const int high = body.size() > 2 ? hex_value(body[1]) : -1;
    const int low = body.size() > 2 ? hex_value(body[2]) : -1;
    const std::size_t line_end = body.find_first_not_of(" \t\r", 1);
    if (high >= 0 && low >= 0) {
      decoded += static_cast<char>(high * 16 + low);
      body.remove_prefix(3);
    } else if (line_end == std::string_view::npos || body[line_end] == '\n') {
      body.remove_prefix(line_end == std::string_view::npos ? body.size() : line_end + 1);
    } else {
      decoded += '=';
      body.remove_prefix(1);
    }
  }
  return decoded;
}

}  // namespace

bool is_mime_message(std::string_view head) {
  HeaderFields fields;
  while (!head.empty()) {
    const std::string_view line = take_line(&head);
    if (line.empty()) break;
    // The last line of the head may be cut anywhere.
    if (!fields.add(line) && !head.empty()) return false;
  }
  const MediaType type = media_type(fields.find("content-type"));
  const bool may_hold_page = type.type.starts_with("multipart/") || type.type == "text/html";
  return may_hold_page && (!fields.find("mime-version").empty() || !type.boundary.empty());
}

std::optional<MimePart> find_page_part(MimePart part) {
  std::vector<std::string_view> waiting;  // the next part last; a header is read only when its part is looked at
  std::optional<MimePart> plain;
  for (std::size_t n_multiparts = 0;;) {
    const MediaType type = media_type(part.fields.find("content-type"));
    if (type.type == "text/html" || type.type == "application/xhtml+xml") return part;
    if (type.type == "text/plain" && !plain) plain = part;
    if (type.type.starts_with("multipart/") && ++n_multiparts <= kMaxMultiparts) {
      const std::vector<std::string_view> parts = split_parts(part.body, type.boundary);
      waiting.insert(waiting.end(), parts.rbegin(), parts.rend());
    }
    if (waiting.empty()) return plain;
    part = part_of(waiting.back());
    waiting.pop_back();
  }
}

std::string decode_transfer(std::string_view coding, std::string_view body) {
  const std::string name = lower_case(trimmed(coding));
  if (name == "base64") return decode_base64(body);
  if (name == "quoted-printable") return decode_quoted_printable(body);
  return std::string(body);
}

}  // namespace wirecopy::read
