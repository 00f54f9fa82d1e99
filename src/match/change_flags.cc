// What a change means to a reader. Numbers, names and days are compared as mentions, so that another way to write the
// same is no change; what only moved within the passage is none either. The rest is told by words: negations, speech,
// hedges (docs/design/edits.md).
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "lexicon/certainty.h"
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

// Adds the mentions of the other side that hold a partner of a token of these: "2" beside "2 million".
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
template <typename Mention>
void cancel(std::vector<const Mention*>* a, std::vector<const Mention*>* b) {
  std::erase_if(*a, [b](const Mention* mention) {
    const auto same = std::ranges::find_if(*b, [mention](const Mention* other) { return alike(*mention, *other); });
    if (same == b->end()) return false;
    b->erase(same);
    return true;
  });
}

template <typename Mention>
Left<Mention> left_of(const Reading& reading, const Change& change, const std::vector<Mention>& in_a,
                      const std::vector<Mention>& in_b) {
  Left<Mention> left{touched(in_a, change.a), touched(in_b, change.b)};
  const std::vector<const Mention*> own_a = left.a;
  add_partners(left.b, in_a, [&](TokenIndex i) { return reading.partner_in_a(i); }, &left.a);
  add_partners(own_a, in_b, [&](TokenIndex i) { return reading.partner_in_b(i); }, &left.b);
  cancel(&left.a, &left.b);
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
                  [this](const auto& left, const Change& change) { return number_flags(left, change); });
    flag_mentions(reading_.in_a.names, reading_.in_b.names, [](const auto& left, const Change&) {
      return left.a.empty() && left.b.empty() ? EditFlags() : EditFlags(EditFlag::name);
    });
    flag_mentions(reading_.in_a.days, reading_.in_b.days, [](const auto& left, const Change&) {
      return left.a.empty() && left.b.empty() ? EditFlags() : EditFlags(EditFlag::date);
    });
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
      keep_kept(&left[i]);
      changes_[i].flags.add(flags_of(left[i], changes_[i]));
    }
  }

  // What one change cut out and another put in only moved; not so where it gave way to something else, for names that
  // changed places mean another thing.
  template <typename Mention>
  void cancel_moved(std::vector<Left<Mention>>* left) const {
    for (Left<Mention>& x : *left)
      for (Left<Mention>& y : *left)
        if (&x != &y && x.b.empty() && y.a.empty()) cancel(&x.a, &y.b);
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
  [[nodiscard]] static EditFlags number_flags(const Left<NumberMention>& left, const Change& /*change*/) {
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

  void flag_words(Change* change) {
    const TokenIndex longer = std::max(change->a.size(), change->b.size());
    const bool is_swap = change->a.size() > 0 && change->b.size() > 0;
    const Words a = words_of(reading_.a, change->a);
    const Words b = words_of(reading_.b, change->b);
    const bool kept = (change->a.size() == 0 || is_kept_in_a(change->a.begin)) &&
                      (change->b.size() == 0 || is_kept_in_b(change->b.begin));
    if (kept && longer <= (is_swap ? kLongestSwap : kLongestNegation)) {
      if (is_negated(a, b) || is_negated(b, a) || negated_by_prefix(*change)) change->flags.add(EditFlag::negation);
      if (a.certainty != b.certainty)
        change->flags.add(a.certainty < b.certainty ? EditFlag::softened : EditFlag::hardened);
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
    bool denial = false;
    bool affirmation = false;
    std::uint32_t speech = 0;  // the first verb of speech
    int certainty = 0;         // -1 hedged, 1 boosted
  };

  static Words words_of(const Side& side, TokenRange range) {
    Words words;
    int certainty = 0;
    for (TokenIndex i = range.begin; i < range.end; ++i) {
      const Manner manner = lexicon::manner(side.token(i).word);
      words.negation |= is_negation(side, i, manner);
      words.denial |= manner.has(Manner::kDenial);
      words.affirmation |= manner.has(Manner::kAffirmation);
      if (words.speech == 0 && manner.has(Manner::kSpeech)) words.speech = side.token(i).word;
      certainty += (manner.has(Manner::kBooster) ? 1 : 0) - (is_hedge(side, i, manner) ? 1 : 0);
    }
    words.certainty = std::clamp(certainty, -1, 1);
    return words;
  }

  static bool is_next(const Side& side, TokenIndex i, std::initializer_list<std::string_view> words) {
    if (i + 1 >= side.n_tokens()) return false;
    return std::ranges::any_of(
        words, [&](std::string_view word) { return side.token(i + 1).word == lexicon::word_hash(word); });
  }

  // "No. 5" is no negation, "failed to" is one.
  static bool is_negation(const Side& side, TokenIndex i, Manner manner) {
    if (manner.has(Manner::kFailure)) return is_next(side, i, {"to"});
    if (!side.token(i).has(Token::kNegation) && !manner.has(Manner::kNegation)) return false;
    const bool numbered = i + 1 < side.n_tokens() && side.token(i + 1).has(Token::kNumber) &&
                          side.cut(side.gap_before(i + 1)).starts_with('.');
    return !numbered;
  }

  static bool is_hedge(const Side& side, TokenIndex i, Manner manner) {
    if (!manner.has(Manner::kHedge)) return false;
    const Token& token = side.token(i);
    if (token.has(Token::kCapital) && !token.has(Token::kSentenceStart)) return false;  // the month
    return !manner.has(Manner::kNeedsTo) || is_next(side, i, {"to", "that", "as", "like"});
  }

  // x says it is not so, y does not.
  static bool is_negated(const Words& x, const Words& y) {
    if (x.negation) return !y.negation && !y.denial;
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
    return std::ranges::find(kPrefixes, prefix) != kPrefixes.end();
  }
  static constexpr auto kPrefixes =
      std::to_array<std::string_view>({"un", "in", "im", "il", "ir", "dis", "non", "un-", "non-"});

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
