// Names are what is written with a capital where nothing else asks for one, and what the tables know.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "lexicon/calendar.h"
#include "lexicon/word_list.h"
#include "match/mentions.h"
#include "match/stretch.h"
#include "text/unicode.h"

namespace wirecopy::match {
namespace {

using lexicon::Name;
using text::Sentence;
using text::Token;

// In a headline every word has a capital, and a capital says nothing.
constexpr double kHeadlineShare = .9;     // of the words that are no function words
constexpr TokenIndex kShortSentence = 4;  // too short to tell

bool is_capital_letter(char c) {
  return c >= 'A' && c <= 'Z';
}

// "US", "U.S.", "UN’s": two capitals before anything else.
bool is_in_capitals(std::string_view written) {
  std::size_t n_capitals = 0;
  for (const char c : written) {
    if (c == '.') continue;
    if (!is_capital_letter(c)) break;
    ++n_capitals;
  }
  return n_capitals >= 2;
}

bool is_all_capitals(std::string_view written) {
  return std::ranges::all_of(written, is_capital_letter);
}

lexicon::WordList<bool> listed(std::initializer_list<std::string_view> words) {
  lexicon::WordList<bool> list;
  for (const std::string_view word : words) list.add(word, true);
  list.finish();
  return list;
}

// "in Moscow", "near Washington".
bool is_locative(std::uint32_t word) {
  static const auto list = listed({"in", "at", "near", "outside", "around", "to", "across", "inside", "central"});
  return list.find(word);
}

// Small words inside a name: "Bank of England", "Osama bin Laden".
bool is_particle(std::uint32_t word) {
  static const auto list = listed({"of", "for", "the", "de", "la", "le", "von", "van", "der", "den", "bin", "ibn", "al",
                                   "el", "ul", "da", "du", "di"});
  return list.find(word);
}

// The word without possessive and plural, so that "Kurd", "Kurds" and "Kurds’" are one.
std::uint32_t name_word(const Side& side, TokenIndex i) {
  const lexicon::Name known = lexicon::name_at(std::array{side.token(i).word});
  if (known.form == Name::Form::part && known.name_class != 0) return known.name_class;
  std::string folded;
  text::append_folded(side.written(i), &folded);
  for (const std::string_view ending : {"'s", "\u2019s", "s"}) {
    if (folded.size() < ending.size() + 2 || !folded.ends_with(ending)) continue;
    folded.resize(folded.size() - ending.size());
    break;
  }
  std::erase_if(folded, [](char c) { return c == '.' || c == '\''; });
  return lexicon::word_hash(folded);
}

class NameReader {
 public:
  NameReader(const Side& side, TokenRange range) : side_(side), range_(range) {}

  std::vector<NameMention> read() {
    for (TokenIndex i = range_.begin; i < range_.end;) {
      const Sentence& sentence = side_.text.sentences[sentence_at(side_.text, i)];
      sentence_ = {sentence.begin, sentence.end};
      is_headline_ = is_headline();
      for (const TokenIndex end = std::min(range_.end, sentence_.end); i < end;) i = take(i);
    }
    return std::move(names_);
  }

 private:
  [[nodiscard]] const Token& token(TokenIndex i) const { return side_.token(i); }

  [[nodiscard]] bool is_headline() const {
    TokenIndex n_words = 0;
    TokenIndex n_capitals = 0;
    TokenIndex n_all_capitals = 0;
    for (TokenIndex i = sentence_.begin; i < sentence_.end; ++i) {
      n_all_capitals += is_all_capitals(side_.written(i)) ? 1U : 0U;
      if (token(i).has(Token::kFunction) || token(i).has(Token::kNumber)) continue;
      ++n_words;
      n_capitals += token(i).has(Token::kCapital) ? 1U : 0U;
    }
    const bool is_cried = sentence_.size() > 1 && n_all_capitals == sentence_.size();  // "INNER CIRCLE"
    return is_cried || (n_words >= kShortSentence && n_capitals > kHeadlineShare * n_words);
  }

  // Takes the name that begins at i, if one does; returns the token behind it.
  TokenIndex take(TokenIndex i) {
    const Name known = known_at(i);
    if (known.name_class == 0 || known.form == Name::Form::part) return is_name_word(i) ? take_run(i) : i + 1;
    const Name country = country_before(i, known);
    return country.name_class != 0 ? take_country(i, country) : take_known(i, known);
  }

  // Of "U.S. Supreme Court", a name for the Supreme Court, the country: another may stand there, or none.
  [[nodiscard]] Name country_before(TokenIndex i, const Name& known) const {
    if (known.n_words < 2) return {};
    const std::array first{token(i).word};
    const Name country = lexicon::name_at(first);
    if (country.name_class == 0 || country.name_class == known.name_class) return {};
    const Name rest = known_at(i + 1);
    return rest.name_class == known.name_class && rest.n_words + 1 == known.n_words ? country : Name{};
  }

  TokenIndex take_country(TokenIndex i, const Name& country) {
    names_.push_back({{i, i + 1}, country.name_class, country.form, false, true, false, {name_word(side_, i)}});
    return i + 1;
  }

  [[nodiscard]] Name known_at(TokenIndex i) const {
    if (!token(i).has(Token::kCapital)) return {};
    std::array<std::uint32_t, lexicon::kLongestName> words{};
    std::size_t n = 0;
    for (TokenIndex at = i; at < sentence_.end && n < words.size() && (n == 0 || joins(at)); ++at)
      words[n++] = token(at).word;
    const Name known = lexicon::name_at(std::span(words).first(n));
    if (known.in_capitals && !is_in_capitals(side_.written(i))) return {};
    return known;
  }

  TokenIndex take_known(TokenIndex i, const Name& known) {
    NameMention name{{i, i + known.n_words}, known.name_class, known.form, false, true, false, {}};
    const bool before = i > sentence_.begin;
    name.is_place = known.form == Name::Form::seat && before && is_locative(token(i - 1).word) &&
                    !is_possessive(i + known.n_words - 1);
    for (TokenIndex at = i; at < name.at.end; ++at) {
      name.words.push_back(name_word(side_, at));
      name.is_common =
          name.is_common && (lexicon::is_common_title(token(at).word) || lexicon::is_common_title(name.words.back()));
    }
    name.is_common = name.is_common || stands_before_title(name);
    // "Conservative party": whoever changes the small word behind it leaves the name.
    while (name.at.size() > 1 && !token(name.at.end - 1).has(Token::kCapital)) --name.at.end;
    names_.push_back(std::move(name));
    return i + known.n_words;
  }

  // "Syrian President", "Russian Foreign Minister": whose title it is.
  [[nodiscard]] bool stands_before_title(const NameMention& name) const {
    constexpr TokenIndex kLongestTitle = 2;
    if (name.form == Name::Form::seat) return false;
    for (TokenIndex i = name.at.end; i < std::min(sentence_.end, name.at.end + kLongestTitle); ++i) {
      if (!joins(i) || !token(i).has(Token::kCapital)) return false;
      if (lexicon::is_title(token(i).word)) return true;
      if (!lexicon::is_common_title(token(i).word)) return false;
    }
    return false;
  }

  // "responded to Pyongyang's test": a city has no test.
  [[nodiscard]] bool is_possessive(TokenIndex i) const {
    const std::string_view written = side_.written(i);
    return written.ends_with("'s") || written.ends_with("\u2019s");
  }

  // Words with capitals in a row, and the small words between them.
  TokenIndex take_run(TokenIndex i) {
    NameMention name;
    name.at = {i, i + 1};
    name.begins_clause = begins_clause(i);
    name.words.push_back(name_word(side_, i));
    for (TokenIndex at = i + 1; at < sentence_.end && joins(at); ++at) {
      if (is_particle(token(at).word) && !token(at).has(Token::kCapital)) continue;
      const Name known = known_at(at);
      if (!is_name_word(at) || (known.name_class != 0 && known.form != Name::Form::part)) break;
      if (!is_particle(token(at).word)) name.words.push_back(name_word(side_, at));
      name.at.end = at + 1;
    }
    names_.push_back(std::move(name));
    return names_.back().at.end;
  }

  // Whether nothing but a space, a hyphen, or the point of an initial stands before the token.
  [[nodiscard]] bool joins(TokenIndex i) const {
    const std::string_view gap = side_.cut(side_.gap_before(i));
    return gap == " " || gap == "-" || gap == "\u2011" || gap == "\u00A0" ||
           (gap == ". " && token(i - 1).span.size() <= 3) || gap == "\u2019";
  }

  // A name as far as writing goes; months, days and titles are none.
  [[nodiscard]] bool is_name_word(TokenIndex i) const {
    const Token& here = token(i);
    if (!here.has(Token::kCapital) || here.has(Token::kNumber)) return false;
    if (lexicon::is_common_title(here.word) || lexicon::day_word(here.word).kind != lexicon::DayWord::Kind::none)
      return false;
    if (here.has(Token::kFunction)) return false;
    if (is_headline_) return lexicon::name_class(here.word) != 0;
    return !begins_clause(i) || is_name_elsewhere(i);
  }

  // Where every word has a capital: at the begin of a sentence or of a quotation, and behind a colon.
  [[nodiscard]] bool begins_clause(TokenIndex i) const {
    if (token(i).has(Token::kSentenceStart) || i == sentence_.begin) return true;
    const std::string_view gap = side_.cut(side_.gap_before(i));
    constexpr auto kOpen =
        std::to_array<std::string_view>({":", "\u201C", "\u2018", "\"", "\u2014", "\u2022", "\u201E", "\u00AB"});
    return std::ranges::any_of(kOpen, [gap](std::string_view mark) { return gap.contains(mark); });
  }

  // At the begin of a clause: the tables know it, news hardly does, a capital follows, or the text shows it inside a
  // sentence.
  [[nodiscard]] bool is_name_elsewhere(TokenIndex i) const {
    const Token& here = token(i);
    if (lexicon::name_class(here.word) != 0 || !lexicon::rarity(here.word).known) return true;
    constexpr std::uint8_t kCommonWord = 60;  // in more than one page of eleven or so: "Once", "Last", "Then"
    const bool is_common = lexicon::rarity(here.word).level < kCommonWord;
    if (!is_common && i + 1 < sentence_.end && joins(i + 1) && goes_on_with(i + 1)) return true;
    return stands_inside_clauses_only(here);
  }

  // Whether a name that began before has this word too: not "Democrats" behind "Whilst", a name of its own.
  [[nodiscard]] bool goes_on_with(TokenIndex i) const {
    const Token& here = token(i);
    if (!here.has(Token::kCapital) || here.has(Token::kFunction) || lexicon::is_common_title(here.word)) return false;
    if (lexicon::day_word(here.word).kind != lexicon::DayWord::Kind::none) return false;
    const Name known = known_at(i);
    return known.name_class == 0 || known.form == Name::Form::part;
  }

  // Whether the text has this word with a capital inside a clause, and never without.
  [[nodiscard]] bool stands_inside_clauses_only(const Token& word) const {
    bool found = false;
    for (TokenIndex i = 0; i < side_.n_tokens(); ++i) {
      if (token(i).word != word.word) continue;
      if (!token(i).has(Token::kCapital)) return false;
      found = found || !begins_clause(i);
    }
    return found;
  }

  const Side& side_;
  TokenRange range_;
  TokenRange sentence_;
  bool is_headline_ = false;
  std::vector<NameMention> names_;
};

// A dash, as it stands behind a dateline.
bool has_dash(std::string_view gap) {
  constexpr auto kDashes = std::to_array<std::string_view>({"\u2014", "\u2013", "--", " - "});
  return std::ranges::any_of(kDashes, [gap](std::string_view dash) { return gap.contains(dash); });
}

// "(FSA)" behind "Free Syrian Army", "(D-Ill.)": a gloss on a name, no name of its own.
bool is_gloss(const Side& side, const NameMention& name) {
  const TokenIndex begin = name.at.begin;
  if (begin == 0 || !side.cut(side.gap_before(begin)).ends_with('(')) return false;
  const std::string_view written = side.written(begin);
  if (written.size() == 1) return true;
  std::string initials;
  for (const char c : written)
    if (is_capital_letter(c)) initials.push_back(c);
  if (initials.size() < 2) return false;
  TokenIndex i = begin;
  while (!initials.empty() && i > 0 && begin - i < 2 * lexicon::kLongestName) {
    const Token& token = side.token(--i);
    if (side.written(i).front() == initials.back()) {
      initials.pop_back();
    } else if (!token.has(Token::kFunction)) {
      break;
    }
  }
  return initials.empty();
}

bool holds(const std::vector<std::uint32_t>& words, const std::vector<std::uint32_t>& part) {
  return std::ranges::all_of(part, [&](std::uint32_t word) { return std::ranges::find(words, word) != words.end(); });
}

}  // namespace

std::vector<NameMention> names_in(const Side& side, TokenRange range) {
  std::vector<NameMention> names = NameReader(side, range).read();
  std::erase_if(names, [&side](const NameMention& name) { return is_gloss(side, name); });
  return names;
}

TokenRange dateline_of(const Side& side, TokenRange sentence) {
  constexpr TokenIndex kLongest = 12;
  bool is_dateline = false;
  for (TokenIndex i = sentence.begin; i < std::min(sentence.end, sentence.begin + kLongest); ++i) {
    const std::string_view gap = side.cut(side.gap_before(i));
    if (i > sentence.begin && is_dateline && has_dash(gap)) return {sentence.begin, i};
    const Token& token = side.token(i);
    if ((token.flags & (Token::kCapital | Token::kNumber | Token::kFunction)) == 0) break;  // a sentence of its own
    if (is_in_capitals(side.written(i)) || (i > sentence.begin && gap.contains('('))) is_dateline = true;
  }
  return {sentence.begin, sentence.begin};
}

bool alike(const NameMention& x, const NameMention& y) {
  if (x.name_class != 0 && x.name_class == y.name_class) return x.is_place == y.is_place || x.form == y.form;
  if (x.words.empty() || y.words.empty()) return false;
  return holds(x.words, y.words) || holds(y.words, x.words);
}

}  // namespace wirecopy::match
