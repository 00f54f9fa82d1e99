#include "read/charset.h"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/core.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"
#include "read/ascii.h"
#include "read/detect.h"

namespace wirecopy::read {
namespace {

constexpr std::size_t kDeclarationWindow = 4096;  // bytes; browsers look into the first 1,024
constexpr std::size_t kMaxCharsetName = 40;

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

std::string browser_name(std::string_view charset) {
  constexpr std::array<std::string_view, 5> kWestern = {"iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii"};
  std::string name = lower_case(charset);
  return std::ranges::find(kWestern, name) != kWestern.end() ? "windows-1252" : name;
}

std::string convert(std::string_view bytes, UConverter* from, UConverter* to) {
  std::string out;
  std::array<char, 8192> target{};
  std::array<UChar, 2048> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  for (bool reset = true; status == U_BUFFER_OVERFLOW_ERROR; reset = false) {
    status = U_ZERO_ERROR;
    char* at = target.data();
    ucnv_convertEx(to, from, &at, target.data() + target.size(), &source, end, pivot.data(), &pivot_source,
                   &pivot_target, pivot.data() + pivot.size(), reset ? 1 : 0, 1, &status);
    out.append(target.data(), static_cast<std::size_t>(at - target.data()));
  }
  return out;
}

std::string_view charset_in(std::string_view meta) {
  constexpr std::string_view kNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.";
  std::size_t at = lower_case(meta).find("charset");
  if (at == std::string::npos) return {};
  at = meta.find_first_not_of(" \t\r\n", at + std::string_view("charset").size());
  if (at == std::string_view::npos || meta[at] != '=') return {};
  at = meta.find_first_not_of(" \t\r\n\"'", at + 1);
  if (at == std::string_view::npos) return {};
  const std::string_view name = meta.substr(at, meta.find_first_not_of(kNameCharacters, at) - at);
  return name.size() <= kMaxCharsetName ? name : std::string_view();
}

std::string from_utf16(std::string_view bytes, std::vector<std::string>* notes) {
  const std::string_view name = bytes.starts_with('\xFF') ? "utf-16le" : "utf-16be";
  auto text = decode_charset(bytes.substr(2), name);
  notes->push_back(fmt::format("{} turned into UTF-8", name));
  return text ? std::move(*text) : std::string();
}

// A character whose bytes were each taken for one of ISO-8859-1, and written as two of UTF-8.
struct TwiceEncoded {
  std::string bytes;  // as they were; empty if there is no such character here
  bool is_certain = false;
};

// The byte that a pair of UTF-8's bytes (U+0080 to U+00FF) stands for; 0 if it is no such pair.
unsigned char byte_of_pair(std::string_view pair) {
  if (pair.size() < 2 || (pair[0] != '\xC2' && pair[0] != '\xC3')) return 0;
  const auto low = static_cast<unsigned char>(pair[1]);
  return static_cast<unsigned char>(pair[0] == '\xC3' ? low + 0x40 : low);
}

TwiceEncoded twice_encoded(std::string_view text) {
  TwiceEncoded found;
  const unsigned char lead = byte_of_pair(text);
  if (lead < 0xC2 || lead > 0xF4) return {};
  const std::size_t n = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  for (std::size_t i = 0; i < n; ++i) {
    const unsigned char byte = byte_of_pair(text.substr(std::min(2 * i, text.size())));
    if (i > 0 && (byte < 0x80 || byte > 0xBF)) return {};
    found.bytes += static_cast<char>(byte);
    found.is_certain = found.is_certain || (i > 0 && byte < 0xA0);
  }
  return base::is_valid_utf8(found.bytes) ? found : TwiceEncoded();
}

}  // namespace

std::size_t undo_double_encoding(std::string* text) {
  bool is_certain = false;
  for (std::size_t at = text->find('\xC3'); at != std::string::npos && !is_certain; at = text->find('\xC3', at + 2))
    is_certain = twice_encoded(std::string_view(*text).substr(at)).is_certain;
  if (!is_certain) return 0;
  std::string mended;
  std::size_t n = 0;
  std::size_t copied = 0;
  for (std::size_t at = text->find('\xC3'); at != std::string::npos; at = text->find('\xC3', at)) {
    const TwiceEncoded found = twice_encoded(std::string_view(*text).substr(at));
    if (found.bytes.empty()) {
      at += 2;
      continue;
    }
    mended.append(*text, copied, at - copied).append(found.bytes);
    at += 2 * found.bytes.size();
    copied = at;
    ++n;
  }
  *text = mended.append(*text, copied);
  return n;
}

std::optional<std::string> decode_charset(std::string_view bytes, std::string_view charset) {
  if (charset.empty()) return std::nullopt;
  const Converter from = open_converter(browser_name(charset));
  const Converter to = open_converter("utf-8");
  if (!from || !to) return std::nullopt;
  return convert(bytes, from.get(), to.get());
}

std::string to_utf8(std::string bytes, std::string_view declared, std::vector<std::string>* notes) {
  if (has_utf16_mark(bytes)) return from_utf16(bytes, notes);
  if (bytes.starts_with(kUtf8Mark)) {
    bytes.erase(0, kUtf8Mark.size());
    notes->emplace_back("a byte order mark left out");
  } else if (!base::is_valid_utf8(bytes) && lower_case(declared) != "utf-8") {
    if (auto text = decode_charset(bytes, declared)) {
      notes->push_back(fmt::format("{} turned into UTF-8", lower_case(declared)));
      bytes = std::move(*text);
    }
  }
  if (const std::size_t n = base::repair_utf8(&bytes); n != 0)
    notes->push_back(fmt::format("{} ill-formed UTF-8 sequences replaced by U+FFFD", n));
  return bytes;
}

std::string_view declared_charset(std::string_view html) {
  const std::string_view start = html.substr(0, kDeclarationWindow);
  const std::string lower = lower_case(start);
  for (std::size_t at = lower.find("<meta"); at != std::string::npos; at = lower.find("<meta", at + 1)) {
    const std::string_view found = charset_in(start.substr(at, lower.find('>', at) - at));
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace wirecopy::read
