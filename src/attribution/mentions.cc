// Rules over capitals and short lists of words (lexicon): a name is a run of words with capitals; a title in it ends
// what goes before the person's name ("Texas Sen. Ann Holt"), and a word like "Department" makes it an organisation.
// A first word of a sentence is a name only if something else tells so.
#include "attribution/mentions.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "lexicon/calendar.h"
#include "lexicon/name_tables.h"
#include "lexicon/names.h"
#include "lexicon/speaker_nouns.h"
#include "lexicon/words.h"

namespace wirecopy::attribution {
namespace {

using lexicon::Gender;
using lexicon::SpeakerNoun;
using lexicon::word_hash;

// Words in a sentence, without articles and their like, from which on it may be a heading, and the share of them with
// a capital, 0..1, from which on it is one: a sentence of names has at least its verb without.
constexpr std::size_t kFewestHeadingWords = 5;
constexpr double kHeadingShare = 0.85;

constexpr std::uint8_t kSpeech = 4;              // Token::cue of a verb of speech: half its uses or more
constexpr std::uint32_t kFurthestArticle = 6;    // tokens before a noun in which its article stands
constexpr std::uint32_t kLongestApposition = 8;  // tokens behind a name in which a role is looked for

template <std::size_t n>
class Words {
 public:
  explicit Words(const std::array<std::string_view, n>& words) {
    for (std::size_t i = 0; i < n; ++i) hashes_[i] = word_hash(words[i]);
    std::ranges::sort(hashes_);
  }
  [[nodiscard]] bool has(std::uint32_t word) const { return std::ranges::binary_search(hashes_, word); }

 private:
  std::array<std::uint32_t, n> hashes_{};
};

// What the lists of names know of a class of them.
EntityType listed_type(std::uint32_t name_class) {
  static const auto types = [] {
    std::unordered_map<std::uint32_t, EntityType> map;  // looked up only, never walked
    const auto add = [&map](std::span<const std::string_view> lines, EntityType type) {
      for (std::string_view line : lines) {
        line = line.substr(0, line.find_first_of(",/"));
        map.emplace(word_hash(line.substr(0, line.find_last_not_of(' ') + 1)), type);
      }
    };
    add(lexicon::country_lines(), EntityType::government);
    add(lexicon::place_lines(), EntityType::government);
    add(lexicon::organisation_lines(), EntityType::organisation);
    return map;
  }();
  const auto found = types.find(name_class);
  return found == types.end() ? EntityType::unknown : found->second;
}

struct Pronoun {
  bool is_known = false;
  Gender gender = Gender::unknown;
  bool is_plural = false;
  bool is_owner = false;
  bool is_thing = false;
  bool is_relative = false;
};

Pronoun pronoun_of(std::uint32_t word) {
  static const std::array<std::pair<std::uint32_t, Pronoun>, 16> pronouns = {{
      {word_hash("he"), {true, Gender::male, false, false, false, false}},
      {word_hash("him"), {true, Gender::male, false, false, false, false}},
      {word_hash("himself"), {true, Gender::male, false, false, false, false}},
      {word_hash("his"), {true, Gender::male, false, true, false, false}},
      {word_hash("she"), {true, Gender::female, false, false, false, false}},
      {word_hash("her"), {true, Gender::female, false, true, false, false}},
      {word_hash("herself"), {true, Gender::female, false, false, false, false}},
      {word_hash("they"), {true, Gender::unknown, true, false, false, false}},
      {word_hash("them"), {true, Gender::unknown, true, false, false, false}},
      {word_hash("their"), {true, Gender::unknown, true, true, false, false}},
      {word_hash("it"), {true, Gender::unknown, false, false, true, false}},
      {word_hash("its"), {true, Gender::unknown, false, true, true, false}},
      {word_hash("who"), {true, Gender::unknown, false, false, false, true}},
      {word_hash("whose"), {true, Gender::unknown, false, true, false, true}},
      {word_hash("which"), {true, Gender::unknown, false, false, true, true}},
      {word_hash("that"), {true, Gender::unknown, false, false, true, true}},
  }};
  for (const auto& [hash, pronoun] : pronouns)
    if (hash == word) return pronoun;
  return {};
}

bool is_particle(std::uint32_t word) {
  static const Words<14> particles(
      {"de", "la", "von", "van", "bin", "al", "el", "der", "den", "du", "da", "di", "ibn", "le"});
  return particles.has(word);
}

// Words that make a name an organisation's, beyond those of lexicon::speaker_noun.
bool is_body(std::uint32_t word) {
  static const Words<30> words({"inc",      "corp",     "llc",      "ltd",     "co",       "news",
                                "times",    "post",     "journal",  "tribune", "herald",   "gazette",
                                "house",    "reserve",  "fund",     "society", "trust",    "initiative",
                                "press",    "guard",    "treasury", "workers", "brothers", "industries",
                                "minerals", "airlines", "motors",   "energy",  "street",   "corps"});
  if (words.has(word)) return true;
  const SpeakerNoun noun = lexicon::speaker_noun(word);
  return noun.kind == SpeakerNoun::Kind::organisation || noun.kind == SpeakerNoun::Kind::government;
}

// The branches of a government that have names of their own.
bool is_seat(std::span<const std::uint32_t> words) {
  static const std::array<std::uint32_t, 5> first = {word_hash("white"), word_hash("downing"), word_hash("supreme"),
                                                     word_hash("state"), word_hash("federal")};
  static const std::array<std::uint32_t, 5> second = {word_hash("house"), word_hash("street"), word_hash("court"),
                                                      word_hash("department"), word_hash("government")};
  for (std::size_t i = 0; i < first.size(); ++i)
    if (words.size() >= 2 && words[words.size() - 2] == first[i] && words.back() == second[i]) return true;
  return false;
}

bool is_suffix(std::uint32_t word) {
  static const Words<4> words({"jr", "sr", "ii", "iii"});
  return words.has(word);
}

bool is_party(std::uint32_t word) {
  static const Words<8> words(
      {"democrat", "democratic", "republican", "gop", "conservative", "liberal", "labour", "tory"});
  return words.has(word);
}

Gender gender_of_title(std::uint32_t word) {
  static const Words<4> male({"mr", "sir", "lord", "father"});
  static const Words<6> female({"mrs", "ms", "miss", "lady", "dame", "madam"});
  if (male.has(word)) return Gender::male;
  if (female.has(word)) return Gender::female;
  return lexicon::speaker_noun(word).gender;
}

// Words of titles that are none by themselves: "Foreign Minister", "Vice President".
bool is_part_of_title(std::uint32_t word) {
  static const Words<17> words({"state", "states", "home", "foreign", "interior", "defence", "defense", "finance",
                                "vice", "deputy", "prime", "acting", "former", "ex", "then", "under", "general"});
  return words.has(word);
}

bool is_title(std::uint32_t word) {
  if (is_suffix(word)) return false;
  const SpeakerNoun noun = lexicon::speaker_noun(word);
  return lexicon::is_title(word) || (noun.kind == SpeakerNoun::Kind::person && !is_party(word));
}

EntityType type_of(const SpeakerNoun& noun) {
  switch (noun.kind) {
    case SpeakerNoun::Kind::person:
      if (noun.has(SpeakerNoun::kNameless)) return EntityType::anonymous;
      return noun.has(SpeakerNoun::kPlural) ? EntityType::group : EntityType::person;
    case SpeakerNoun::Kind::group:
      return EntityType::group;
    case SpeakerNoun::Kind::organisation:
      return EntityType::organisation;
    case SpeakerNoun::Kind::government:
      return EntityType::government;
    case SpeakerNoun::Kind::document:
      return EntityType::document;
    case SpeakerNoun::Kind::none:
      break;
  }
  return EntityType::unknown;
}

enum class Article : std::uint8_t { none, definite, indefinite, owner, many };

Article article_of(std::uint32_t word) {
  static const Words<6> definite({"the", "this", "that", "these", "those", "both"});
  static const Words<3> indefinite({"a", "an", "another"});
  static const Words<4> owners({"his", "her", "its", "their"});
  static const Words<10> many({"some", "many", "most", "several", "few", "two", "three", "other", "all", "more"});
  if (definite.has(word)) return Article::definite;
  if (indefinite.has(word)) return Article::indefinite;
  if (owners.has(word)) return Article::owner;
  return many.has(word) ? Article::many : Article::none;
}

bool is_mark(const Token& token, char sign) {
  return token.shape == Shape::mark && token.word == word_of(std::string_view(&sign, 1));
}

bool has_capital(const Token& token) {
  return token.shape == Shape::capital || token.shape == Shape::upper || token.shape == Shape::initial;
}

class MentionFinder {
 public:
  MentionFinder(std::string_view text, const Tokens& tokens) : text_(text), tokens_(tokens.tokens), all_(tokens) {}

  std::vector<Mention> run() {
    words_.resize(tokens_.size());
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) words_[i] = folded(tokens_[i]);
    find_sentences();
    find_sure_capitals();
    std::uint32_t paragraph = 0;
    for (std::uint32_t i = 0; i < tokens_.size();) {
      while (i >= all_.paragraphs[paragraph].end) ++paragraph;
      paragraph_ = paragraph;
      i = is_heading_[sentence_[i]] ? i + 1 : std::max(take(i), i + 1);
    }
    return std::move(mentions_);
  }

 private:
  // Points of an acronym do not count.
  [[nodiscard]] std::uint32_t folded(const Token& token) const {
    if (token.shape != Shape::upper) return token.word;
    std::string lower;
    for (const char c : text_.substr(token.span.begin, token.span.size()))
      if (c != '.') lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    return word_hash(lower);
  }

  void find_sentences() {
    sentence_.resize(tokens_.size());
    std::size_t n_words = 0;
    std::size_t n_capital = 0;
    const auto close = [&] {
      is_heading_.push_back(n_words >= kFewestHeadingWords && double(n_capital) >= kHeadingShare * double(n_words));
      n_words = n_capital = 0;
    };
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].starts_sentence && i > 0) close();
      sentence_[i] = static_cast<std::uint32_t>(is_heading_.size());
      const Shape shape = tokens_[i].shape;
      if (shape == Shape::mark || shape == Shape::clitic || shape == Shape::number) continue;
      if (lexicon::role(words_[i]) != lexicon::Role::content) continue;
      ++n_words;
      if (has_capital(tokens_[i])) ++n_capital;
    }
    close();
  }

  // Words that have a capital where no sentence begins.
  void find_sure_capitals() {
    for (std::uint32_t i = 0; i < tokens_.size(); ++i)
      if (has_capital(tokens_[i]) && !is_first(i) && !is_heading_[sentence_[i]]) sure_.push_back(words_[i]);
    std::ranges::sort(sure_);
  }

  // Whether a word has its capital because a sentence, or a quotation, begins.
  [[nodiscard]] bool is_first(std::uint32_t i) const {
    if (tokens_[i].starts_sentence || i == 0) return true;
    const Token& last = tokens_[i - 1];
    return last.shape == Shape::mark && (last.starts_sentence || last.quoted == Quoted::opens || is_mark(last, ':'));
  }

  [[nodiscard]] bool is_surely_capital(std::uint32_t word) const { return std::ranges::binary_search(sure_, word); }

  // Looks for a mention that begins at `i`; the place to go on from.
  std::uint32_t take(std::uint32_t i) {
    const Token& token = tokens_[i];
    if (has_capital(token)) {
      const std::uint32_t end = take_name(i);
      if (end > i) return end;
    }
    if (const Pronoun pronoun = pronoun_of(words_[i]); pronoun.is_known) {
      if (!pronoun.is_relative || is_relative(i)) add_pronoun(i, pronoun);
      return i + 1;
    }
    if (token.shape == Shape::lower || is_first(i)) take_noun(i);
    return i + 1;
  }

  // "That" behind a noun and before a verb is one; most are not, and are mentioned only by speakers.
  [[nodiscard]] bool is_relative(std::uint32_t i) const {
    return words_[i] == word_hash("who") || words_[i] == word_hash("whose");
  }

  void add_pronoun(std::uint32_t i, const Pronoun& pronoun) {
    Mention mention;
    mention.form = Mention::Form::pronoun;
    mention.type =
        pronoun.is_thing || pronoun.is_plural || pronoun.is_relative ? EntityType::unknown : EntityType::person;
    mention.gender = pronoun.gender;
    mention.is_plural = pronoun.is_plural;
    mention.is_owner = pronoun.is_owner;
    mention.is_relative = pronoun.is_relative;
    mention.tokens = {i, i + 1};
    mention.head = i;
    mention.noun = words_[i];
    add(std::move(mention));
  }

  // --- names

  [[nodiscard]] bool may_be_in_name(std::uint32_t i) const {
    const Token& token = tokens_[i];
    if (!has_capital(token)) return false;
    const lexicon::DayWord day = lexicon::day_word(words_[i]);
    if (day.kind == lexicon::DayWord::Kind::weekday || day.kind == lexicon::DayWord::Kind::relative) return false;
    const bool stands_alone =
        (i == 0 || !has_capital(tokens_[i - 1])) && (i + 1 >= tokens_.size() || !has_capital(tokens_[i + 1]));
    if (day.kind == lexicon::DayWord::Kind::month && stands_alone) return false;
    if (token.shape == Shape::upper) return true;
    if (lexicon::role(words_[i]) != lexicon::Role::content) return is_particle(words_[i]) && !is_first(i);
    return !(token.shape == Shape::initial && words_[i] == word_hash("i") && !is_point(i + 1));
  }

  [[nodiscard]] bool is_point(std::uint32_t i) const {
    return i < tokens_.size() && is_mark(tokens_[i], '.') && tokens_[i].span.begin == tokens_[i - 1].span.end;
  }

  [[nodiscard]] bool ends_sentence(std::uint32_t i) const {
    return i + 1 >= tokens_.size() || tokens_[i + 1].starts_sentence;
  }

  // The token of a name that follows the one at `i`, or `i` if none does.
  [[nodiscard]] std::uint32_t next_in_name(std::uint32_t i) const {
    if (ends_sentence(i)) return i;
    std::uint32_t next = i + 1;
    const bool takes_point = tokens_[i].shape == Shape::initial || is_title(words_[i]) || is_suffix(words_[i]);
    if (takes_point && is_point(next) && !ends_sentence(next)) ++next;
    if (may_be_in_name(next)) return next;
    if (ends_sentence(next)) return i;
    const bool is_of = words_[next] == word_hash("of") || words_[next] == word_hash("for");
    if (is_of && (is_body(words_[i]) || words_[i] == word_hash("united"))) return beyond_article(i, next + 1);
    if (is_particle(words_[next]) && may_be_in_name(next + 1)) return next + 1;
    return is_mark(tokens_[next], '&') && may_be_in_name(next + 1) ? next + 1 : i;
  }

  [[nodiscard]] std::uint32_t beyond_article(std::uint32_t none, std::uint32_t next) const {
    if (words_[next] == word_hash("the") && next + 1 < tokens_.size()) ++next;
    return may_be_in_name(next) ? next : none;
  }

  // The same of a run so far: "Department of Ports and Mines" goes on behind its "and".
  [[nodiscard]] std::uint32_t next_in(const std::vector<std::uint32_t>& run) const {
    const std::uint32_t last = run.back();
    const std::uint32_t next = next_in_name(last);
    if (next != last || ends_sentence(last) || words_[last + 1] != word_hash("and") || !is_body_of(run)) return next;
    const std::uint32_t beyond = last + 2;
    const bool goes_on = beyond < tokens_.size() && !tokens_[beyond].starts_sentence && may_be_in_name(beyond) &&
                         !lexicon::first_name(words_[beyond]).is_known && !is_title(words_[beyond]);
    return goes_on ? beyond : last;
  }

  // A first word of a sentence is no name unless something else tells so.
  [[nodiscard]] bool is_doubtful(std::uint32_t i) const {
    if (!is_first(i) || is_surely_capital(words_[i]) || tokens_[i].shape != Shape::capital) return false;
    if (lexicon::first_name(words_[i]).is_known || lexicon::name_class(words_[i]) != 0) return false;
    return !lexicon::is_title(words_[i]);
  }

  std::uint32_t take_name(std::uint32_t i) {
    if (!may_be_in_name(i)) return i;
    std::vector<std::uint32_t> run = {i};
    for (std::uint32_t next = next_in(run); next != run.back(); next = next_in(run)) run.push_back(next);
    const std::uint32_t end = run.back() + 1;
    if (is_doubtful(i)) {
      if (run.size() == 1) return i;
      const bool is_noun = lexicon::speaker_noun(words_[i]).kind != SpeakerNoun::Kind::none;
      if (!is_noun && lexicon::role(words_[i]) == lexicon::Role::content && run[1] != i + 1) return i;
    }
    add_run(run);
    return end;
  }

  void add_run(const std::vector<std::uint32_t>& run) {
    std::size_t first = 0;
    for (std::size_t k = 0; k < run.size(); ++k)
      if (ends_title(run, k)) first = k + 1;
    const bool has_title = first > 0;
    while (first + 1 < run.size() && is_adjective(run[first]) && !has_body(run, first)) ++first;
    if (first == run.size() && is_body_of(run)) return add_name(run, 0);
    if (first == run.size()) return add_title_alone(run);
    if (has_title && has_body(run, first)) first = 0;
    add_name(run, first);
  }

  // A title, or the end of one whose beginning has no capital or is another run: "Secretary of State".
  [[nodiscard]] bool ends_title(const std::vector<std::uint32_t>& run, std::size_t k) const {
    const std::uint32_t word = words_[run[k]];
    if (!is_title(word)) return false;
    if (!is_part_of_title(word)) return true;
    if (k > 0) return is_title(words_[run[k - 1]]) && !is_part_of_title(words_[run[k - 1]]);
    return run.size() > 1 && (word == word_hash("general") || (run[k] > 0 && words_[run[k] - 1] == word_hash("of")));
  }

  // "Department of Justice"
  [[nodiscard]] bool is_body_of(const std::vector<std::uint32_t>& run) const {
    return run.size() > 1 && is_body(words_[run[0]]) && words_[run[0] + 1] == word_hash("of");
  }

  // "American", "Republican" before a name.
  [[nodiscard]] bool is_adjective(std::uint32_t i) const {
    if (is_party(words_[i])) return true;
    const lexicon::Name name = lexicon::name_at({&words_[i], 1});
    return name.name_class != 0 && name.form == lexicon::Name::Form::people;
  }

  [[nodiscard]] bool has_body(const std::vector<std::uint32_t>& run, std::size_t first) const {
    return std::any_of(run.begin() + static_cast<std::ptrdiff_t>(first), run.end(),
                       [this](std::uint32_t i) { return is_body(words_[i]); });
  }

  // "The President", "House Speaker": a noun.
  void add_title_alone(const std::vector<std::uint32_t>& run) {
    const SpeakerNoun noun = lexicon::speaker_noun(words_[run.back()]);
    if (noun.kind != SpeakerNoun::Kind::none) add_noun(run.back(), noun, run.front());
  }

  void add_name(const std::vector<std::uint32_t>& run, std::size_t first) {
    const std::uint32_t next = run.back() + 1;
    if (run.size() == 1 && is_adjective(run.front()) && next < tokens_.size() && !tokens_[next].starts_sentence &&
        tokens_[next].shape == Shape::lower && lexicon::role(words_[next]) == lexicon::Role::content)
      return;
    Mention mention;
    mention.tokens = {run.front(), run.back() + 1};
    mention.name = {run[first], run.back() + 1};
    mention.head = run.back();
    if (is_suffix(words_[mention.head]) && run.size() > first + 1) mention.head = run[run.size() - 2];
    for (std::size_t k = 0; k < first; ++k) add_title(words_[run[k]], &mention);
    add_role_before(run.front(), &mention);
    add_apposition(run.back() + 1, &mention);
    judge_name(run, first, &mention);
    mention.is_definite = true;
    if (run.front() > 0 && words_[run.front() - 1] == word_hash("the")) --mention.tokens.begin;
    const std::uint32_t end = mention.tokens.end;
    const bool has_noun = end < tokens_.size() && !tokens_[end].starts_sentence && tokens_[end].shape == Shape::lower &&
                          lexicon::speaker_noun(words_[end]).kind != SpeakerNoun::Kind::none;
    mention.is_modifier = has_noun;
    add(std::move(mention));
  }

  static void add_title(std::uint32_t word, Mention* mention) {
    if (mention->gender == Gender::unknown) mention->gender = gender_of_title(word);
    const SpeakerNoun noun = lexicon::speaker_noun(word);
    if (noun.kind == SpeakerNoun::Kind::person) mention->roles.push_back(noun.singular);
    if (is_title(word)) mention->type = EntityType::person;
  }

  // "actress Ann Holt"
  void add_role_before(std::uint32_t begin, Mention* mention) {
    if (begin == 0 || tokens_[begin].starts_sentence || tokens_[begin - 1].shape != Shape::lower) return;
    // "secretary of State Ann Holt"
    const bool is_of = begin > 1 && words_[begin - 1] == word_hash("of") && mention->type == EntityType::person;
    const SpeakerNoun noun = lexicon::speaker_noun(words_[is_of ? begin - 2 : begin - 1]);
    if (noun.kind != SpeakerNoun::Kind::person) return;
    if (is_of && !mentions_.empty() && mentions_.back().head == begin - 2) mentions_.pop_back();
    mention->roles.push_back(noun.singular);
    mention->type = EntityType::person;
    if (mention->gender == Gender::unknown) mention->gender = noun.gender;
  }

  // "Ann Holt, the mayor of Halven"
  void add_apposition(std::uint32_t at, Mention* mention) const {
    if (at + 1 >= tokens_.size() || !is_mark(tokens_[at], ',')) return;
    const std::uint32_t end =
        std::min<std::uint32_t>(at + 1 + kLongestApposition, static_cast<std::uint32_t>(tokens_.size()));
    for (std::uint32_t i = at + 1; i < end; ++i) {
      if (tokens_[i].starts_sentence || tokens_[i].shape == Shape::mark) return;
      const bool is_first_word = i == at + 1;
      if (pronoun_of(words_[i]).is_known && article_of(words_[i]) == Article::none) return;
      const SpeakerNoun noun = lexicon::speaker_noun(words_[i]);
      if (noun.kind != SpeakerNoun::Kind::person || noun.has(SpeakerNoun::kPlural)) {
        if (!is_first_word && lexicon::role(words_[i]) != lexicon::Role::content) return;
        continue;
      }
      if (i + 1 < end && has_capital(tokens_[i + 1])) return;  // of the next name
      mention->roles.push_back(noun.singular);
      if (mention->gender == Gender::unknown) mention->gender = noun.gender;
      return;
    }
  }

  void judge_name(const std::vector<std::uint32_t>& run, std::size_t first, Mention* mention) const {
    std::vector<std::uint32_t> words;
    for (std::size_t k = first; k < run.size(); ++k) words.push_back(words_[run[k]]);
    if (mention->type == EntityType::person && !(has_body(run, first) && first == 0)) {
      if (mention->gender == Gender::unknown) mention->gender = gender_of_name(words);
      return;
    }
    mention->type = type_of_words(run, first, words);
    mention->is_plural = words.size() == 1 && mention->type == EntityType::group;
    if (mention->type == EntityType::person && mention->gender == Gender::unknown)
      mention->gender = gender_of_name(words);
  }

  // One word may be a surname.
  static Gender gender_of_name(std::span<const std::uint32_t> words) {
    return words.size() > 1 ? lexicon::first_name(words.front()).gender : Gender::unknown;
  }

  [[nodiscard]] EntityType type_of_words(const std::vector<std::uint32_t>& run, std::size_t first,
                                         std::span<const std::uint32_t> words) const {
    if (is_seat(words)) return EntityType::government;
    const lexicon::Name name = lexicon::name_at(words);
    const bool is_whole = name.n_words == words.size();
    const bool is_shouted = tokens_[run[first]].shape == Shape::upper;
    if (is_whole && (!name.in_capitals || is_shouted) && name.form != lexicon::Name::Form::part) {
      if (name.form == lexicon::Name::Form::people) return EntityType::group;
      if (const EntityType type = listed_type(name.name_class); type != EntityType::unknown) return type;
    }
    if (has_body(run, first)) return EntityType::organisation;
    if (is_party(words.front()) && words.size() == 1) return EntityType::group;
    const SpeakerNoun noun = lexicon::speaker_noun(words.back());
    if (noun.has(SpeakerNoun::kPlural) || is_plural_party(words.back())) return EntityType::group;
    if (noun.kind == SpeakerNoun::Kind::document) return EntityType::document;
    if (lexicon::first_name(words.front()).is_known) return EntityType::person;
    if (is_address(run[first])) return EntityType::organisation;
    if (is_shouted && words.size() == 1) return EntityType::organisation;
    if (run[first] > 0 && words_[run[first] - 1] == word_hash("the")) return EntityType::organisation;
    return words.size() > 1 ? EntityType::person : EntityType::unknown;
  }

  // "Halven.example"
  [[nodiscard]] bool is_address(std::uint32_t i) const {
    const std::string_view word = text_.substr(tokens_[i].span.begin, tokens_[i].span.size());
    return tokens_[i].shape == Shape::capital && word.find('.') != std::string_view::npos;
  }

  static bool is_plural_party(std::uint32_t word) {
    static const Words<6> words({"democrats", "republicans", "conservatives", "liberals", "tories", "dems"});
    return words.has(word);
  }

  // --- nouns

  void take_noun(std::uint32_t i) {
    const SpeakerNoun noun = lexicon::speaker_noun(words_[i]);
    if (noun.kind == SpeakerNoun::Kind::none) return;
    // The last of several nouns is the one that is meant ("campaign manager"); before a name it is its title.
    if (i + 1 < tokens_.size() && !tokens_[i + 1].starts_sentence) {
      const SpeakerNoun next = lexicon::speaker_noun(words_[i + 1]);
      if (tokens_[i + 1].shape == Shape::lower && next.kind != SpeakerNoun::Kind::none) return;
      if (noun.kind == SpeakerNoun::Kind::person && !noun.has(SpeakerNoun::kPlural) && may_be_in_name(i + 1)) return;
    }
    add_noun(i, noun, i);
  }

  void add_noun(std::uint32_t head, const SpeakerNoun& noun, std::uint32_t begin) {
    Mention mention;
    mention.form = Mention::Form::noun;
    mention.type = type_of(noun);
    mention.gender = noun.gender;
    mention.is_plural = noun.has(SpeakerNoun::kPlural);
    mention.takes_anyone = noun.has(SpeakerNoun::kTakesAnyone);
    mention.noun = noun.singular;
    mention.head = head;
    mention.tokens = {begin, head + 1};
    mention.name = {head, head + 1};
    find_article(&mention);
    if (mention.type == EntityType::person && !mention.is_definite) mention.type = EntityType::anonymous;
    add(std::move(mention));
  }

  void find_article(Mention* mention) {
    const std::uint32_t begin = mention->tokens.begin;
    for (std::uint32_t n = 0; n <= kFurthestArticle && begin >= n; ++n) {
      const std::uint32_t i = begin - n;
      const Article article = article_of(words_[i]);
      if (n > 0 && article != Article::none) {
        while (!mentions_.empty() && mentions_.back().form == Mention::Form::noun && mentions_.back().head > i)
          mentions_.pop_back();  // "a law officer" is no law
        const std::uint32_t least = mentions_.empty() ? 0 : mentions_.back().tokens.end;
        mention->tokens.begin = std::max(i, least);
        mention->is_definite = article == Article::definite || article == Article::owner;
        mention->is_owned = article == Article::owner;
        return;
      }
      if (n > 0 && tokens_[i].shape == Shape::clitic) {
        mention->is_definite = mention->is_owned = true;
        return;
      }
      const bool may_be_adjective =
          n == 0 || (tokens_[i].shape != Shape::mark && lexicon::role(words_[i]) == lexicon::Role::content);
      if (!may_be_adjective || tokens_[i].starts_sentence) return;
    }
  }

  // --- what is true of all

  void add(Mention mention) {
    mention.sentence = sentence_[mention.head];
    mention.paragraph = paragraph_;
    const Quoted quoted = tokens_[mention.head].quoted;
    mention.is_quoted = quoted != Quoted::no && quoted != Quoted::unclosed;
    const std::uint32_t next = mention.tokens.end;
    const bool has_next = next < tokens_.size() && !tokens_[next].starts_sentence;
    if (has_next && tokens_[next].shape == Shape::clitic && is_possessive(next)) mention.is_owner = true;
    mention.is_subject = !mention.is_owner && !mention.is_modifier && is_subject(mention, has_next);
    mentions_.push_back(std::move(mention));
  }

  [[nodiscard]] bool is_possessive(std::uint32_t i) const {
    return words_[i] == word_of("'s") || words_[i] == word_of("'");
  }

  [[nodiscard]] bool is_subject(const Mention& mention, bool has_next) const {
    const std::uint32_t next = mention.tokens.end;
    if (has_next && tokens_[next].cue >= kSpeech && lexicon::role(words_[next]) == lexicon::Role::content) return true;
    const bool is_first_one = mentions_.empty() || mentions_.back().sentence != mention.sentence;
    if (!is_first_one || mention.tokens.begin == 0) return is_first_one;
    const std::uint32_t last = mention.tokens.begin - 1;
    return sentence_[last] != mention.sentence || tokens_[last].shape == Shape::mark ||
           lexicon::role(words_[last]) == lexicon::Role::content;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const Tokens& all_;
  std::vector<std::uint32_t> words_;  // folded, of each token
  std::vector<std::uint32_t> sentence_;
  std::vector<bool> is_heading_;  // of each sentence
  std::vector<std::uint32_t> sure_;
  std::uint32_t paragraph_ = 0;
  std::vector<Mention> mentions_;
};

}  // namespace

std::string_view type_name(EntityType type) {
  switch (type) {
    case EntityType::person:
      return "person";
    case EntityType::organisation:
      return "organisation";
    case EntityType::government:
      return "government";
    case EntityType::document:
      return "document";
    case EntityType::anonymous:
      return "anonymous";
    case EntityType::group:
    case EntityType::unknown:
      break;
  }
  return "group";
}

Mention mention_of_unknown(const Tokens& tokens, TokenSpan span) {
  static const Words<14> ends(
      {"of", "for", "in", "who", "that", "which", "on", "at", "with", "from", "by", "to", "and", "as"});
  Mention mention;
  mention.tokens = mention.name = span;
  mention.head = span.begin;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const Token& token = tokens.tokens[i];
    if (i > span.begin && (token.shape == Shape::mark || token.shape == Shape::clitic || ends.has(token.word))) break;
    mention.head = i;
  }
  const Token& head = tokens.tokens[mention.head];
  mention.noun = head.word;
  const Pronoun pronoun = span.end - span.begin == 1 ? pronoun_of(head.word) : Pronoun();
  if (pronoun.is_known) {
    mention.form = Mention::Form::pronoun;
    mention.gender = pronoun.gender;
    mention.is_plural = pronoun.is_plural;
    mention.is_relative = pronoun.is_relative;
    return mention;
  }
  mention.form = has_capital(head) && mention.head > span.begin ? Mention::Form::name : Mention::Form::noun;
  const Article article = article_of(tokens.tokens[span.begin].word);
  mention.is_definite = article == Article::definite || article == Article::owner;
  mention.is_owned = article == Article::owner;
  return mention;
}

std::vector<Mention> find_mentions(std::string_view text, const Tokens& tokens) {
  return MentionFinder(text, tokens).run();
}

}  // namespace wirecopy::attribution
