// Forms, not a list of agencies: a name in brackets before a dateline's dash, a name alone in brackets where a page
// begins or ends, a name behind the words by which pages credit each other, and a name beside a verb of reporting.
#include "lineage/credit.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include "base/utf8.h"
#include "lexicon/words.h"
#include "text/text.h"
#include "text/unicode.h"

namespace wirecopy::lineage {
namespace {

// A dateline's name ends within so many bytes of its line, and names are no longer than that.
constexpr std::size_t kDatelineReach = 110;
constexpr std::size_t kMaxNameBytes = 48;
// A page that is one long line may begin with its headline: datelines are looked for in so much of it.
constexpr std::size_t kHeadReach = 400;
constexpr std::size_t kMaxNameWords = 5;

// Words that tell no outlet from another.
constexpr std::array<std::string_view, 12> kGeneric{"news", "agency", "online",  "com", "org", "net",
                                                    "wire", "press",  "service", "www", "the", "staff"};

// A name follows these. The second group names persons as often as outlets.
constexpr std::array<std::string_view, 22> kCreditCues{"story from",
                                                       "stories from",
                                                       "source",
                                                       "sources",
                                                       "courtesy of",
                                                       "republished from",
                                                       "reprinted from",
                                                       "distributed by",
                                                       "provided by",
                                                       "supplied by",
                                                       "first appeared in",
                                                       "first appeared on",
                                                       "first published by",
                                                       "published by",
                                                       "originally published in",
                                                       "originally published by",
                                                       "originally published on",
                                                       "originally appeared in",
                                                       "originally appeared on",
                                                       "with files from",
                                                       "with reporting by",
                                                       "with reporting from"};

// A name stands before these.
constexpr std::array<std::string_view, 2> kContributed{"contributed to this", "contributed reporting"};
constexpr std::array<std::string_view, 3> kSaidInReport{"said in a report", "said in its report", "said in a dispatch"};

constexpr std::array<std::string_view, 8> kReportingVerbs{"reported", "reports", "revealed", "writes",
                                                          "wrote",    "quoted",  "cited",    "quotes"};

bool is_capital_at(std::string_view text, std::size_t at) {
  return at < text.size() &&
         (text::is_upper(base::decode(text, at).value) || text::is_digit(base::decode(text, at).value));
}

// The size of a dash at a place, of two hyphens too; 0 if there is none.
std::size_t dash_at(std::string_view text, std::size_t at) {
  for (const std::string_view dash : {"—", "–", "--", "-", "―"})
    if (text.substr(at).starts_with(dash)) return dash.size();
  return 0;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

bool is_name_like(std::string_view inside) {
  return !inside.empty() && inside.size() <= kMaxNameBytes && is_capital_at(inside, 0) &&
         inside.find_first_of(".!?;()\n") == std::string_view::npos;
}

// Words in a row, by their hashes.
struct Cue {
  explicit Cue(std::string_view cue) : is_label(cue.starts_with("source")) {
    std::vector<text::Token> tokens;
    text::tokenize(cue, &tokens);
    for (const text::Token& token : tokens) words.push_back(token.word);
  }
  std::vector<std::uint32_t> words;
  bool is_label;  // stands before a colon
};

// What credits are told by.
struct CreditWords {
  std::vector<Cue> credit_cues{kCreditCues.begin(), kCreditCues.end()};
  std::vector<Cue> contributed{kContributed.begin(), kContributed.end()};
  std::vector<Cue> said_in_report{kSaidInReport.begin(), kSaidInReport.end()};
  std::vector<std::uint32_t> reporting_verbs = [] {
    std::vector<std::uint32_t> verbs;
    for (const std::string_view verb : kReportingVerbs) verbs.push_back(lexicon::word_hash(verb));
    return verbs;
  }();
  std::uint32_t according = lexicon::word_hash("according");
  std::uint32_t by = lexicon::word_hash("by");
  std::uint32_t first = lexicon::word_hash("first");
  std::uint32_t had = lexicon::word_hash("had");
  std::uint32_t has = lexicon::word_hash("has");
  std::uint32_t of = lexicon::word_hash("of");
  std::uint32_t quoted = lexicon::word_hash("quoted");
  std::uint32_t reported = lexicon::word_hash("reported");
  std::uint32_t the = lexicon::word_hash("the");
  std::uint32_t to = lexicon::word_hash("to");
  std::uint32_t told = lexicon::word_hash("told");
};

const CreditWords& credit_words() {
  static const CreditWords words;
  return words;
}

class CreditFinder {
 public:
  CreditFinder(std::string_view text, std::span<const text::Token> tokens) : text_(text), tokens_(tokens) {}

  PageCredits find() {
    find_in_brackets();
    find_plain_dateline();
    find_last_line();
    find_behind_cues();
    find_before_cues();
    find_reports();
    std::ranges::stable_sort(found_.credits, {}, [](const Credit& credit) { return credit.span; });
    return std::move(found_);
  }

 private:
  void add(Credit::Form form, std::size_t begin, std::size_t end) {
    const auto is_known = [&](const Credit& credit) { return credit.span.begin == begin; };
    if (std::ranges::any_of(found_.credits, is_known)) return;
    Name name = make_name(text_.substr(begin, end - begin));
    if (name.empty()) return;
    found_.credits.push_back(
        {form, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(name)});
  }

  [[nodiscard]] std::size_t line_begin(std::size_t at) const {
    const std::size_t end = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    return end == std::string_view::npos ? 0 : end + 1;
  }

  // Whether nothing but white space and punctuation follows in the page.
  [[nodiscard]] bool is_last(std::size_t at) const {
    return text_.find_first_not_of(" \t\r\n.*_", at) == std::string_view::npos;
  }

  void find_in_brackets() {
    for (std::size_t open = text_.find('('); open != std::string_view::npos; open = text_.find('(', open + 1)) {
      const std::size_t close = text_.find(')', open);
      if (close == std::string_view::npos) return;
      if (!is_name_like(text_.substr(open + 1, close - open - 1))) continue;
      const std::size_t line = line_begin(open);
      const bool near_head = open - line < kDatelineReach || open < kHeadReach;
      const std::size_t behind = skip_spaces(text_, close + 1);
      const bool at_dash = dash_at(text_, behind) > 0 || (behind < text_.size() && text_[behind] == ':');
      const bool begins_page = text_.find_first_not_of(" \t\r\n-", 0) == open;
      if (near_head && at_dash && (open == line || is_place(line, open)))
        add_dateline(line, open, close);
      else if (begins_page || is_last(close + 1))
        add(Credit::Form::credit, open + 1, close);
    }
  }

  // Whether a place and maybe a date stand before a bracket: the last word before it or the one before that is a
  // capital.
  [[nodiscard]] bool is_place(std::size_t line, std::size_t open) const {
    const auto after = std::ranges::lower_bound(tokens_, open, {}, [](const text::Token& t) { return t.span.begin; });
    std::size_t n_seen = 0;
    for (auto i = after; i != tokens_.begin() && n_seen < 3;) {
      --i;
      if (i->span.begin < line) break;
      if (i->has(text::Token::kCapital)) return true;
      ++n_seen;
    }
    return n_seen == 0;
  }

  void add_dateline(std::size_t line, std::size_t open, std::size_t close) {
    add(Credit::Form::dateline, open + 1, close);
    if (found_.dateline.empty())
      found_.dateline = {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(close + 1)};
  }

  // "LINDMOUTH, Velden — ": capital letters alone in the first word of a line, then a dash.
  void find_plain_dateline() {
    if (!found_.dateline.empty() || tokens_.empty()) return;
    const std::size_t line = line_begin(tokens_.front().span.begin);
    std::size_t last = tokens_.front().span.begin;
    for (const text::Token& token : tokens_) {
      if (token.span.begin > line + kDatelineReach || (token.span.begin > last && !token.has(text::Token::kCapital)))
        break;
      const std::size_t behind = skip_spaces(text_, token.span.end);
      if (behind > token.span.end && dash_at(text_, behind) > 0 && is_upper_word(tokens_.front())) {
        found_.dateline = {tokens_.front().span.begin, token.span.end};
        return;
      }
      last = token.span.begin;
    }
  }

  // "— Capstan" as the page's last line.
  void find_last_line() {
    const std::size_t last = text_.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) return;
    const std::size_t line = line_begin(last);
    const std::size_t name = skip_spaces(text_, line + dash_at(text_, line));
    if (dash_at(text_, line) > 0 && is_name_like(text_.substr(name, last + 1 - name)))
      add(Credit::Form::credit, name, last + 1);
  }

  [[nodiscard]] bool is_upper_word(const text::Token& token) const {
    std::size_t n_upper = 0;
    for (std::size_t at = token.span.begin; at < token.span.end;) {
      const base::CodePoint point = base::decode(text_, at);
      if (text::is_lower(point.value)) return false;
      n_upper += text::is_upper(point.value) ? 1U : 0U;
      at += point.size;
    }
    return n_upper > 1;
  }

  // The run of capitalised words from token `first` on; "of" and "and" may stand inside. Empty if there is none.
  [[nodiscard]] ByteSpan name_from(std::size_t first) const {
    std::size_t i = first;
    std::size_t last = tokens_.size();
    for (; i < tokens_.size() && i < first + kMaxNameWords; ++i) {
      if (i > first && has_break(tokens_[i - 1], tokens_[i])) break;
      if (tokens_[i].has(text::Token::kCapital))
        last = i;
      else if (!is_word(i, words_.the) && !is_word(i, words_.of))
        break;
    }
    if (last == tokens_.size()) return {};
    return {tokens_[first].span.begin, tokens_[last].span.end};
  }

  // The same, ending with token `last`.
  [[nodiscard]] ByteSpan name_until(std::size_t last) const {
    if (!tokens_[last].has(text::Token::kCapital)) return {};
    std::size_t first = last;
    while (first > 0 && last - first + 1 < kMaxNameWords && tokens_[first - 1].has(text::Token::kCapital) &&
           !has_break(tokens_[first - 1], tokens_[first]))
      --first;
    return {tokens_[first].span.begin, tokens_[last].span.end};
  }

  [[nodiscard]] bool has_break(const text::Token& before, const text::Token& after) const {
    return text_.substr(before.span.end, after.span.begin - before.span.end).find_first_of(",.;:!?()\"\n") !=
           std::string_view::npos;
  }

  [[nodiscard]] bool is_word(std::size_t i, std::uint32_t word) const {
    return i < tokens_.size() && tokens_[i].word == word;
  }

  // Where a cue that begins at token i ends; i itself if it does not stand there.
  [[nodiscard]] std::size_t behind_cue(std::size_t i, const Cue& cue) const {
    for (std::size_t n = 0; n < cue.words.size(); ++n)
      if (!is_word(i + n, cue.words[n])) return i;
    return i + cue.words.size();
  }

  void find_behind_cues() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      for (const Cue& cue : words_.credit_cues) {
        const std::size_t behind = behind_cue(i, cue);
        if (behind == i || behind >= tokens_.size()) continue;
        // "Source: Capstan", not "a source close to".
        const bool is_label = cue.is_label;
        const bool has_colon = text_.substr(tokens_[behind - 1].span.end).starts_with(':');
        if (is_label && !(has_colon && tokens_[i].has(text::Token::kCapital))) continue;
        const ByteSpan name = name_from(behind);
        if (!name.empty()) add(Credit::Form::credit, name.begin, name.end);
        break;
      }
    }
  }

  [[nodiscard]] bool stands_any_at(std::size_t i, std::span<const Cue> cues) const {
    return std::ranges::any_of(cues, [&](const Cue& cue) { return behind_cue(i, cue) > i; });
  }

  // "Capstan contributed to this report", "Capstan said in a report".
  void find_before_cues() {
    for (std::size_t i = 1; i < tokens_.size(); ++i) {
      const bool is_credit = stands_any_at(i, words_.contributed);
      if ((!is_credit && !stands_any_at(i, words_.said_in_report)) || has_break(tokens_[i - 1], tokens_[i])) continue;
      const ByteSpan name = name_until(i - 1);
      if (!name.empty()) add(is_credit ? Credit::Form::credit : Credit::Form::mention, name.begin, name.end);
    }
  }

  // ", reported the Ambry Gazette."
  void find_reported_by(std::size_t verb) {
    if (!is_word(verb, words_.reported) || verb + 1 >= tokens_.size() || has_break(tokens_[verb], tokens_[verb + 1]))
      return;
    const ByteSpan name = name_from(verb + 1);
    if (!name.empty() && text_.find_first_of(".,;\n", name.end) == name.end)
      add(Credit::Form::mention, name.begin, name.end);
  }

  // "the Ambry Gazette reported", "according to the Guardian", "told Capstan".
  void find_reports() {
    for (std::size_t i = 1; i < tokens_.size(); ++i) {
      const bool is_report =
          std::ranges::any_of(words_.reporting_verbs, [&](std::uint32_t verb) { return is_word(i, verb); });
      if (is_report && !has_break(tokens_[i - 1], tokens_[i])) {
        std::size_t last = i - 1;
        if (is_word(last, words_.first) || is_word(last, words_.has) || is_word(last, words_.had))
          last -= last > 0 ? 1 : 0;
        const ByteSpan name = name_until(last);
        if (!name.empty()) add(Credit::Form::mention, name.begin, name.end);
      }
      find_reported_by(i);
      const bool is_cited =
          (is_word(i, words_.to) && is_word(i - 1, words_.according)) || is_word(i, words_.told) ||
          (is_word(i, words_.by) && (is_word(i - 1, words_.reported) || is_word(i - 1, words_.quoted)));
      if (is_cited && i + 1 < tokens_.size()) {
        const ByteSpan name = name_from(i + 1);
        if (!name.empty()) add(Credit::Form::mention, name.begin, name.end);
      }
    }
  }

  std::string_view text_;
  std::span<const text::Token> tokens_;
  const CreditWords& words_ = credit_words();
  PageCredits found_;
};

bool is_generic(const std::string& word) {
  return std::ranges::find(kGeneric, word) != kGeneric.end();
}

}  // namespace

Name make_name(std::string_view text) {
  std::vector<text::Token> tokens;
  text::tokenize(text, &tokens);
  Name name;
  std::vector<std::string> all;
  for (const text::Token& token : tokens) {
    std::string word;
    text::append_folded(text.substr(token.span.begin, token.span.size()), &word);
    if (word.ends_with("'s") || word.ends_with("’s")) word.resize(word.rfind('s') - (word.ends_with("'s") ? 1 : 3));
    if (!word.empty() && word != "the") all.push_back(std::move(word));
  }
  if (all.size() > 1)
    for (const std::string& word : all) name.acronym += word.substr(0, base::decode(word, 0).size);
  std::ranges::copy_if(all, std::back_inserter(name.words), [](const std::string& word) { return !is_generic(word); });
  // "News Agency" alone is better than nothing.
  if (name.words.empty()) name.words = std::move(all);
  return name;
}

bool is_to(const Credit& credit, const Name& outlet) {
  const std::vector<std::string>& words = credit.name.words;
  if (words.empty() || outlet.empty()) return false;
  if (words == outlet.words || credit.name.acronym == outlet.words.front()) return true;
  if (words.size() == 1 && (words.front() == outlet.acronym || words.front() == outlet.words.back())) return true;
  if (credit.form == Credit::Form::mention) return false;
  const bool is_longer = words.size() > outlet.words.size();
  const std::vector<std::string>& shorter = is_longer ? outlet.words : words;
  return std::ranges::equal(shorter, std::span(is_longer ? words : outlet.words).first(shorter.size()));
}

Credit make_byline(std::string_view author) {
  constexpr std::string_view kBy = "by ";
  std::string start;
  text::append_folded(author.substr(0, kBy.size()), &start);
  return {Credit::Form::byline, {}, make_name(author.substr(start == kBy ? kBy.size() : 0))};
}

PageCredits find_credits(std::string_view utf8, std::span<const text::Token> tokens) {
  return CreditFinder(utf8, tokens).find();
}

}  // namespace wirecopy::lineage
