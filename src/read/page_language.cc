#include "read/page_language.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/json_string.h"
#include "base/utf8.h"
#include "text/language.h"
#include "text/text.h"
#include "text/unicode.h"

namespace wirecopy::read {
namespace {

using text::LanguageGuess;
using text::LanguagePrior;

// What is known before a text is looked at, as logarithms of odds against each other language. No data chose them.
constexpr float kDeclaredOdds = 3;   // some one page in twenty declares what its template was written for
constexpr float kParagraphOdds = 4;  // of paragraphs some one in fifty is in another language than its page

constexpr float kSure = .95F;                     // from this probability on a paragraph is in another language
constexpr float kUnlikely = .01F;                 // up to it a text is not in the language that its page declares
constexpr std::size_t kFewestLetters = 30;        // of a text that does, in scripts of letters: some six words
constexpr std::size_t kFewestOfOtherScript = 12;  // the same, if what is known is not written in the script: two words
constexpr std::size_t kFewestIdeographs = 8;      // in Han, Kana and Hangul, whose letters are syllables and words

// Texts are looked at by steps, until one is sure: the words of the first bytes, of more, all there is.
constexpr std::size_t kFirstBytes = 128;      // of a record without a language; then twice as many
constexpr float kCertain = .99F;              // enough for these: there is more to be looked at
constexpr std::size_t kParagraphBytes = 64;   // of a paragraph: the words of so many,
constexpr std::size_t kBeginningBytes = 128;  // then all of so many
constexpr float kExpected = .8F;  // enough if it is the page's language; without a word that is known it is about .5

// Codes that stand for one or several of those told apart.
constexpr std::array kAliases = {
    std::pair{"no", "nb"},  std::pair{"no", "nn"},  std::pair{"sh", "hr"},  std::pair{"sh", "bs"},
    std::pair{"sh", "sr"},  std::pair{"fil", "tl"}, std::pair{"iw", "he"},  std::pair{"in", "id"},
    std::pair{"ji", "yi"},  std::pair{"mo", "ro"},  std::pair{"yue", "zh"}, std::pair{"cmn", "zh"},
    std::pair{"kmr", "ku"}, std::pair{"arb", "ar"}, std::pair{"prs", "fa"},
};

// "pt" of "pt-BR", in lower case.
std::string primary_subtag(std::string_view tag) {
  std::string primary(tag.substr(0, tag.find_first_of("-_ ,;")));
  for (char& c : primary)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return primary;
}

// Whether a declared code may be one at all, and says anything: "und" says that nobody knows.
bool is_code(std::string_view primary) {
  const bool is_short = primary.size() == 2 || primary.size() == 3;
  return is_short && std::ranges::all_of(primary, [](char c) { return c >= 'a' && c <= 'z'; }) && primary != "und" &&
         primary != "mul" && primary != "zxx";
}

bool is_language(std::string_view declared, std::string_view code) {
  if (declared == code) return true;
  for (const auto& [alias, meant] : kAliases)
    if (declared == alias && code == meant) return true;
  return false;
}

// The code for which `declared` stands in the model; of several the first.
std::string_view known_as(std::string_view declared) {
  for (const auto& [alias, meant] : kAliases)
    if (declared == alias) return meant;
  return declared;
}

// Enough to contradict `known`, which may be empty.
bool has_enough_letters(const LanguageGuess& guess, std::string_view known) {
  const bool is_syllabic = guess.code == "zh" || guess.code == "ja" || guess.code == "ko";
  if (is_syllabic) return guess.n_letters >= kFewestIdeographs;
  const bool is_other_script = !known.empty() && !text::is_written_in(known, guess.script);
  return guess.n_letters >= (is_other_script ? kFewestOfOtherScript : kFewestLetters);
}

// The text up to the end of a word, of so many bytes or a few more.
std::string_view beginning(std::string_view text, std::size_t n_bytes) {
  if (text.size() <= n_bytes) return text;
  constexpr std::size_t kLongWord = 24;  // bytes
  const std::size_t space = text.find(' ', n_bytes);
  std::size_t end = space < n_bytes + kLongWord ? space : n_bytes;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) ++end;
  return text.substr(0, end);
}

// The words that do not begin with a capital: names stand in texts of every language and tell none. Nor do addresses.
std::string common_words(std::string_view text) {
  std::string words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    std::size_t at = 0;
    while (at < word.size() && !text::is_letter(base::decode(word, at).value)) at += base::decode(word, at).size;
    const bool is_name = at < word.size() && text::is_upper(base::decode(word, at).value);
    if (!is_name && word.find_first_of("/@") == std::string_view::npos) words.append(word).append(" ");
  }
  return words;
}

void keep_declared(std::string_view declared, Page* page) {
  std::string member = "\"declared_language\":";
  base::append_json_string(declared, &member);
  if (page->extra.empty())
    page->extra = '{' + member + '}';
  else
    page->extra.insert(page->extra.size() - 1, (page->extra == "{}" ? "" : ",") + member);
}

std::string_view language_of_record(std::string_view text) {
  const auto is_enough = [](const LanguageGuess& guess) {
    return guess.probability >= kCertain && has_enough_letters(guess, {});
  };
  const std::string_view first = beginning(text, kFirstBytes);
  const std::string_view more = beginning(text, 2 * kFirstBytes);
  if (const LanguageGuess guess = text::glance_at_language(first); is_enough(guess)) return guess.code;
  if (const LanguageGuess guess = text::glance_at_language(more); is_enough(guess)) return guess.code;
  if (const LanguageGuess guess = text::identify_language(more); is_enough(guess)) return guess.code;
  return text::identify_language(text).code;
}

void find_page_language(Page* page) {
  const std::string primary = primary_subtag(page->language);
  const std::string_view declared = is_code(primary) ? known_as(primary) : std::string_view();
  if (!declared.empty() && !text::knows_language(declared)) return;  // nor can it be told that it is not
  const LanguageGuess guess = text::identify_language(page->text, {declared, kDeclaredOdds});
  if (guess.code.empty() || is_language(primary, guess.code)) return;
  const bool may_be_declared = guess.expected > kUnlikely || !has_enough_letters(guess, declared);
  if (!declared.empty() && may_be_declared) return;
  if (!page->language.empty()) keep_declared(page->language, page);
  page->language = guess.code;
}

// The languages of a page's parts that are not in its own.
class OtherLanguages {
 public:
  OtherLanguages(std::string primary, Page* page)
      : primary_(std::move(primary)), prior_{known_as(primary_), kParagraphOdds}, page_(page) {}

  // Looks at a paragraph, as a whole and, where it begins unlike its page, sentence by sentence.
  void look_at(ByteSpan paragraph) {
    const std::string_view text = text_of(paragraph);
    if (is_too_short(text) || is_expected(text::glance_at_language(beginning(text, kParagraphBytes), prior_))) return;
    const LanguageGuess first = text::identify_language(beginning(text, kBeginningBytes), prior_);
    const bool is_all = text.size() <= kBeginningBytes;
    if (is_expected(first) || (is_all && !is_other(first))) return;
    if (const std::string_view code = other_language(text); !code.empty()) return add(paragraph, code);
    if (!is_all) look_at_sentences(paragraph);
  }

 private:
  [[nodiscard]] std::string_view text_of(ByteSpan span) const {
    return std::string_view(page_->text).substr(span.begin, span.size());
  }

  // For the script it is in: a byte holds a letter at most.
  [[nodiscard]] bool is_too_short(std::string_view text) const {
    return text.size() < kFewestOfOtherScript ||
           (text.size() < kFewestLetters && text::is_written_in(prior_.code, text::main_script(text).script));
  }

  [[nodiscard]] bool is_expected(const LanguageGuess& guess) const {
    return is_language(primary_, guess.code) && guess.probability >= kExpected;
  }

  [[nodiscard]] bool is_other(const LanguageGuess& guess) const {
    return !guess.code.empty() && !is_language(primary_, guess.code) && guess.probability >= kSure &&
           has_enough_letters(guess, prior_.code);
  }

  void look_at_sentences(ByteSpan paragraph) {
    std::vector<ByteSpan> sentences;
    text::split_sentences(text_of(paragraph), &sentences);
    for (ByteSpan sentence : sentences) {
      sentence = {sentence.begin + paragraph.begin, sentence.end + paragraph.begin};
      if (const std::string_view code = other_language(text_of(sentence)); !code.empty()) add(sentence, code);
    }
  }

  // The language of a text that is not in the page's; else empty.
  [[nodiscard]] std::string_view other_language(std::string_view text) const {
    const LanguageGuess whole = text::identify_language(text, prior_);
    if (!is_other(whole)) return {};
    if (!text::is_written_in(prior_.code, whole.script)) return whole.code;
    const LanguageGuess common = text::identify_language(common_words(text), prior_);
    return is_other(common) && common.code == whole.code ? whole.code : std::string_view();
  }

  // Parts of one language with nothing but white space between them are one.
  void add(ByteSpan span, std::string_view code) {
    std::vector<LanguageSpan>& languages = page_->languages;
    if (!languages.empty() && languages.back().language == code) {
      const std::string_view between = text_of({languages.back().span.end, span.begin});
      if (between.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        languages.back().span.end = span.end;
        return;
      }
    }
    languages.push_back({span, std::string(code)});
  }

  std::string primary_;  // of the page
  LanguagePrior prior_;
  Page* page_;
};

ByteSpan trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kBlank = " \t\r";
  while (begin < end && kBlank.contains(text[begin])) ++begin;
  while (begin < end && kBlank.contains(text[end - 1])) --end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

void find_other_languages(Page* page) {
  const std::string primary = primary_subtag(page->language);
  if (!text::knows_language(known_as(primary))) return;
  OtherLanguages others(primary, page);
  for (std::size_t begin = 0; begin < page->text.size();) {
    const std::size_t end = std::min(page->text.find('\n', begin), page->text.size());
    others.look_at(trimmed(page->text, begin, end));
    begin = end + 1;
  }
}

}  // namespace

void find_languages(LanguageSearch search, Page* page) {
  if (search == LanguageSearch::records) {
    if (page->language.empty()) page->language = language_of_record(page->text);
    return;
  }
  find_page_language(page);
  find_other_languages(page);
}

}  // namespace wirecopy::read
