// Cuts text into tokens. The idea: ASCII, nearly all of news text, goes through one table of byte classes; the first
// byte beyond ASCII in a word hands that word over to the slow path, which asks Unicode. Both give the same token for
// the same word: its hash is that of the folded form without apostrophes and without the points of an acronym
// ("don’t" = "dont", "U.S." = "US", "1,000" = "1000"). What the lexicon says of the words is looked up when all are
// known, side by side, so that the waits for memory overlap.
#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "lexicon/relations.h"
#include "lexicon/words.h"
#include "text/text.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

enum Class : std::uint8_t { kOther, kLetter, kDigit, kBeyondAscii };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const unsigned lower = byte | 0x20U;
    if (byte >= 0x80)
      classes[byte] = kBeyondAscii;
    else if (lower >= 'a' && lower <= 'z')
      classes[byte] = kLetter;
    else if (byte >= '0' && byte <= '9')
      classes[byte] = kDigit;
  }
  return classes;
}
constexpr std::array<Class, 256> kClasses = make_classes();

// Rarity of words that the table does not know, by their letters (Zipf: the shorter, the commoner; one to three letters
// are mostly the articles and prepositions of another language), and of graphemes of scripts without spaces, of which a
// word takes two to four. In the table's unit, 255 ln(N/n)/ln(N).
constexpr std::array<std::uint8_t, 7> kUnknown = {10, 10, 30, 60, 120, 160, 210};  // the last for six letters and more
constexpr std::uint8_t kIdeograph = 90;
constexpr std::uint8_t kKana = 40;
constexpr std::uint8_t kSyllabic = 40;
constexpr std::size_t kMaxWordBytes = 256;  // longer runs are cut into several tokens

Class class_at(std::string_view text, std::size_t at) {
  return kClasses[static_cast<unsigned char>(text[at])];
}

bool is_curly_apostrophe(char32_t value) {
  return value == U'\u2019' || value == U'\u02BC' || value == U'\uFF07';
}

// The letters of a folded form as far as they matter for kUnknown. A Hangul syllable holds two or three.
std::uint8_t count_letters(std::string_view folded) {
  std::size_t n_letters = 0;
  for (std::size_t at = 0; at < folded.size() && n_letters < kUnknown.size();) {
    const base::CodePoint letter = base::decode(folded, at);
    n_letters += letter.value >= 0xAC00 && letter.value <= 0xD7A3 ? 2 : 1;
    at += letter.size;
  }
  return static_cast<std::uint8_t>(std::min(n_letters, kUnknown.size() - 1));
}

std::uint8_t unspaced_rarity(Unspaced script) {
  if (script == Unspaced::ideograph) return kIdeograph;
  return script == Unspaced::kana ? kKana : kSyllabic;
}

// What the lexicon says of a word. The last words asked for are kept, each in the place its hash gives it: nearly all
// of a text's words are common ones, and the lexicon's own tables are larger than a processor's nearest caches. An
// entry depends on the hash alone, so that it does not matter which texts a thread saw before.
struct KnownWord {
  std::uint32_t word = 0;  // no word has hash 0
  std::uint32_t base = 0;
  bool in_table = false;
  std::uint8_t rarity = 0;  // if it is in the table
  std::uint8_t flags = 0;
};
constexpr std::size_t kCachedWords = 16384;

// What a text's tokens wait for until the lexicon is asked; used again by the next text.
struct Undescribed {
  static constexpr std::uint8_t kDone = 255;
  struct Possessive {
    std::size_t token;
    std::uint32_t word;  // without its "'s"
  };
  std::vector<std::uint8_t> n_letters;  // of each token, as count_letters gives them; kDone: there is nothing to ask
  std::vector<Possessive> possessives;
  std::vector<std::size_t> not_in_cache;  // tokens
};

// Collects the tokens of one text.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::vector<Token>* tokens, Undescribed* undescribed)
      : text_(text), tokens_(tokens), undescribed_(*undescribed) {
    undescribed_.n_letters.clear();
    undescribed_.possessives.clear();
    undescribed_.not_in_cache.clear();
  }

  void run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const Class here = class_at(text_, at);
      if (here == kOther) {
        ++at;
      } else if (here == kBeyondAscii) {
        at = beyond_ascii(at);
      } else {
        at = ascii_word(at);
      }
    }
  }

  // Asks the lexicon for all that emit() left open.
  void describe() {
    for (std::size_t i = 0; i < tokens_->size(); ++i) {
      if (undescribed_.n_letters[i] == Undescribed::kDone) continue;
      const std::uint32_t word = (*tokens_)[i].word;
      if (const KnownWord& known = cached(word); known.word == word) {
        describe(i, known);
      } else {
        lexicon::prefetch_rarity(word);
        lexicon::prefetch_base_form(word);
        undescribed_.not_in_cache.push_back(i);
      }
    }
    for (const std::size_t i : undescribed_.not_in_cache) describe(i, look_up((*tokens_)[i].word));
    for (const auto& [token, word] : undescribed_.possessives) (*tokens_)[token].base = look_up(word).base;
  }

 private:
  // A word that begins in ASCII; goes over to slow_word at its first byte beyond, unless that is common punctuation.
  std::size_t ascii_word(std::size_t begin) {
    const std::size_t limit = std::min(text_.size(), begin + kMaxWordBytes);
    std::size_t n = 0;  // bytes of ascii_
    bool has_digit = false;
    std::size_t at = begin;
    for (; at < limit; ++at) {
      const Class here = class_at(text_, at);
      if (here == kLetter) {
        ascii_[n++] = static_cast<char>(text_[at] | 0x20);
      } else if (here == kDigit) {
        ascii_[n++] = text_[at];
        has_digit = true;
      } else if (here == kBeyondAscii || text_[at] == ' ' || !joins(begin, at)) {
        break;
      } else if (text_[at] == '.' && has_digit) {
        ascii_[n++] = '.';
      }
    }
    if (at < text_.size() && class_at(text_, at) == kBeyondAscii && !is_common_punctuation(at)) return slow_word(begin);
    const char first = text_[begin];
    emit({begin, at}, {ascii_.data(), n}, has_digit, first >= 'A' && first <= 'Z');
    undescribed_.n_letters.push_back(static_cast<std::uint8_t>(std::min(n, kUnknown.size() - 1)));
    return at;
  }

  // Dashes, double quotation marks and the ellipsis: U+2013, U+2014, U+201C, U+201D, U+2026. They end a word.
  [[nodiscard]] bool is_common_punctuation(std::size_t at) const {
    const std::string_view bytes = text_.substr(at, 3);
    return bytes == "\u2013" || bytes == "\u2014" || bytes == "\u201C" || bytes == "\u201D" || bytes == "\u2026";
  }

  // Whether the ASCII punctuation at `at` belongs to the word: an apostrophe before a letter ("don't", "1990's"), a
  // point or comma between digits, the points of an acronym ("U.S.", "a.m.").
  [[nodiscard]] bool joins(std::size_t begin, std::size_t at) const {
    const char mark = text_[at];
    const Class before = class_at(text_, at - 1);
    const Class after = at + 1 < text_.size() ? class_at(text_, at + 1) : kOther;
    if (mark == '\'')
      return before != kOther && (after == kLetter || (after == kBeyondAscii && letter_follows(at + 1)));
    if (mark == ',') return before == kDigit && after == kDigit;
    if (mark == '.') return (before == kDigit && after == kDigit) || is_acronym_point(begin, at);
    return false;
  }

  [[nodiscard]] bool letter_follows(std::size_t at) const {
    const char32_t value = base::decode(text_, at).value;
    return is_letter(value) && unspaced_script(value) == Unspaced::no;
  }

  // Single letters with a point after each, at least two of them.
  [[nodiscard]] bool is_acronym_point(std::size_t begin, std::size_t at) const {
    const auto single_before = [&](std::size_t point) {
      return class_at(text_, point - 1) == kLetter && (point - 1 == begin || text_[point - 2] == '.');
    };
    if (!single_before(at)) return false;
    if (at - begin >= 3) return true;  // the second or a later point
    const bool letter_next = at + 1 < text_.size() && class_at(text_, at + 1) == kLetter;
    return letter_next && at + 2 < text_.size() && text_[at + 2] == '.';
  }

  std::size_t beyond_ascii(std::size_t at) {
    const base::CodePoint code_point = base::decode(text_, at);
    // A mark on a sign that is no word; an apostrophe that Unicode calls a letter.
    if (is_mark(code_point.value) || is_curly_apostrophe(code_point.value)) return at + code_point.size;
    const Unspaced script = unspaced_script(code_point.value);
    if (script != Unspaced::no) return grapheme(at, script);
    if (is_letter(code_point.value) || is_digit(code_point.value)) return slow_word(at);
    return at + code_point.size;
  }

  std::size_t grapheme(std::size_t begin, Unspaced script) {
    const std::size_t end = grapheme_end(text_, begin);
    folded_.clear();
    append_folded(text_.substr(begin, end - begin), &folded_);
    Token token = make_token({begin, end}, folded_);
    token.base = token.word;
    token.flags = Token::kUnspaced;
    token.rarity = unspaced_rarity(script);
    tokens_->push_back(token);
    undescribed_.n_letters.push_back(Undescribed::kDone);
    return end;
  }

  std::size_t slow_word(std::size_t begin) {
    const char32_t first = base::decode(text_, begin).value;
    raw_.clear();
    bool has_digit = false;
    std::size_t at = begin;
    while (at < text_.size() && at - begin < kMaxWordBytes) {
      const base::CodePoint code_point = base::decode(text_, at);
      const char32_t value = code_point.value;
      if (is_digit(value)) has_digit = true;
      if (is_word_part(value)) {
        raw_.append(text_, at, code_point.size);
      } else if (value == U'.' && has_digit && slow_joins(begin, at, value)) {
        raw_.push_back('.');
      } else if (!slow_joins(begin, at, value)) {
        break;
      }
      at += code_point.size;
    }
    at = grapheme_boundary(at);
    folded_.clear();
    append_folded(raw_, &folded_);
    emit({begin, at}, folded_, has_digit, is_upper(first));
    undescribed_.n_letters.push_back(count_letters(folded_));
    return at;
  }

  // What stands in a word and counts; scripts without spaces begin tokens of their own.
  [[nodiscard]] static bool is_word_part(char32_t value) {
    if (value < 0x80) return is_letter(value) || is_digit(value);
    if (is_curly_apostrophe(value)) return false;
    return (is_letter(value) || is_digit(value) || is_mark(value) || is_ignorable(value)) &&
           unspaced_script(value) == Unspaced::no;
  }

  [[nodiscard]] bool slow_joins(std::size_t begin, std::size_t at, char32_t value) const {
    if (at == begin) return false;
    if (is_curly_apostrophe(value)) {
      const std::size_t next = at + base::decode(text_, at).size;
      return next < text_.size() && letter_follows(next);
    }
    return value < 0x80 && class_at(text_, at - 1) != kOther && joins_mixed(begin, at);
  }

  // joins(), where the neighbours may lie beyond ASCII.
  [[nodiscard]] bool joins_mixed(std::size_t begin, std::size_t at) const {
    if (text_[at] != '\'') return joins(begin, at);
    return at + 1 < text_.size() && letter_follows(at + 1);
  }

  // A word cut at kMaxWordBytes must not leave a mark behind.
  [[nodiscard]] std::size_t grapheme_boundary(std::size_t at) const {
    while (at < text_.size()) {
      const base::CodePoint code_point = base::decode(text_, at);
      if (!is_mark(code_point.value) && code_point.value != 0x200D) break;
      at += code_point.size;
    }
    return at;
  }

  struct Range {
    std::size_t begin;
    std::size_t end;
  };

  [[nodiscard]] static Token make_token(Range range, std::string_view folded) {
    Token token;
    token.span = {static_cast<std::uint32_t>(range.begin), static_cast<std::uint32_t>(range.end)};
    token.word = lexicon::word_hash(folded);
    return token;
  }

  void emit(Range range, std::string_view folded, bool has_digit, bool capital) {
    Token token = make_token(range, folded);
    token.flags = static_cast<std::uint8_t>((has_digit ? Token::kNumber : 0) | (capital ? Token::kCapital : 0));
    if (is_possessive(range))
      undescribed_.possessives.push_back({tokens_->size(), lexicon::word_hash(folded.substr(0, folded.size() - 1))});
    tokens_->push_back(token);
  }

  void describe(std::size_t i, const KnownWord& known) {
    Token& token = (*tokens_)[i];
    token.base = known.base;
    token.rarity = known.in_table ? known.rarity : kUnknown[undescribed_.n_letters[i]];
    token.flags = static_cast<std::uint8_t>(token.flags | known.flags);
  }

  // "Assad's" is Assad.
  [[nodiscard]] bool is_possessive(Range range) const {
    const std::string_view word = text_.substr(range.begin, range.end - range.begin);
    return word.size() > 3 && (word.ends_with("'s") || word.ends_with("\u2019s"));
  }

  // The place of a word in the cache.
  static KnownWord& cached(std::uint32_t word) {
    thread_local std::array<KnownWord, kCachedWords> cache;
    return cache[word % kCachedWords];
  }

  // What the lexicon says of a word, from the cache if it is there.
  static const KnownWord& look_up(std::uint32_t word) {
    KnownWord& entry = cached(word);
    if (entry.word == word) return entry;
    const lexicon::Rarity known = lexicon::rarity(word);
    entry = {word, lexicon::base_form(word), known.known, known.level, role_flags(word, known.level)};
    return entry;
  }

  static std::uint8_t role_flags(std::uint32_t word, std::uint8_t rarity) {
    constexpr std::uint8_t kNoFunctionWordAbove = 160;  // "yourself", the rarest on the list, lies below
    if (rarity > kNoFunctionWordAbove) return 0;
    const lexicon::Role role = lexicon::role(word);
    if (role == lexicon::Role::negation) return Token::kNegation | Token::kFunction;
    return role == lexicon::Role::function ? Token::kFunction : 0;
  }

  std::string_view text_;
  std::vector<Token>* tokens_;
  Undescribed& undescribed_;
  std::array<char, kMaxWordBytes> ascii_{};  // the folded form of the ASCII word at hand
  std::string folded_;                       // of one beyond ASCII
  std::string raw_;
};

}  // namespace

void tokenize(std::string_view utf8, std::vector<Token>* tokens) {
  tokens->clear();
  tokens->reserve(utf8.size() / 5);  // about a word of English and its space
  thread_local Undescribed scratch;
  Tokenizer tokenizer(utf8, tokens, &scratch);
  tokenizer.run();
  tokenizer.describe();
}

void cut_words(std::string_view utf8, std::vector<Token>* tokens) {
  tokens->clear();
  tokens->reserve(utf8.size() / 5);
  thread_local Undescribed scratch;
  Tokenizer(utf8, tokens, &scratch).run();
}

}  // namespace wirecopy::text
