#include "text/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/utf8.h"

namespace wirecopy::text {
namespace {

bool is_ascii(char32_t value) {
  return value < 0x80;
}
UChar32 icu(char32_t value) {
  return static_cast<UChar32>(value);
}

const icu::Normalizer2* folding() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return instance;
}

const icu::Normalizer2* composing() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  return instance;
}

Unspaced script_class(UScriptCode script) {
  switch (script) {
    case USCRIPT_HAN:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI:
      return Unspaced::ideograph;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Unspaced::kana;
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
    case USCRIPT_JAVANESE:
    case USCRIPT_BALINESE:
    case USCRIPT_NEW_TAI_LUE:
    case USCRIPT_LANNA:
    case USCRIPT_TAI_VIET:
      return Unspaced::syllabic;
    default:
      return Unspaced::no;
  }
}

// Marks, joiners, variation selectors, and the few letters that never stand alone (Thai and Lao AM).
bool extends_grapheme(char32_t value) {
  if (is_mark(value)) return true;
  const int kind = u_getIntPropertyValue(icu(value), UCHAR_GRAPHEME_CLUSTER_BREAK);
  return kind == U_GCB_EXTEND || kind == U_GCB_SPACING_MARK || kind == U_GCB_ZWJ;
}

}  // namespace

bool is_letter(char32_t value) {
  if (is_ascii(value)) return (value | 0x20U) >= U'a' && (value | 0x20U) <= U'z';
  return u_isUAlphabetic(icu(value)) != 0;
}

bool is_upper(char32_t value) {
  if (is_ascii(value)) return value >= U'A' && value <= U'Z';
  return u_isupper(icu(value)) != 0 || u_istitle(icu(value)) != 0;
}

bool is_lower(char32_t value) {
  if (is_ascii(value)) return value >= U'a' && value <= U'z';
  if (value >= 0x10D0 && value <= 0x10FF) return false;  // Georgian: its capitals are for headlines only
  return u_islower(icu(value)) != 0;
}

bool is_digit(char32_t value) {
  if (is_ascii(value)) return value >= U'0' && value <= U'9';
  return u_isdigit(icu(value)) != 0;
}

bool is_mark(char32_t value) {
  if (is_ascii(value)) return false;
  return (U_GET_GC_MASK(icu(value)) & U_GC_M_MASK) != 0;
}

bool is_space(char32_t value) {
  if (is_ascii(value)) return value == U' ' || (value >= U'\t' && value <= U'\r');
  return u_isUWhiteSpace(icu(value)) != 0;
}

bool is_ignorable(char32_t value) {
  if (is_ascii(value)) return false;
  return u_hasBinaryProperty(icu(value), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

Unspaced unspaced_script(char32_t value) {
  if (value < 0x0E00) return Unspaced::no;                      // nothing below Thai
  if (value >= 0xAC00 && value <= 0xD7A3) return Unspaced::no;  // Hangul is spaced
  if (!is_letter(value) && !is_mark(value)) return Unspaced::no;
  UErrorCode status = U_ZERO_ERROR;
  return script_class(uscript_getScript(icu(value), &status));
}

std::size_t grapheme_end(std::string_view utf8, std::size_t at) {
  base::CodePoint code_point = base::decode(utf8, at);
  at += code_point.size;
  while (at < utf8.size()) {
    const bool joined = code_point.value == 0x200D;  // an emoji sequence: the joiner binds what follows
    code_point = base::decode(utf8, at);
    if (!joined && !extends_grapheme(code_point.value)) break;
    at += code_point.size;
  }
  return at;
}

char32_t to_lower(char32_t value) {
  return static_cast<char32_t>(u_tolower(icu(value)));
}

void append_composed(std::string_view utf8, std::string* out) {
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(out);
  composing()->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())), sink, nullptr,
                             status);
}

void append_folded(std::string_view utf8, std::string* out) {
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(out);
  folding()->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())), sink, nullptr,
                           status);
}

}  // namespace wirecopy::text
