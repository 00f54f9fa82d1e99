// What a change means to a reader. Numbers, names and days are compared as mentions, so that another way to write the
// same is no change; what only moved within the passage is none either. The rest is told by words: negations, speech,
// hedges (docs/design/edits.md).
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "lexicon/certainty.h"
#include "lexicon/names.h"
#include "lexicon/relations.h"
#include "lexicon/word_list.h"
#include "lexicon/words.h"
#include "match/changes.h"
#include "match/stretch.h"
#include "text/unicode.h"

namespace wirecopy::match {
namespace {

using lexicon::Manner;
using text::Sentence;
using text::Token;

// What stands in a sentence of which less than this share of words is kept came or went with its sentence.
constexpr double kKept = .4;
// A "not" in a longer insert or cut belongs to that clause alone, not to the sentence around it; likewise "may".
constexpr TokenIndex kLongestNegation = 5;
constexpr TokenIndex kLongestSwap = 8;
constexpr TokenIndex kSpeakerAndVerb = 2;  // "he said"
constexpr TokenIndex kNextToNothing = 2;

template <typename Mention>
struct Left {
  std::vector<const Mention*> a;
  std::vector<const Mention*> b;
};

TokenRange range_of(const NumberMention& mention) {
  return mention.at;
}
TokenRange range_of(const NameMention& mention) {
  return mention.at;
}
TokenRange range_of(const DayMention& mention) {
  return {mention.at, mention.at + 1};
}

template <typename Mention>
std::vector<const Mention*> touched(const std::vector<Mention>& mentions, TokenRange range) {
  std::vector<const Mention*> found;
  for (const Mention& mention : mentions)
    if (meet(range_of(mention), range)) found.push_back(&mention);
  return found;
}

// Adds the mentions of the other side that hold a token aligned with one of these: "2" beside "2 million", "Russia"
// beside "Russian Federation".
template <typename Mention, typename Partner>
void add_partners(const std::vector<const Mention*>& mentions, const std::vector<Mention>& others, Partner partner_of,
                  std::vector<const Mention*>* touched_others) {
  for (const Mention* mention : mentions) {
    const TokenRange range = range_of(*mention);
    for (TokenIndex i = range.begin; i < range.end; ++i) {
      const TokenIndex partner = partner_of(i);
      if (partner == Reading::kNoPartner) continue;
      for (const Mention* other : touched(others, {partner, partner + 1}))
        if (std::ranges::find(*touched_others, other) == touched_others->end()) touched_others->push_back(other);
    }
  }
}

// Takes out what stands on both sides.
template <typename Mention, typename Alike>
void cancel(std::vector<const Mention*>* a, std::vector<const Mention*>* b, const Alike& are_alike) {
  std::erase_if(*a, [&](const Mention* mention) {
    const auto same = std::ranges::find_if(*b, [&](const Mention* other) { return are_alike(*mention, *other); });
    if (same == b->end()) return false;
    b->erase(same);
    return true;
  });
}

// Whether what a name has more than the other stands where nothing, or a title, stood there: "Bashar" for "Mr.", but
// not "Castellan" for "Center".
bool is_fuller_form(const Side& side, TokenRange instead) {
  for (TokenIndex i = instead.begin; i < instead.end; ++i)
    if (!lexicon::is_title(side.token(i).word) && !side.token(i).has(Token::kFunction)) return false;
  return true;
}

template <typename Mention>
bool are_alike_here(const Reading&, const Change&, const Mention& a, const Mention& b) {
  return alike(a, b);
}
bool are_alike_here(const Reading& reading, const Change& change, const NameMention& a, const NameMention& b) {
  if (!alike(a, b)) return false;
  const bool same_class = a.name_class != 0 && a.name_class == b.name_class;
  if (same_class || a.words.size() == b.words.size()) return true;
  return a.words.size() > b.words.size() ? is_fuller_form(reading.b, change.b) : is_fuller_form(reading.a, change.a);
}

template <typename Mention>
Left<Mention> left_of(const Reading& reading, const Change& change, const std::vector<Mention>& in_a,
                      const std::vector<Mention>& in_b) {
  Left<Mention> left{touched(in_a, change.a), touched(in_b, change.b)};
  const std::vector<const Mention*> own_a = left.a;
  add_partners(left.b, in_a, [&](TokenIndex i) { return reading.aligned_in_a(i); }, &left.a);
  add_partners(own_a, in_b, [&](TokenIndex i) { return reading.aligned_in_b(i); }, &left.b);
  cancel(&left.a, &left.b, [&](const Mention& a, const Mention& b) { return are_alike_here(reading, change, a, b); });
  std::erase_if(left.a, [&](const Mention* mention) { return !meet(range_of(*mention), change.a); });
  std::erase_if(left.b, [&](const Mention* mention) { return !meet(range_of(*mention), change.b); });
  return left;
}

// Share of a sentence's tokens, as far as the passage goes, that have a counterpart on the other side.
double kept_share(const Reading& reading, const Side& side, TokenRange range, TokenIndex TokenPair::* own,
                  TokenIndex i) {
  const Sentence& sentence = side.text.sentences[sentence_at(side.text, i)];
  const TokenRange inside{std::max(range.begin, sentence.begin), std::min(range.end, sentence.end)};
  const auto n_kept = std::ranges::count_if(
      reading.pairs, [&](const TokenPair& pair) { return pair.*own >= inside.begin && pair.*own < inside.end; });
  return double(n_kept) / std::max(1U, inside.size());
}

class Flagger {
 public:
  Flagger(const Reading& reading, std::vector<Change>* changes) : reading_(reading), changes_(*changes) {}

  void run() {
    flag_mentions(reading_.in_a.numbers, reading_.in_b.numbers,
                  [](const auto& left, const Change&) { return number_flags(left); });
    flag_mentions(reading_.in_a.names, reading_.in_b.names, [this](Left<NameMention> left, const Change& change) {
      drop_relatives(change, &left);
      return name_flags(left);
    });
    flag_mentions(reading_.in_a.days, reading_.in_b.days,
                  [](const auto& left, const Change&) { return day_flags(left); });
    for (Change& change : changes_) flag_words(&change);
    flag_speakers();
  }

 private:
  template <typename Mention, typename FlagsOf>
  void flag_mentions(const std::vector<Mention>& in_a, const std::vector<Mention>& in_b, const FlagsOf& flags_of) {
    if (in_a.empty() && in_b.empty()) return;
    std::vector<Left<Mention>> left;
    for (const Change& change : changes_) left.push_back(left_of(reading_, change, in_a, in_b));
    cancel_moved(&left);
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      if (!is_small_swap(changes_[i])) keep_kept(&left[i]);
      changes_[i].flags.add(flags_of(left[i], changes_[i]));
    }
  }

  // What one change cut out and another put in only moved; not so where it gave way to something else, for names that
  // changed places mean another thing.
  template <typename Mention>
  void cancel_moved(std::vector<Left<Mention>>* left) const {
    for (Left<Mention>& x : *left)
      for (Left<Mention>& y : *left)
        if (&x != &y && x.b.empty() && y.a.empty())
          cancel(&x.a, &y.b, [](const Mention& a, const Mention& b) { return alike(a, b); });
  }

  // A word or two against others: then the sentence is kept, however many of its other words were swapped.
  static bool is_small_swap(const Change& change) {
    constexpr TokenIndex kFew = 3;
    return change.a.size() > 0 && change.b.size() > 0 && std::max(change.a.size(), change.b.size()) <= kFew;
  }

  template <typename Mention>
  void keep_kept(Left<Mention>* left) const {
    std::erase_if(left->a, [this](const Mention* mention) { return !is_kept_in_a(range_of(*mention).begin); });
    std::erase_if(left->b, [this](const Mention* mention) { return !is_kept_in_b(range_of(*mention).begin); });
  }

  [[nodiscard]] bool is_kept_in_a(TokenIndex i) const {
    return kept_share(reading_, reading_.a, reading_.range_a, &TokenPair::a, i) >= kKept;
  }
  [[nodiscard]] bool is_kept_in_b(TokenIndex i) const {
    return kept_share(reading_, reading_.b, reading_.range_b, &TokenPair::b, i) >= kKept;
  }

  // "both" or "first" count only against another number. A day or a year against another is a number too; alone, or in
  // the place of a weekday, it is a date.
  [[nodiscard]] static EditFlags number_flags(const Left<NumberMention>& left) {
    const bool on_both = !left.a.empty() && !left.b.empty();
    EditFlags flags;
    for (const auto* side : {&left.a, &left.b}) {
      for (const NumberMention* number : *side) {
        if (number->in_date) flags.add(EditFlag::date);
        if (on_both || (!number->is_loose && !number->in_date)) flags.add(EditFlag::number);
      }
    }
    return flags;
  }

  // A function word in whose place a name can hardly stand.
  static bool is_connective(const Token& word) {
    static const auto pronouns = [] {
      lexicon::WordList<bool> list;
      for (const std::string_view each : {"i", "you", "he", "she", "it", "we", "they", "this", "that", "these", "those",
                                          "some", "others", "everyone", "someone", "who"})
        list.add(each, true);
      list.finish();
      return list;
    }();
    return word.has(Token::kFunction) && !pronouns.find(word.word);
  }

  // At the begin of a sentence "Hitherto" for "Then" is no name, nor is what a table knows for a relative.
  void drop_relatives(const Change& change, Left<NameMention>* left) const {
    const auto drop = [](const Side& own, TokenRange here, const Side& other, TokenRange there,
                         std::vector<const NameMention*>* names) {
      std::erase_if(*names, [&](const NameMention* name) {
        if (!name->begins_clause || name->at.size() > 1) return false;
        if (name->at.begin == here.begin && there.size() > 0 && is_connective(other.token(there.begin))) return true;
        const lexicon::Relatives relatives(lexicon::base_form(own.token(name->at.begin).word));
        for (TokenIndex i = there.begin; i < there.end; ++i)
          if (relatives.likeness(lexicon::base_form(other.token(i).word)) > 0) return true;
        return false;
      });
    };
    drop(reading_.a, change.a, reading_.b, change.b, &left->a);
    drop(reading_.b, change.b, reading_.a, change.a, &left->b);
  }

  // Of "Supreme Court" against "top court" nothing is left on one side but a common word.
  [[nodiscard]] static EditFlags name_flags(const Left<NameMention>& left) {
    const auto is_proper = [](const NameMention* name) { return !name->is_common; };
    const bool on_both = !left.a.empty() && !left.b.empty();
    const bool flagged = on_both || std::ranges::any_of(left.a, is_proper) || std::ranges::any_of(left.b, is_proper);
    return flagged ? EditFlags(EditFlag::name) : EditFlags();
  }

  // "today" against "now" is a matter of words.
  [[nodiscard]] static EditFlags day_flags(const Left<DayMention>& left) {
    const auto is_named = [](const DayMention* day) { return !day->is_relative; };
    const bool on_both = !left.a.empty() && !left.b.empty();
    const bool flagged = on_both || std::ranges::any_of(left.a, is_named) || std::ranges::any_of(left.b, is_named);
    return flagged ? EditFlags(EditFlag::date) : EditFlags();
  }

  void flag_words(Change* change) {
    const TokenIndex longer = std::max(change->a.size(), change->b.size());
    const bool is_swap = change->a.size() > 0 && change->b.size() > 0;
    Words a = words_of(reading_.a, change->a);
    Words b = words_of(reading_.b, change->b);
    a.negation = a.negation || (a.failure && change->a.size() > change->b.size());
    b.negation = b.negation || (b.failure && change->b.size() > change->a.size());
    if (!a.says_something() && !b.says_something()) {
      if (negated_by_prefix(*change)) change->flags.add(EditFlag::negation);
      return;
    }
    const bool kept = (change->a.size() == 0 || is_kept_in_a(change->a.begin)) &&
                      (change->b.size() == 0 || is_kept_in_b(change->b.begin));
    if (kept && longer <= (is_swap ? kLongestSwap : kLongestNegation)) {
      if (is_negated(a, b) || is_negated(b, a) || negated_by_prefix(*change)) change->flags.add(EditFlag::negation);
      if (is_less_sure(a, change->a.size(), b, change->b.size())) change->flags.add(EditFlag::softened);
      if (is_less_sure(b, change->b.size(), a, change->a.size())) change->flags.add(EditFlag::hardened);
    }
    if (gained_speaker(a, b, change->a.size(), change->b.size()) && is_kept_in_a(change->a.begin))
      speakers_.push_back({change, a.speech});
    if (gained_speaker(b, a, change->b.size(), change->a.size()) && is_kept_in_b(change->b.begin))
      speakers_.push_back({change, b.speech});
  }

  // A speaker that one edit cut out and another put in with the same verb only moved.
  void flag_speakers() {
    const auto moved = [this](const Speaker& speaker) {
      return std::ranges::any_of(speakers_, [&speaker](const Speaker& other) {
        return other.verb == speaker.verb && (other.change->a.size() == 0) != (speaker.change->a.size() == 0);
      });
    };
    for (const Speaker& speaker : speakers_)
      if (!moved(speaker)) speaker.change->flags.add(EditFlag::attribution);
  }

  struct Words {
    bool negation = false;
    bool failure = false;  // "failed to": a negation if the other side has nothing in its place
    bool denial = false;
    bool affirmation = false;
    std::uint32_t speech = 0;  // the first verb of speech
    bool plain = false;        // "will", "said": what a plain statement has there
    bool presumption = false;  // "suspect"
    int certainty = 0;         // -1 hedged, 1 boosted

    [[nodiscard]] bool says_something() const { return negation || failure || denial || speech != 0 || certainty != 0; }
  };

  static Words words_of(const Side& side, TokenRange range) {
    Words words;
    int certainty = 0;
    for (TokenIndex i = range.begin; i < range.end; ++i) {
      const Manner manner = lexicon::manner(side.token(i).word);
      const bool is_half_of_a_word = i + 1 < range.end && is_prefix(side, i);
      words.negation |= is_negation(side, i, manner) && !is_half_of_a_word;
      words.failure |= manner.has(Manner::kFailure) && is_next(side, i, {"to"});
      words.plain |= manner.has(Manner::kPlain);
      words.presumption |= manner.has(Manner::kPresumption);
      words.denial |= manner.has(Manner::kDenial);
      words.affirmation |= manner.has(Manner::kAffirmation);
      if (words.speech == 0 && manner.has(Manner::kSpeech)) words.speech = side.token(i).word;
      if (counts_here(side, i, manner))
        certainty += (manner.has(Manner::kBooster) ? 1 : 0) - (manner.has(Manner::kHedge) ? 1 : 0);
    }
    words.certainty = std::clamp(certainty, -1, 1);
    return words;
  }

  static bool is_next(const Side& side, TokenIndex i, std::initializer_list<std::string_view> words) {
    if (i + 1 >= side.n_tokens()) return false;
    return std::ranges::any_of(
        words, [&](std::string_view word) { return side.token(i + 1).word == lexicon::word_hash(word); });
  }

  // "No. 5", "not only" and "not long ago" are no negations.
  static bool is_negation(const Side& side, TokenIndex i, Manner manner) {
    if (!side.token(i).has(Token::kNegation) && !manner.has(Manner::kNegation)) return false;
    if (is_next(side, i, {"only", "long"}) || is_out_of_nowhere(side, i)) return false;
    const bool numbered = i + 1 < side.n_tokens() && side.token(i + 1).has(Token::kNumber) &&
                          side.cut(side.gap_before(i + 1)).starts_with('.');
    return !numbered;
  }

  static bool is_out_of_nowhere(const Side& side, TokenIndex i) {
    static const std::uint32_t nowhere = lexicon::word_hash("nowhere");
    static const std::array before = {lexicon::word_hash("of"), lexicon::word_hash("from")};
    return side.token(i).word == nowhere && i > 0 && std::ranges::find(before, side.token(i - 1).word) != before.end();
  }

  // "non-public" instead of "private" says the same; "non-" before a word that stays is a negation.
  static bool is_prefix(const Side& side, TokenIndex i) {
    static const std::uint32_t non = lexicon::word_hash("non");
    return side.token(i).word == non && i + 1 < side.n_tokens() && side.cut(side.gap_before(i + 1)) == "-";
  }

  // "May" may be the month; "be that as it may" is none either; "appears" alone is no hedge.
  static bool counts_here(const Side& side, TokenIndex i, Manner manner) {
    if (!manner.has(Manner::kHedge)) return !manner.has(Manner::kNeedsTo) || is_before_clause(side, i);
    const Token& token = side.token(i);
    if (token.has(Token::kCapital) && !token.has(Token::kSentenceStart)) return false;
    static const std::uint32_t it = lexicon::word_hash("it");
    static const std::uint32_t as = lexicon::word_hash("as");
    if (i > 1 && side.token(i - 1).word == it && side.token(i - 2).word == as) return false;
    return !manner.has(Manner::kNeedsTo) || is_before_clause(side, i);
  }

  // "appears to", "it would appear".
  static bool is_before_clause(const Side& side, TokenIndex i) {
    static const std::uint32_t would = lexicon::word_hash("would");
    return is_next(side, i, {"to", "that", "as", "like"}) || (i > 0 && side.token(i - 1).word == would);
  }

  // A hedge or a booster against a word that is none says nothing if that may be a synonym that no table knows. So the
  // one must stand against the other, against a plain word, or against nothing.
  static bool is_less_sure(const Words& x, TokenIndex n_x, const Words& y, TokenIndex n_y) {
    if (x.certainty >= y.certainty) return false;
    if (x.certainty < 0 && y.certainty > 0) return true;
    if (x.certainty < 0 && y.presumption) return false;
    return x.certainty < 0 ? y.plain || n_x > n_y : x.plain || n_y > n_x;
  }

  // x says it is not so, y does not.
  static bool is_negated(const Words& x, const Words& y) {
    if (x.negation) return !y.negation && !y.denial && !y.failure;
    return x.denial && y.affirmation && !y.denial && !y.negation;
  }

  // "able" against "unable".
  [[nodiscard]] bool negated_by_prefix(const Change& change) const {
    if (change.a.size() != 1 || change.b.size() != 1) return false;
    std::string a;
    std::string b;
    text::append_folded(reading_.a.written(change.a.begin), &a);
    text::append_folded(reading_.b.written(change.b.begin), &b);
    if (a.size() < b.size()) std::swap(a, b);
    constexpr std::size_t kShortest = 4;
    if (b.size() < kShortest || !a.ends_with(b)) return false;
    const std::string_view prefix = std::string_view(a).substr(0, a.size() - b.size());
    const auto is_adjective = [&b](std::string_view ending) { return b.ends_with(ending); };
    if (std::ranges::find(kPrefixes, prefix) != kPrefixes.end()) return true;
    return std::ranges::find(kLatinPrefixes, prefix) != kLatinPrefixes.end() &&
           std::ranges::any_of(kAdjectives, is_adjective) && !are_related(change);
  }
  // "migrant", "immigrant": the table of relations holds no opposites.
  [[nodiscard]] bool are_related(const Change& change) const {
    const lexicon::Relatives relatives(reading_.a.token(change.a.begin).base);
    return relatives.likeness(reading_.b.token(change.b.begin).base) > 0;
  }
  static constexpr auto kPrefixes = std::to_array<std::string_view>({"un", "non", "dis"});
  // These stand before other words too: "inform", "immigrants".
  static constexpr auto kLatinPrefixes = std::to_array<std::string_view>({"in", "im", "il", "ir"});
  static constexpr auto kAdjectives = std::to_array<std::string_view>(
      {"able", "ible", "al", "ar", "ent", "ant", "ate", "ous", "ive", "ect", "ly", "ance", "ence", "ity"});

  // Instead of a speaker stands nothing or next to nothing: "he said" against "and".
  static bool gained_speaker(const Words& with, const Words& without, TokenIndex n_with, TokenIndex n_without) {
    return with.speech != 0 && without.speech == 0 && n_without <= kNextToNothing &&
           n_with >= n_without + kSpeakerAndVerb;
  }

  struct Speaker {
    Change* change;
    std::uint32_t verb;
  };
  const Reading& reading_;
  std::vector<Change>& changes_;
  std::vector<Speaker> speakers_;
};

}  // namespace

void flag_changes(const Reading& reading, std::vector<Change>* changes) {
  Flagger(reading, changes).run();
}

}  // namespace wirecopy::match
