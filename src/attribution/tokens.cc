#include "attribution/tokens.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/line_breaks.h"
#include "text/neighbours.h"
#include "text/text.h"
#include "text/unicode.h"

namespace wirecopy::attribution {
namespace {

constexpr std::size_t kLongestWord = 64;  // bytes; longer runs are cut

// Tokens. Each likely cue looks at its whole paragraph, so that a text without line breaks must not be one. Twice the
// longest paragraph of the 840 articles that the taggers learnt from.
constexpr std::uint32_t kLongestParagraph = 1024;

bool is_ascii_letter(char32_t value) {
  return (value | 0x20U) >= 'a' && (value | 0x20U) <= 'z';
}

bool is_ascii_digit(char32_t value) {
  return value >= '0' && value <= '9';
}

bool is_word_part(char32_t value) {
  if (value < 0x80) return is_ascii_letter(value) || is_ascii_digit(value);
  return text::is_letter(value) || text::is_digit(value) || text::is_mark(value) || text::is_ignorable(value);
}

bool is_apostrophe(char32_t value) {
  return value == '\'' || value == 0x2019;
}

char32_t lower_case(char32_t value) {
  if (value >= 0x80) return text::to_lower(value);
  return value >= 'A' && value <= 'Z' ? value | 0x20U : value;
}

// Signs that mean the same are one.
char32_t plain_sign(char32_t value) {
  switch (value) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
      return '"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case '`':
      return '\'';
    case 0x2013:
    case 0x2015:
      return 0x2014;
    default:
      return value;
  }
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::vector<Token>* tokens) : text_(text), tokens_(*tokens) {}

  void run() {
    for (std::size_t at = text::skip_space(text_, 0); at < text_.size(); at = text::skip_space(text_, at)) {
      const char32_t first = text::after(text_, at).value;
      if (is_word_part(first)) {
        at = word(at);
      } else if (const std::size_t end = clitic_end(at); end > at) {
        add({at, end}, lowered({at, end}), Shape::clitic);
        at = end;
      } else {
        at = sign(at);
      }
    }
  }

 private:
  struct Range {
    std::size_t begin;
    std::size_t end;
  };

  std::size_t word(std::size_t begin) {
    lower_.clear();
    std::size_t n_upper = 0;
    std::size_t n_lower = 0;
    bool has_digit = false;
    std::size_t at = begin;
    while (at < text_.size() && at - begin < kLongestWord) {
      const base::CodePoint part = text::after(text_, at);
      if (!is_word_part(part.value) && !joins(at, part)) break;
      at += part.size;
      if (is_ascii_digit(part.value) || (part.value >= 0x80 && text::is_digit(part.value))) {
        has_digit = true;
        lower_.push_back('0');
        continue;
      }
      const char32_t lower = lower_case(part.value);
      (lower != part.value ? n_upper : n_lower) += is_word_part(part.value) ? 1U : 0U;
      base::append_utf8(lower, &lower_);
    }
    add({begin, at}, lower_, shape(begin, n_upper, n_lower, has_digit));
    return at;
  }

  [[nodiscard]] Shape shape(std::size_t begin, std::size_t n_upper, std::size_t n_lower, bool has_digit) const {
    if (has_digit) return Shape::number;
    if (n_upper >= 2 && n_lower == 0) return Shape::upper;
    if (n_upper == 1 && n_lower == 0) return Shape::initial;
    const char32_t first = text::after(text_, begin).value;
    return lower_case(first) != first ? Shape::capital : Shape::lower;
  }

  // A hyphen or point within a word, a comma within a number.
  [[nodiscard]] bool joins(std::size_t at, base::CodePoint sign) const {
    if (sign.value != '-' && sign.value != '.' && sign.value != ',' && sign.value != 0x2011) return false;
    const char32_t last = text::before(text_, at).value;
    const char32_t next = text::after(text_, at + sign.size).value;
    if (!is_word_part(last) || !is_word_part(next)) return false;
    return sign.value != ',' || (is_ascii_digit(last) && is_ascii_digit(next));
  }

  // The end of the apostrophe and letters at `at` that belong to the word before: up to two ("'s", "'re"); `at` if
  // none.
  [[nodiscard]] std::size_t clitic_end(std::size_t at) const {
    const base::CodePoint sign = text::after(text_, at);
    if (!is_apostrophe(sign.value) || tokens_.empty() || tokens_.back().span.end != at) return at;
    if (!is_word_part(text::before(text_, at).value)) return at;
    std::size_t end = at + sign.size;
    std::size_t n = 0;
    while (end < text_.size() && n < 3 && is_ascii_letter(text::after(text_, end).value)) {
      ++end;
      ++n;
    }
    if (n == 0 || n == 3) return at;
    return end < text_.size() && is_word_part(text::after(text_, end).value) ? at : end;
  }

  std::size_t sign(std::size_t begin) {
    const base::CodePoint sign = text::after(text_, begin);
    lower_.clear();
    base::append_utf8(plain_sign(sign.value), &lower_);
    const std::size_t end = text::grapheme_end(text_, begin);
    add({begin, end}, lower_, Shape::mark);
    return end;
  }

  std::string_view lowered(Range range) {
    lower_.clear();
    for (std::size_t at = range.begin; at < range.end;) {
      const base::CodePoint part = text::after(text_, at);
      base::append_utf8(plain_sign(lower_case(part.value)), &lower_);
      at += part.size;
    }
    return lower_;
  }

  void add(Range range, std::string_view lower, Shape shape) {
    Token token;
    token.span = {static_cast<std::uint32_t>(range.begin), static_cast<std::uint32_t>(range.end)};
    token.word = word_of(lower);
    token.ending = word_of(lower.substr(lower.size() - std::min<std::size_t>(3, lower.size())));
    token.short_ending = word_of(lower.substr(lower.size() - std::min<std::size_t>(2, lower.size())));
    token.shape = shape;
    tokens_.push_back(token);
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::string lower_;
};

// The first token from `i` on that does not end before `at`.
std::size_t skip_to(const std::vector<Token>& tokens, std::size_t i, std::size_t at) {
  while (i < tokens.size() && tokens[i].span.begin < at) ++i;
  return i;
}

void mark_sentences(std::string_view utf8, Tokens* tokens) {
  thread_local std::vector<ByteSpan> sentences;
  sentences.clear();
  text::split_sentences(utf8, &sentences);
  text::LineBreaks breaks(utf8);
  std::vector<Token>& all = tokens->tokens;
  std::size_t i = 0;
  Paragraph paragraph;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::size_t begin = i;
    const bool is_last = s + 1 == sentences.size();
    i = is_last ? all.size() : skip_to(all, i, sentences[s + 1].begin);
    if (i == begin) continue;
    all[begin].starts_sentence = true;
    all[i - 1].ends_sentence = true;
    const std::size_t gap_end = is_last ? utf8.size() : sentences[s + 1].begin;
    const bool has_break = text::count_line_ends(utf8, sentences[s].end, gap_end) > 0;
    if (!is_last && !(has_break && breaks.ends_sentence(sentences[s].begin, sentences[s].end, gap_end))) continue;
    paragraph.end = static_cast<std::uint32_t>(i);
    tokens->paragraphs.push_back(paragraph);
    paragraph.begin = paragraph.end;
  }
  if (paragraph.begin < all.size())
    tokens->paragraphs.push_back({paragraph.begin, static_cast<std::uint32_t>(all.size())});
}

// Cuts what is too long for a paragraph, at the ends of sentences where it has any.
void cut_paragraphs(Tokens* tokens) {
  std::vector<Paragraph> cut;
  for (Paragraph paragraph : tokens->paragraphs) {
    while (paragraph.end - paragraph.begin > kLongestParagraph) {
      std::uint32_t at = paragraph.begin + kLongestParagraph;
      while (at > paragraph.begin && !tokens->tokens[at].starts_sentence) --at;
      if (at == paragraph.begin) at += kLongestParagraph;
      cut.push_back({paragraph.begin, at});
      paragraph.begin = at;
    }
    cut.push_back(paragraph);
  }
  tokens->paragraphs = std::move(cut);
}

void mark_quotations(Tokens* tokens) {
  std::vector<Token>& all = tokens->tokens;
  std::size_t i = 0;
  for (const ByteSpan quotation : tokens->quotations) {
    i = skip_to(all, i, quotation.begin);
    const std::size_t begin = i;
    i = skip_to(all, i, quotation.end);
    if (begin == i) continue;
    if (begin > 0 && all[begin - 1].shape == Shape::mark) all[begin - 1].quoted = Quoted::opens;
    for (std::size_t k = begin; k < i; ++k) all[k].quoted = Quoted::inside;
    all[begin].quoted = Quoted::first;
    if (i - begin > 1) all[i - 1].quoted = Quoted::last;
    const bool is_closed = i < all.size() && all[i].shape == Shape::mark && !all[i].starts_sentence;
    if (is_closed)
      all[i].quoted = Quoted::closes;
    else
      for (std::size_t k = begin; k < i; ++k) all[k].quoted = Quoted::unclosed;
  }
}

}  // namespace

std::uint32_t word_of(std::string_view lower_case) {
  return static_cast<std::uint32_t>(base::hash64(lower_case));
}

void tokenize(std::string_view utf8, Tokens* tokens) {
  tokens->tokens.clear();
  tokens->paragraphs.clear();
  tokens->quotations.clear();
  tokens->tokens.reserve(utf8.size() / 4);
  Tokenizer(utf8, &tokens->tokens).run();
  text::find_quotations(utf8, &tokens->quotations);
  mark_sentences(utf8, tokens);
  cut_paragraphs(tokens);
  mark_quotations(tokens);
}

}  // namespace wirecopy::attribution
