#include "text/script.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace wirecopy::text {
namespace {

struct Block {
  char32_t first = 0;  // a multiple of 16
  char32_t last = 0;
  Script script = Script::none;
};

// Unicode's blocks of letters in the Basic Multilingual Plane.
constexpr std::array kBlocks = {
    Block{0x0040, 0x007F, Script::latin},      Block{0x00C0, 0x02AF, Script::latin},
    Block{0x0370, 0x03FF, Script::greek},      Block{0x0400, 0x052F, Script::cyrillic},
    Block{0x0530, 0x058F, Script::armenian},   Block{0x0590, 0x05FF, Script::hebrew},
    Block{0x0600, 0x06FF, Script::arabic},     Block{0x0750, 0x077F, Script::arabic},
    Block{0x0780, 0x07BF, Script::thaana},     Block{0x08A0, 0x08FF, Script::arabic},
    Block{0x0900, 0x097F, Script::devanagari}, Block{0x0980, 0x09FF, Script::bengali},
    Block{0x0A00, 0x0A7F, Script::gurmukhi},   Block{0x0A80, 0x0AFF, Script::gujarati},
    Block{0x0B00, 0x0B7F, Script::oriya},      Block{0x0B80, 0x0BFF, Script::tamil},
    Block{0x0C00, 0x0C7F, Script::telugu},     Block{0x0C80, 0x0CFF, Script::kannada},
    Block{0x0D00, 0x0D7F, Script::malayalam},  Block{0x0D80, 0x0DFF, Script::sinhala},
    Block{0x0E00, 0x0E7F, Script::thai},       Block{0x0E80, 0x0EFF, Script::lao},
    Block{0x0F00, 0x0FFF, Script::tibetan},    Block{0x1000, 0x109F, Script::burmese},
    Block{0x10A0, 0x10FF, Script::georgian},   Block{0x1100, 0x11FF, Script::hangul},
    Block{0x1200, 0x139F, Script::ethiopic},   Block{0x13A0, 0x13FF, Script::cherokee},
    Block{0x1780, 0x17FF, Script::khmer},      Block{0x1C90, 0x1CBF, Script::georgian},
    Block{0x1E00, 0x1EFF, Script::latin},      Block{0x1F00, 0x1FFF, Script::greek},
    Block{0x2D00, 0x2D2F, Script::georgian},   Block{0x2D80, 0x2DDF, Script::ethiopic},
    Block{0x3040, 0x30FF, Script::kana},       Block{0x3100, 0x312F, Script::han},
    Block{0x3130, 0x318F, Script::hangul},     Block{0x31F0, 0x31FF, Script::kana},
    Block{0x3400, 0x4DBF, Script::han},        Block{0x4E00, 0x9FFF, Script::han},
    Block{0xAB00, 0xAB2F, Script::ethiopic},   Block{0xAB70, 0xABBF, Script::cherokee},
    Block{0xAC00, 0xD7FF, Script::hangul},     Block{0xF900, 0xFAFF, Script::han},
    Block{0xFB50, 0xFDCF, Script::arabic},     Block{0xFE70, 0xFEFF, Script::arabic},
};

struct Range {
  char32_t first = 0;
  char32_t last = 0;
};

// What stands in those blocks and is no letter: digits, punctuation, and the fullwidth forms of neither script.
constexpr std::array kNoLetters = {
    Range{0x40, 0x40},     Range{0x5B, 0x60},     Range{0x7B, 0x7F},     Range{0xD7, 0xD7},     Range{0xF7, 0xF7},
    Range{0x37E, 0x37E},   Range{0x387, 0x387},   Range{0x482, 0x489},   Range{0x55A, 0x55F},   Range{0x589, 0x58F},
    Range{0x5BE, 0x5BE},   Range{0x5C0, 0x5C0},   Range{0x5C3, 0x5C3},   Range{0x5F3, 0x5F4},   Range{0x600, 0x61F},
    Range{0x640, 0x640},   Range{0x64B, 0x652},   Range{0x660, 0x66D},   Range{0x6D4, 0x6D4},   Range{0x6DD, 0x6DE},
    Range{0x6F0, 0x6F9},   Range{0x964, 0x970},   Range{0x9E6, 0x9EF},   Range{0xA66, 0xA6F},   Range{0xAE6, 0xAEF},
    Range{0xB66, 0xB6F},   Range{0xBE6, 0xBFF},   Range{0xC66, 0xC7F},   Range{0xCE6, 0xCEF},   Range{0xD66, 0xD78},
    Range{0xDE6, 0xDEF},   Range{0xDF4, 0xDF4},   Range{0xE3F, 0xE3F},   Range{0xE4F, 0xE5B},   Range{0xED0, 0xED9},
    Range{0xF00, 0xF3F},   Range{0x1040, 0x104F}, Range{0x1090, 0x1099}, Range{0x10FB, 0x10FB}, Range{0x1360, 0x137C},
    Range{0x17D4, 0x17DB}, Range{0x17E0, 0x17FF}, Range{0x30A0, 0x30A0}, Range{0x30FB, 0x30FC}, Range{0xFEFF, 0xFEFF},
};

constexpr char32_t kTable = 0x10000;  // the Basic Multilingual Plane
constexpr char32_t kStep = 16;

constexpr std::array<Script, kTable / kStep> kScriptOfStep = [] {
  std::array<Script, kTable / kStep> steps{};
  for (const Block& block : kBlocks)
    for (char32_t at = block.first; at <= block.last; at += kStep) steps[at / kStep] = block.script;
  return steps;
}();

bool is_no_letter(char32_t value) {
  const auto* const range = std::ranges::lower_bound(kNoLetters, value, {}, &Range::last);
  return range != kNoLetters.end() && range->first <= value;
}

constexpr std::array<std::string_view, kScripts> kOnlyLanguage = {
    "",   "",   "",   "",   "",   "",   "",   "",   "",   "",   "ko", "el", "hy", "ka", "th",
    "lo", "my", "km", "bo", "pa", "gu", "or", "ta", "te", "kn", "ml", "si", "dv", "chr"};

}  // namespace

Script script_beyond_ascii(char32_t value) {
  if (value >= kTable) return value >= 0x20000 && value <= 0x3FFFF ? Script::han : Script::none;
  const Script script = kScriptOfStep[value / kStep];
  return script == Script::none || is_no_letter(value) ? Script::none : script;
}

std::string_view only_language(Script script) {
  return kOnlyLanguage[static_cast<std::size_t>(script)];
}

}  // namespace wirecopy::text
