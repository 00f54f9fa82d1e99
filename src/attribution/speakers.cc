// From left to right, as a reader goes: each name, noun and pronoun is joined to what was mentioned before it. A
// pronoun takes the mention that fits it and scores best: near, the subject of its sentence, the last speaker, often
// named (after Lappin and Leass, Computational Linguistics 20(4), 1994, without their parser). What stands inside
// quotation marks explains no pronoun outside them.
#include "attribution/speakers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "lexicon/names.h"
#include "lexicon/words.h"
#include "text/text.h"

namespace wirecopy::attribution {
namespace {

using lexicon::Gender;
using Form = Mention::Form;

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// How far back an antecedent may stand. Sentences; of the marked speakers none stands further than eight behind.
constexpr std::uint32_t kFurthestSentence = 12;
constexpr std::size_t kMostSpeakers = 4;         // before, of whom one may speak on
constexpr std::uint32_t kFurthestMention = 150;  // a bound on the work of one pronoun
constexpr std::uint32_t kFurthestCalled = 2000;  // mentions; the same of a noun, more than a long article has
constexpr std::uint32_t kFurthestWord = 4000;    // tokens; the same of a noun that is in no list

// What the score of an antecedent is made of; weights by hand, chosen on one half of the marked speakers
// (docs/design/quotes.md).
struct Weights {
  double sentence = -0.7;             // each sentence further back, up to kFarSentences
  double far_sentence = -0.2;         // each beyond
  double subject = 1.0;               // first in its sentence, or before a word of speech
  double last_speaker = 1.3;          // spoke last before
  double last_fitting_speaker = 0.7;  // of those before the last whom the pronoun may mean, the last
  double log_mentions = 0.35;         // times log2(1 + mentions so far)
  double known_gender = 0.6;          // he and a man, she and a woman
  double unknown_type = -1.5;         // one word that nothing tells of
  double has_spoken = 1.2;            // the same, but it was a speaker
  double owner = -0.4;                // "Holt's plan"
  double modifier = -1.5;             // "the Holt campaign"
  double in_content = -0.5;           // in what somebody said without quotation marks
  double noun = -0.6;                 // not a name
  double indefinite = -0.4;           // "a judge"
  double paragraph = -0.2;            // in another paragraph
  double body_as_they = -0.7;         // "they" of one organisation
  double paper_as_they = -1.0;        // "they" of reports
};
constexpr Weights kWeights;
constexpr std::uint32_t kFarSentences = 4;

// Score from which on a noun that may be said of anyone ("the candidate") is taken for somebody mentioned before: one
// who is the subject of this sentence or the last, or the last speaker.
constexpr double kLeastNounScore = 0.5;

TokenSpan tokens_in(const Tokens& tokens, ByteSpan span) {
  const auto at = [&tokens](std::uint32_t byte) {
    const auto place = std::ranges::lower_bound(tokens.tokens, byte, {}, [](const Token& t) { return t.span.begin; });
    return static_cast<std::uint32_t>(place - tokens.tokens.begin());
  };
  return {at(span.begin), at(span.end)};
}

bool is_first_or_second_person(const Token& token) {
  static const std::array<std::uint32_t, 7> words = {word_of("i"),  word_of("we"), word_of("you"), word_of("me"),
                                                     word_of("us"), word_of("my"), word_of("our")};
  return token.shape != Shape::upper && std::ranges::find(words, token.word) != words.end();  // "US officials"
}

bool is_body(EntityType type) {
  return type == EntityType::organisation || type == EntityType::government || type == EntityType::document;
}

class Resolver {
 public:
  Resolver(std::string_view text, const Tokens& tokens, const std::vector<Statement>& statements)
      : text_(text), tokens_(tokens), statements_(statements) {}

  Resolution run() {
    mentions_ = find_mentions(text_, tokens_);
    count_sentences();
    add_pairs();
    mark_contents();
    find_speakers();
    entity_of_.assign(mentions_.size(), kNoEntity);
    link_full_names();
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) link(i);
    Resolution resolution;
    resolution.speaker_of.assign(statements_.size(), kNoEntity);
    for (std::uint32_t i = 0; i < mentions_.size(); ++i)
      for (const std::uint32_t statement : statements_of_[i]) resolution.speaker_of[statement] = entity_of_[i];
    resolution.mentions = std::move(mentions_);
    resolution.entity_of = std::move(entity_of_);
    resolution.entities = entities_.take();
    return resolution;
  }

 private:
  void count_sentences() {
    sentence_of_.resize(tokens_.tokens.size());
    std::uint32_t sentence = 0;
    for (std::size_t i = 0; i < sentence_of_.size(); ++i) {
      if (i > 0 && tokens_.tokens[i].starts_sentence) ++sentence;
      sentence_of_[i] = sentence;
    }
  }

  // "Ann Holt and Ivo Lund" are mentioned as one too.
  void add_pairs() {
    std::vector<Mention> pairs;
    for (std::size_t i = 0; i + 1 < mentions_.size(); ++i) {
      const Mention& first = mentions_[i];
      const Mention& second = mentions_[i + 1];
      const auto may_be_person = [](const Mention& mention) {
        return mention.form == Form::name && !mention.is_plural && !is_body(mention.type);
      };
      if (!may_be_person(first) || !may_be_person(second) || second.is_modifier) continue;
      if (second.tokens.begin != first.tokens.end + 1 || tokens_.tokens[first.tokens.end].word != word_of("and"))
        continue;
      Mention pair = first;
      pair.form = Form::noun;
      pair.type = EntityType::group;
      pair.gender = Gender::unknown;
      pair.roles.clear();
      pair.is_plural = pair.is_pair = true;
      pair.is_definite = pair.takes_anyone = false;
      pair.is_owner = second.is_owner;
      pair.tokens.end = second.tokens.end;
      pair.head = first.tokens.end;
      pairs.push_back(std::move(pair));
    }
    merge(std::move(pairs));
  }

  // --- where the statements stand

  void mark_contents() {
    content_of_.assign(tokens_.tokens.size(), kNone);
    for (std::uint32_t s = 0; s < statements_.size(); ++s) {
      for (const ByteSpan span : statements_[s].content) {
        const TokenSpan content = tokens_in(tokens_, span);
        for (std::uint32_t i = content.begin; i < content.end; ++i) content_of_[i] = s;
      }
    }
  }

  // The mention that each speaker's words are, made where the text has none there.
  void find_speakers() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> heads;  // of speakers: token, statement
    std::vector<Mention> made;
    for (std::uint32_t s = 0; s < statements_.size(); ++s) {
      if (!statements_[s].speaker || statements_[s].speaker->spans.empty()) continue;
      const TokenSpan span = tokens_in(tokens_, statements_[s].speaker->spans.front());
      if (span.begin >= span.end || tokens_.tokens[span.begin].shape == Shape::clitic ||
          is_first_or_second_person(tokens_.tokens[span.begin]))
        continue;
      const Mention* mention = mention_in(span);
      if (mention == nullptr) make_mention(span, &made);
      heads.emplace_back(mention != nullptr ? mention->head : mention_of_unknown(tokens_, span).head, s);
    }
    make_before_relatives(&made);
    merge(std::move(made));
    statements_of_.assign(mentions_.size(), {});
    for (const auto& [head, statement] : heads) {
      const auto place = std::ranges::lower_bound(mentions_, head, {}, &Mention::head);
      if (place == mentions_.end() || place->head != head) continue;
      place->is_subject = true;
      statements_of_[static_cast<std::size_t>(place - mentions_.begin())].push_back(statement);
    }
  }

  // Of the mentions in a speaker's words the one that is meant: the first that owns nothing and modifies nothing; a
  // name where it follows the noun at once ("the spokesman, Ivo Lund").
  [[nodiscard]] const Mention* mention_in(TokenSpan span) const {
    auto mention = std::ranges::lower_bound(mentions_, span.begin, {}, [](const Mention& m) { return m.head; });
    const Mention* found = nullptr;
    for (; mention != mentions_.end() && mention->head < span.end; ++mention) {
      if (found != nullptr && mention->is_pair && mention->tokens.begin == found->tokens.begin) return &*mention;
      if (found != nullptr) {
        const bool follows = mention->tokens.begin <= found->tokens.end + 1 && mention->form == Form::name &&
                             mention->type == EntityType::person;
        return found->form == Form::noun && follows ? &*mention : found;
      }
      const bool has_owner_sign =
          mention->head + 2 == span.end && tokens_.tokens[mention->head + 1].shape == Shape::clitic;
      const bool is_all = mention->head + 1 >= span.end || (mention->form == Form::name && has_owner_sign);
      if ((!mention->is_owner && !mention->is_modifier) || is_all) found = &*mention;
    }
    return found;
  }

  void make_mention(TokenSpan span, std::vector<Mention>* made) const {
    Mention mention = mention_of_unknown(tokens_, span);
    place(&mention);
    mention.is_subject = true;
    // The same word before, where it is no mention either.
    const std::uint32_t end = span.begin > kFurthestWord ? span.begin - kFurthestWord : 0;
    for (std::uint32_t i = span.begin; mention.form == Form::noun && i-- > end;) {
      if (tokens_.tokens[i].word != mention.noun || is_mentioned(i)) continue;
      Mention before = mention_of_unknown(tokens_, {i, i + 1});
      before.is_definite = false;
      place(&before);
      made->push_back(before);
      break;
    }
    made->push_back(std::move(mention));
  }

  // "The sailors who": a noun that is in no list.
  void make_before_relatives(std::vector<Mention>* made) const {
    for (const Mention& mention : mentions_) {
      if (!mention.is_relative || mention.head == 0) continue;
      const std::uint32_t last = mention.head - 1;
      const Token& token = tokens_.tokens[last];
      if (token.shape != Shape::lower || is_mentioned(last) || token.ends_sentence) continue;
      if (lexicon::role(token.word) != lexicon::Role::content) continue;
      Mention noun = mention_of_unknown(tokens_, {last, last + 1});
      place(&noun);
      made->push_back(std::move(noun));
    }
  }

  [[nodiscard]] bool is_mentioned(std::uint32_t token) const {
    const auto after = std::ranges::upper_bound(mentions_, token, {}, [](const Mention& m) { return m.head; });
    if (after != mentions_.end() && after->tokens.begin <= token) return true;
    return after != mentions_.begin() && std::prev(after)->tokens.end > token;
  }

  // Where a made mention stands; its paragraph is that of the mention before.
  void place(Mention* mention) const {
    const auto after = std::ranges::upper_bound(mentions_, mention->head, {}, [](const Mention& m) { return m.head; });
    if (after != mentions_.begin()) mention->paragraph = std::prev(after)->paragraph;
    mention->sentence = sentence_of_[mention->head];
    const Quoted quoted = tokens_.tokens[mention->head].quoted;
    mention->is_quoted = quoted != Quoted::no && quoted != Quoted::unclosed;
  }

  void merge(std::vector<Mention> made) {
    for (Mention& mention : made) mentions_.push_back(std::move(mention));
    std::ranges::stable_sort(mentions_, {}, &Mention::head);
    const auto [begin, end] = std::ranges::unique(mentions_, {}, &Mention::head);
    mentions_.erase(begin, end);
  }

  // --- names

  [[nodiscard]] NameWords name_words(const Mention& mention) const {
    NameWords name;
    std::string initials;
    std::vector<std::uint32_t> folded;
    for (std::uint32_t i = mention.name.begin; i < mention.name.end; ++i) {
      const Token& token = tokens_.tokens[i];
      if (token.shape == Shape::mark || i > std::max(mention.head, mention.name.begin)) continue;
      const std::uint32_t word = token.shape == Shape::upper ? folded_acronym(token) : token.word;
      folded.push_back(word);
      const bool is_large = token.shape == Shape::capital || token.shape == Shape::upper;
      if (is_large) initials.push_back(static_cast<char>(text_[token.span.begin] | 0x20));
      const std::uint32_t known = is_body(mention.type) ? 0 : lexicon::name_class(word);
      name.words.push_back(known != 0 ? known : word);
    }
    if (name.words.empty()) name.words.push_back(mention.noun);
    turn(&name.words);
    if (name.words.size() == 1) name.whole = folded.empty() ? 0 : folded.front();
    if (initials.size() >= 2 && mention.type != EntityType::person) name.initials = lexicon::word_hash(initials);
    const lexicon::Name listed = lexicon::name_at(folded);
    if (listed.n_words == folded.size() && listed.form != lexicon::Name::Form::part)
      name.name_class = listed.name_class;
    name.is_seat = name.name_class != 0 && listed.form == lexicon::Name::Form::seat;
    return name;
  }

  // "Department of Justice" is "Justice Department".
  static void turn(std::vector<std::uint32_t>* words) {
    const bool is_office = words->front() == word_of("department") || words->front() == word_of("ministry");
    if (!is_office || words->size() < 3 || (*words)[1] != word_of("of")) return;
    words->push_back(words->front());
    words->erase(words->begin(), words->begin() + 2);
    if (words->front() == word_of("the") && words->size() > 2) words->erase(words->begin());
  }

  [[nodiscard]] std::uint32_t folded_acronym(const Token& token) const {
    std::string lower;
    for (const char c : words_of(token.span))
      if (c != '.') lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    return lexicon::word_hash(lower);
  }

  [[nodiscard]] std::string_view words_of(ByteSpan span) const { return text_.substr(span.begin, span.size()); }

  [[nodiscard]] std::string text_of(TokenSpan span) const {
    const ByteSpan bytes{tokens_.tokens[span.begin].span.begin, tokens_.tokens[span.end - 1].span.end};
    std::string words(words_of(bytes));
    std::ranges::replace_if(words, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return words;
  }

  // First, so that a surname finds its person also where the full name comes later.
  void link_full_names() {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      const Mention& mention = mentions_[i];
      if (mention.form != Form::name) continue;
      const NameWords name = name_words(mention);
      if (name.words.size() > 1 || is_body(mention.type))
        entity_of_[i] = entities_.link_full_name(mention, name, text_of(mention.name));
    }
  }

  // --- from left to right

  void link(std::uint32_t i) {
    const Mention& mention = mentions_[i];
    if (entity_of_[i] == kNoEntity) {
      if (mention.form == Form::name)
        entity_of_[i] = entities_.link_short_name(mention, name_words(mention), text_of(mention.name));
      else
        entity_of_[i] = mention.form == Form::noun ? link_noun(i) : link_pronoun(i);
    }
    if (entity_of_[i] == kNoEntity) return;
    entities_.mention(entity_of_[i], mention, i, !statements_of_[i].empty());
    if (!statements_of_[i].empty() && (speakers_.empty() || speakers_.back() != entity_of_[i]))
      speakers_.push_back(entity_of_[i]);
  }

  EntityIndex link_pronoun(std::uint32_t i) {
    if (mentions_[i].is_relative) return before_relative(i);
    return best_before(
               i, [&](const Mention& mention, const Entity& entity) { return fits(mentions_[i], mention, entity); })
        .entity;
  }

  // The person or body right before "who" and "that".
  EntityIndex before_relative(std::uint32_t i) const {
    EntityIndex nearest = kNoEntity;
    const std::uint32_t end = i > kFurthestMention ? i - kFurthestMention : 0;
    for (std::uint32_t j = i; j-- > end;) {
      const Mention& mention = mentions_[j];
      if (mention.sentence != mentions_[i].sentence) break;
      if (entity_of_[j] == kNoEntity || mention.is_modifier || mention.form == Form::pronoun) continue;
      if (nearest == kNoEntity) nearest = entity_of_[j];
      if (mention.head + 1 == mentions_[i].head) return nearest;
      const Entity& entity = entities_[entity_of_[j]];
      if (entity.type == EntityType::person || entity.is_plural || entity.type == EntityType::anonymous)
        return entity_of_[j];
      if (mention.tokens.end + kFarWords < mentions_[i].head) break;
    }
    return nearest;
  }

  static bool fits(const Mention& pronoun, const Mention& mention, const Entity& entity) {
    if (pronoun.type == EntityType::person) {
      if (entity.is_plural || mention.is_plural) return false;
      if (entity.type != EntityType::person && entity.type != EntityType::anonymous &&
          entity.type != EntityType::unknown)
        return false;
      return entity.likely_gender() == Gender::unknown || entity.likely_gender() == pronoun.gender;
    }
    if (entity.type == EntityType::person) return false;
    if (pronoun.is_plural)
      return entity.is_plural || entity.type == EntityType::organisation || entity.type == EntityType::group;
    return !entity.is_plural && entity.type != EntityType::anonymous;
  }

  struct Scored {
    EntityIndex entity = kNoEntity;
    double score = -std::numeric_limits<double>::infinity();
  };

  // The best-scoring entity mentioned before `i` of those that fit.
  template <typename Fits>
  Scored best_before(std::uint32_t i, const Fits& does_fit) const {
    const Mention& pronoun = mentions_[i];
    const Speakers speakers = speakers_before(pronoun);
    Scored best;
    const std::uint32_t end = i > kFurthestMention ? i - kFurthestMention : 0;
    for (std::uint32_t j = i; j-- > end;) {
      const Mention& mention = mentions_[j];
      if (pronoun.sentence - mention.sentence > kFurthestSentence) break;
      const EntityIndex index = entity_of_[j];
      if (index == kNoEntity || (mention.is_quoted && !pronoun.is_quoted)) continue;
      if (!does_fit(mention, entities_[index]) || is_said_by(i, j)) continue;
      const double score = score_of(i, j) + speakers.bonus(index);
      if (score > best.score) best = {index, score};
    }
    return best;
  }

  struct Speakers {
    EntityIndex last = kNoEntity;
    EntityIndex last_fitting = kNoEntity;  // of those whom a pronoun may mean

    [[nodiscard]] double bonus(EntityIndex index) const {
      if (index == last) return kWeights.last_speaker;
      return index == last_fitting ? kWeights.last_fitting_speaker : 0;
    }
  };

  [[nodiscard]] Speakers speakers_before(const Mention& pronoun) const {
    Speakers speakers;
    std::size_t n = 0;
    for (auto speaker = speakers_.rbegin(); speaker != speakers_.rend() && n < kMostSpeakers; ++speaker, ++n) {
      if (n == 0) speakers.last = *speaker;
      if (pronoun.form == Form::pronoun && !fits(pronoun, pronoun, entities_[*speaker])) continue;
      speakers.last_fitting = *speaker;
      break;
    }
    return speakers;
  }

  // Whether the mention `j` stands in what the speaker `i` says: he does not name himself.
  [[nodiscard]] bool is_said_by(std::uint32_t i, std::uint32_t j) const {
    const std::uint32_t statement = content_of_[mentions_[j].head];
    return statement != kNone && std::ranges::find(statements_of_[i], statement) != statements_of_[i].end();
  }

  [[nodiscard]] double score_of(std::uint32_t i, std::uint32_t j) const {
    const Mention& pronoun = mentions_[i];
    const Mention& mention = mentions_[j];
    const Entity& entity = entities_[entity_of_[j]];
    const std::uint32_t n = pronoun.sentence - mention.sentence;
    double score = kWeights.sentence * std::min(n, kFarSentences);
    if (n > kFarSentences) score += kWeights.far_sentence * (n - kFarSentences);
    if (mention.is_subject) score += kWeights.subject;
    score += kWeights.log_mentions * std::log2(1.0 + entity.n_mentions);
    if (pronoun.gender != Gender::unknown && entity.likely_gender() == pronoun.gender) score += kWeights.known_gender;
    if (entity.type == EntityType::unknown) score += kWeights.unknown_type;
    if (entity.type == EntityType::unknown && entity.has_spoken) score += kWeights.has_spoken;
    if (pronoun.is_plural && entity.type == EntityType::organisation && !entity.is_plural)
      score += kWeights.body_as_they;
    if (pronoun.is_plural && entity.type == EntityType::document) score += kWeights.paper_as_they;
    if (mention.is_owner) score += kWeights.owner;
    if (mention.is_modifier) score += kWeights.modifier;
    if (content_of_[mention.head] != kNone) score += kWeights.in_content;
    if (!entity.is_named) score += kWeights.noun;
    if (mention.form == Form::noun && !mention.is_definite && !mention.is_plural) score += kWeights.indefinite;
    if (mention.paragraph != pronoun.paragraph) score += kWeights.paragraph;
    return score;
  }

  // --- nouns

  EntityIndex link_noun(std::uint32_t i) {
    const Mention& noun = mentions_[i];
    EntityIndex found = beside_name(i);
    if (found == kNoEntity && noun.is_owned) return owned(i);
    if (found == kNoEntity && noun.is_definite) found = called(i);
    if (found == kNoEntity && noun.is_definite) found = anyone(i);
    return found != kNoEntity ? found : add_noun(i);
  }

  // "Ann Holt, the mayor", "the mayor, Ann Holt".
  EntityIndex beside_name(std::uint32_t i) const {
    const Mention& noun = mentions_[i];
    if (noun.type != EntityType::person && noun.type != EntityType::anonymous) return kNoEntity;
    const auto is_comma = [this](std::uint32_t token) {
      return token < tokens_.tokens.size() && tokens_.tokens[token].word == word_of(",");
    };
    if (i > 0 && is_person(mentions_[i - 1]) && mentions_[i - 1].sentence == noun.sentence && !noun.is_plural) {
      const std::uint32_t end = mentions_[i - 1].tokens.end;
      if (is_comma(end) && (noun.tokens.begin == end + 1 || has_only_words(end + 1, noun.head)))
        return entity_of_[i - 1];
    }
    if (i + 1 < mentions_.size() && is_person(mentions_[i + 1]) && noun.is_definite && is_comma(noun.tokens.end) &&
        mentions_[i + 1].tokens.begin == noun.tokens.end + 1)
      return entity_of_[i + 1];
    return kNoEntity;
  }

  static bool is_person(const Mention& mention) {
    return mention.form == Form::name && mention.type == EntityType::person && !mention.is_owner;
  }

  // Whether nothing but adjectives and nouns stands there.
  [[nodiscard]] bool has_only_words(std::uint32_t begin, std::uint32_t end) const {
    if (end - begin > kFarWords) return false;
    for (std::uint32_t k = begin; k < end; ++k) {
      const Token& token = tokens_.tokens[k];
      if (token.shape == Shape::mark || token.starts_sentence) return false;
      if (k > begin && lexicon::role(token.word) != lexicon::Role::content) return false;
    }
    return true;
  }

  // "Her campaign" is one as long as she is one.
  EntityIndex owned(std::uint32_t i) {
    const Mention& noun = mentions_[i];
    EntityIndex owner = kNoEntity;
    if (i > 0 && mentions_[i - 1].head + kFarWords > noun.head && mentions_[i - 1].is_owner) owner = entity_of_[i - 1];
    if (owner == kNoEntity) return add_noun(i);
    const auto [place, is_new] = owned_.emplace(std::pair(owner, noun.noun), kNoEntity);
    if (is_new) place->second = add_noun(i);
    return place->second;
  }

  // The last who was called so: by a title, a role or a name that ends in it ("the bureau"); else by the same noun.
  EntityIndex called(std::uint32_t i) const {
    const Mention& noun = mentions_[i];
    EntityIndex same_noun = kNoEntity;
    const std::uint32_t end = i > kFurthestCalled ? i - kFurthestCalled : 0;
    for (std::uint32_t j = i; j-- > end;) {
      const EntityIndex index = entity_of_[j];
      const Mention& mention = mentions_[j];
      if (index == kNoEntity || (mention.is_quoted && !noun.is_quoted)) continue;
      if (mention.form == Form::name && !noun.is_plural && is_called(entities_[index], noun.noun)) return index;
      if (same_noun != kNoEntity || mention.form != Form::noun || mention.noun != noun.noun) continue;
      if (mention.is_plural != noun.is_plural) continue;
      if (mention.is_definite) return index;
      same_noun = index;
    }
    return same_noun;
  }

  static bool is_called(const Entity& entity, std::uint32_t noun) {
    if (entity.type == EntityType::person) return std::ranges::find(entity.roles, noun) != entity.roles.end();
    return entity.words.size() > 1 && entity.type != EntityType::group && entity.words.back() == noun;
  }

  // "The candidate" of one who was named by something else; "the company" of one whose name was told.
  EntityIndex anyone(std::uint32_t i) const {
    const Mention& noun = mentions_[i];
    if (noun.is_plural) return kNoEntity;
    const bool is_person = noun.type == EntityType::person;
    if (!noun.takes_anyone || (!is_person && noun.type != EntityType::organisation)) return kNoEntity;
    const auto does_fit = [&](const Mention& mention, const Entity& entity) {
      if (mention.form == Form::pronoun || entity.is_plural || !entity.is_named) return false;
      if (!is_person) return entity.type == EntityType::organisation || entity.type == EntityType::unknown;
      return entity.type == EntityType::person &&
             (entity.gender == Gender::unknown || noun.gender == Gender::unknown || entity.gender == noun.gender);
    };
    const Scored best = best_before(i, does_fit);
    return best.score >= kLeastNounScore ? best.entity : kNoEntity;
  }

  EntityIndex add_noun(std::uint32_t i) {
    const Mention& noun = mentions_[i];
    Entity entity;
    entity.name = text_of(noun.tokens);
    entity.type = noun.type;
    entity.gender = noun.gender;
    entity.is_plural = noun.is_plural;
    entity.noun = noun.noun;
    return entities_.add(std::move(entity));
  }

  static constexpr std::uint32_t kFarWords = 6;  // tokens between words that belong together

  std::string_view text_;
  const Tokens& tokens_;
  const std::vector<Statement>& statements_;
  std::vector<Mention> mentions_;
  std::vector<EntityIndex> entity_of_;
  std::vector<std::vector<std::uint32_t>> statements_of_;  // of each mention, those that it is the speaker of
  std::vector<std::uint32_t> sentence_of_;                 // of each token
  std::vector<std::uint32_t> content_of_;                  // of each token, the statement whose content it is
  std::map<std::pair<EntityIndex, std::uint32_t>, EntityIndex> owned_;
  Entities entities_;
  std::vector<EntityIndex> speakers_;  // so far, each run of one once
};

}  // namespace

Resolution resolve_speakers(std::string_view text, const Tokens& tokens, const std::vector<Statement>& statements) {
  return Resolver(text, tokens, statements).run();
}

void name_speakers(std::string_view text, const Tokens& tokens, std::vector<Statement>* statements) {
  const Resolution resolution = resolve_speakers(text, tokens, *statements);
  std::vector<std::size_t> number(resolution.entities.size());  // from 1 on, as they speak first; 0: not yet
  std::size_t n = 0;
  for (std::size_t i = 0; i < statements->size(); ++i) {
    const EntityIndex index = resolution.speaker_of[i];
    if (index == kNoEntity || !(*statements)[i].speaker) continue;
    const Entity& entity = resolution.entities[index];
    if (number[index] == 0) number[index] = ++n;
    (*statements)[i].speaker->entity =
        SpeakerEntity{fmt::format("e{}", number[index]), entity.name, std::string(type_name(entity.type))};
  }
}

}  // namespace wirecopy::attribution
