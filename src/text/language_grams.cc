#include "text/language_grams.h"

#include <array>
#include <string>

#include "base/utf8.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

constexpr char32_t kSmallTable = 0x0530;  // Latin, Greek, Cyrillic
constexpr char32_t kLargeBegin = 0x1E00;  // more Latin
constexpr char32_t kLargeEnd = 0x1F00;
constexpr std::uint64_t kEdge = ' ';  // before the first letter of a word and behind its last
constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
constexpr std::uint64_t kWordSalt = 0xD6E8FEB86659FD93;

std::uint16_t small_lower(char32_t value) {
  static const std::array<std::uint16_t, kSmallTable> table = [] {
    std::array<std::uint16_t, kSmallTable> lower{};
    for (char32_t i = 0; i < kSmallTable; ++i) lower[i] = static_cast<std::uint16_t>(to_lower(i));
    return lower;
  }();
  return table[value];
}

// Letters of scripts beyond the plane, of which only Han has some here, are taken modulo its size.
std::uint64_t folded(char32_t value) {
  if (value < 0x80) return value >= U'A' && value <= U'Z' ? value | 0x20U : value;
  if (value < kSmallTable) return small_lower(value);
  if (value >= kLargeBegin && value < kLargeEnd) return to_lower(value);
  return value & 0xFFFFU;
}

bool is_apostrophe(char32_t value) {
  return value == U'\'' || value == 0x2019 || value == 0x02BC;
}

bool is_accent(char32_t value) {
  return value >= 0x0300 && value <= 0x036F;
}

enum class Keys : std::uint8_t { words, all };

// The letters of one word, with an edge at both ends.
class Word {
 public:
  void add(char32_t letter) {
    if (size_ <= kMostLetters) letters_[size_++] = folded(letter);
  }
  [[nodiscard]] bool empty() const { return size_ == 1; }

  // Its keys; it is empty afterwards.
  void finish(Keys wanted, std::vector<std::uint64_t>* keys) {
    letters_[size_] = kEdge;
    if (wanted == Keys::all) append_runs(keys);
    std::uint64_t word = kWordSalt;
    for (std::size_t i = 1; i < size_; ++i) {
      word = (word ^ letters_[i]) * kOdd;
      word ^= word >> 29;
    }
    keys->push_back(word);
    size_ = 1;
  }

 private:
  static constexpr std::size_t kMostKeys = 4 * (kMostLetters + 1) + 1;  // of one word

  void append_runs(std::vector<std::uint64_t>* keys) const {
    std::array<std::uint64_t, kMostKeys> found;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
    std::uint64_t* key = found.data();
    std::uint64_t run = kEdge;  // the last four letters, 16 bits each
    for (std::size_t i = 1; i <= size_; ++i) {
      const std::uint64_t letter = letters_[i];
      run = run << 16 | letter;
      *key = letter;
      key += letter >= 0x80 ? 1 : 0;
      *key++ = run & 0xFFFFFFFF;
      *key = run & 0xFFFFFFFFFFFF;
      key += i >= 2 ? 1 : 0;
      *key = run;
      key += i >= 3 ? 1 : 0;
    }
    keys->insert(keys->end(), found.data(), key);
  }

  std::array<std::uint64_t, kMostLetters + 2> letters_{kEdge};
  std::size_t size_ = 1;
};

void append_composed_keys(std::string_view utf8, Script script, Keys wanted, std::vector<std::uint64_t>* keys) {
  Word word;
  char32_t apostrophe = 0;  // counts if a letter follows
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    const base::CodePoint code_point = byte < 0x80 ? base::CodePoint{byte, 1} : base::decode(utf8, at);
    at += code_point.size;
    if (script_of(code_point.value) == script) {
      if (apostrophe != 0) word.add(U'\'');
      apostrophe = 0;
      word.add(code_point.value);
    } else if (!word.empty() && apostrophe == 0 && is_apostrophe(code_point.value)) {
      apostrophe = code_point.value;
    } else if (byte < 0x80 || (!is_ignorable(code_point.value) && !is_mark(code_point.value))) {
      if (!word.empty()) word.finish(wanted, keys);
      apostrophe = 0;
    }
  }
  if (!word.empty()) word.finish(wanted, keys);
}

// U+0300 to U+036F begin with one of two bytes, which begin Greek too.
bool has_accents(std::string_view utf8) {
  for (const char lead : {'\xCC', '\xCD'})
    for (std::size_t at = utf8.find(lead); at != std::string_view::npos; at = utf8.find(lead, at + 1))
      if (is_accent(base::decode(utf8, at).value)) return true;
  return false;
}

void append_keys(std::string_view utf8, Script script, Keys wanted, std::vector<std::uint64_t>* keys) {
  if (!has_accents(utf8)) return append_composed_keys(utf8, script, wanted, keys);
  std::string composed;
  append_composed(utf8, &composed);
  append_composed_keys(composed, script, wanted, keys);
}

}  // namespace

void append_grams(std::string_view utf8, Script script, std::vector<std::uint64_t>* keys) {
  append_keys(utf8, script, Keys::all, keys);
}

void append_words(std::string_view utf8, Script script, std::vector<std::uint64_t>* keys) {
  append_keys(utf8, script, Keys::words, keys);
}

}  // namespace wirecopy::text
