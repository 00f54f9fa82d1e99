// Rules over a list of verbs (lexicon/speech_verbs): the cue's last verb that does more than tell says what is done;
// a negation in the cue turns it; a question is a question whatever the verb.
#include "attribution/stance.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "lexicon/certainty.h"
#include "lexicon/speech_verbs.h"
#include "lexicon/words.h"
#include "text/text.h"

namespace wirecopy::attribution {
namespace {

using lexicon::SpeechVerb;
using Act = SpeechVerb::Act;

// Words of the content that are looked at for hedges: the subject and the verb of its first clause.
constexpr std::size_t kFirstWords = 10;

bool is_one_of(std::uint32_t word, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [word](std::string_view each) { return lexicon::word_hash(each) == word; });
}

std::vector<text::Token> tokens_of(std::string_view text, std::span<const ByteSpan> spans) {
  std::vector<text::Token> tokens;
  std::vector<text::Token> piece;
  for (const ByteSpan span : spans) {
    text::tokenize(text.substr(span.begin, span.size()), &piece);
    tokens.insert(tokens.end(), piece.begin(), piece.end());
  }
  return tokens;
}

// "May", "reportedly", "appears to"; not "could", which mostly tells what somebody is able to do, nor "claims", which
// is the reporter's.
bool is_hedge(std::span<const text::Token> words, std::size_t i) {
  const lexicon::Manner manner = lexicon::manner(words[i].word);
  if (!manner.has(lexicon::Manner::kHedge) || manner.has(lexicon::Manner::kSpeech)) return false;
  if (is_one_of(words[i].word, {"could", "couldnt"})) return false;
  if (!manner.has(lexicon::Manner::kNeedsTo)) return true;
  return i + 1 < words.size() && is_one_of(words[i + 1].word, {"to", "that", "as", "like"});
}

// What the cue's words tell.
struct CueReading {
  Act act = Act::none;
  bool is_negated = false;
  bool is_hedged = false;
  bool may_demand = false;
  bool confirms_nor_denies = false;
};

class CueReader {
 public:
  explicit CueReader(const std::vector<text::Token>& cue) : cue_(cue) {}

  CueReading read() {
    for (std::size_t i = 0; i < cue_.size(); ++i) take(i);
    // Who does not believe it is sure enough.
    if (reading_.is_negated && reading_.act == Act::believe) reading_.is_hedged = false;
    reading_.confirms_nor_denies = has_confirmed_ && has_denied_;
    return reading_;
  }

 private:
  void take(std::size_t i) {
    const text::Token& token = cue_[i];
    if (token.has(text::Token::kNegation)) reading_.is_negated = true;
    has_confirmed_ = has_confirmed_ || is_one_of(token.base, {"confirm"});
    has_denied_ = has_denied_ || is_one_of(token.base, {"deny"});
    const SpeechVerb verb = verb_at(i);
    if (verb.has(SpeechVerb::kTentative) || is_hedge(cue_, i)) reading_.is_hedged = true;
    if (weight(verb.act) < weight(reading_.act)) return;
    reading_.act = verb.act;
    reading_.may_demand = verb.has(SpeechVerb::kMayDemand);
  }

  [[nodiscard]] SpeechVerb verb_at(std::size_t i) const {
    const std::uint32_t base = cue_[i].base;
    if (i + 1 < cue_.size() && is_one_of(cue_[i + 1].word, {"for", "on", "upon"})) {
      const SpeechVerb verb = lexicon::speech_verb_with_preposition(base);
      if (verb.act != Act::none) return verb;
    }
    const SpeechVerb verb = lexicon::speech_verb(cue_[i].word);
    return verb.act != Act::none ? verb : lexicon::speech_verb(base);
  }

  // "has refused to say": the verb that does more goes before the one that only tells.
  static int weight(Act act) {
    if (act == Act::none) return 0;
    return act == Act::state || act == Act::believe ? 1 : 2;
  }

  const std::vector<text::Token>& cue_;
  CueReading reading_;
  bool has_confirmed_ = false;
  bool has_denied_ = false;
};

Stance stance_of(Act act) {
  switch (act) {
    case Act::deny:
      return Stance::denies;
    case Act::accuse:
      return Stance::accuses;
    case Act::demand:
      return Stance::demands;
    case Act::promise:
      return Stance::promises;
    case Act::predict:
      return Stance::predicts;
    case Act::ask:
      return Stance::asks;
    case Act::decline:
      return Stance::declines;
    case Act::none:
    case Act::state:
    case Act::believe:
      break;
  }
  return Stance::asserts;
}

// "did not say" declines, "does not believe" denies, "did not deny" leaves it standing.
Stance turned(Act act) {
  if (act == Act::believe) return Stance::denies;
  return act == Act::state || act == Act::ask ? Stance::declines : Stance::asserts;
}

// What is said, as far as it matters.
class ContentReading {
 public:
  ContentReading(std::string_view text, const Statement& statement)
      : text_(text), statement_(statement), tokens_(tokens_of(text, statement.content)) {}

  [[nodiscard]] bool is_question() const {
    const ByteSpan last = statement_.content.back();
    const std::string_view words = text_.substr(last.begin, last.size());
    const std::size_t mark = words.find_last_of("?.!");
    return mark != std::string_view::npos && words[mark] == '?' && words.size() - mark <= 4;
  }

  // "whether he knew", "what it cost".
  [[nodiscard]] bool asks_in_words() const {
    return !tokens_.empty() && is_one_of(tokens_[0].word, {"whether", "if", "how", "what", "why", "who", "when",
                                                           "where", "which", "about"});
  }

  // "to leave", "him to leave", "the public to keep away": what somebody is asked to do.
  [[nodiscard]] bool is_request() const {
    if (statement_.kind == SpeechKind::direct) return false;
    const std::size_t n = std::min(tokens_.size(), kFirstWords);
    for (std::size_t i = 0; i < n; ++i) {
      if (is_one_of(tokens_[i].word, {"that", "whether", "if", "what", "how"})) return false;
      if (is_one_of(tokens_[i].word, {"to"})) return true;
    }
    return false;
  }

  // The same with nobody or a pronoun before it, where more may be a clause: "told reporters he wanted to leave".
  [[nodiscard]] bool is_plain_request() const {
    if (tokens_.empty() || !is_request()) return false;
    const bool has_object = is_one_of(tokens_[0].word, {"him", "her", "them", "us", "me", "you", "it", "people"});
    const std::size_t i = has_object ? 1 : 0;
    return i < tokens_.size() && is_one_of(tokens_[i].word, {"to", "not"});
  }

  [[nodiscard]] bool is_hedged() const {
    const std::size_t n = std::min(tokens_.size(), kFirstWords);
    for (std::size_t i = 0; i < n; ++i)
      if (is_hedge(tokens_, i)) return true;
    return false;
  }

 private:
  std::string_view text_;
  const Statement& statement_;
  std::vector<text::Token> tokens_;
};

Stance find_stance(const CueReading& cue, const ContentReading& content) {
  if (cue.confirms_nor_denies) return Stance::declines;
  if (content.is_question()) return Stance::asks;
  if (cue.is_negated) return turned(cue.act);
  if (cue.act == Act::state && cue.may_demand && content.is_plain_request()) return Stance::demands;
  if (cue.act == Act::ask && !content.asks_in_words() && content.is_request()) return Stance::demands;
  return stance_of(cue.act);
}

}  // namespace

Attitude attitude_of(std::string_view text, const Statement& statement) {
  const std::vector<text::Token> words = tokens_of(text, statement.cue);
  const CueReading cue = CueReader(words).read();
  const ContentReading content(text, statement);
  return {find_stance(cue, content), cue.is_hedged || content.is_hedged()};
}

}  // namespace wirecopy::attribution
