#include "match/changes.h"

#include <algorithm>
#include <optional>

#include "lexicon/numbers.h"
#include "match/stretch.h"

namespace wirecopy::match {
namespace {

using text::Token;

// A phrase of so many words, on its longer side, is still read as one.
constexpr TokenIndex kLongestPhrase = 8;

void drop_datelines(const Side& side, TokenRange range, Reading::Mentions* mentions) {
  if (range.size() == 0) return;
  const auto& sentences = side.text.sentences;
  for (auto i = sentence_at(side.text, range.begin); i < sentences.size() && sentences[i].begin < range.end; ++i) {
    const text::Sentence& sentence = sentences[i];
    const TokenRange dateline = dateline_of(side, {sentence.begin, sentence.end});
    const auto inside = [dateline](const auto& mention) { return meet(mention.at, dateline); };
    std::erase_if(mentions->names, inside);
    std::erase_if(mentions->numbers, inside);
    std::erase_if(mentions->days,
                  [dateline](const DayMention& day) { return day.at >= dateline.begin && day.at < dateline.end; });
  }
}

Reading::Mentions read_mentions(const Side& side, TokenRange range) {
  Reading::Mentions mentions{numbers_in(side, range), names_in(side, range), days_in(side, range)};
  drop_datelines(side, range, &mentions);
  return mentions;
}

// What was put in or cut out may as well begin a word later, where the word behind it is the same again: "[Smith said.
// He left,] Smith said." is read as "Smith said. [He left, Smith said.]". Of such places the begin of a sentence is the
// one that a person sees.
class Slider {
 public:
  Slider(const Side& a, const Side& b, std::vector<TokenPair>* pairs) : a_(a), b_(b), pairs_(*pairs) {}

  void run() {
    for (std::size_t i = 0; i + 1 < pairs_.size(); ++i) {
      slide(i, b_, &TokenPair::b, &TokenPair::a);
      slide(i, a_, &TokenPair::a, &TokenPair::b);
    }
  }

 private:
  static constexpr std::size_t kFarthest = 8;  // words
  using Index = TokenIndex TokenPair::*;

  // Words of `longer` alone stand between pair i and the next.
  void slide(std::size_t i, const Side& longer, Index own, Index other) {
    const TokenIndex begin = pairs_[i].*own + 1;
    const TokenIndex end = pairs_[i + 1].*own;
    if (begin >= end || pairs_[i + 1].*other != pairs_[i].*other + 1 || starts_sentence(longer, begin)) return;
    const std::size_t n = steps_to_sentence(i, longer, own, other, {begin, end});
    for (std::size_t step = 0; step < n; ++step) pairs_[i + 1 + step].*own = begin + static_cast<TokenIndex>(step);
  }

  // How many pairs behind the gap must move for it to begin a sentence; 0 if that cannot be.
  std::size_t steps_to_sentence(std::size_t i, const Side& longer, Index own, Index other, TokenRange gap) const {
    for (std::size_t n = 1; n <= kFarthest && i + n < pairs_.size() && gap.begin + n < longer.n_tokens(); ++n) {
      const auto moved = static_cast<TokenIndex>(n - 1);
      const TokenPair& pair = pairs_[i + n];
      const bool in_a_row = pair.*own == gap.end + moved && pair.*other == pairs_[i].*other + 1 + moved;
      if (!in_a_row || !are_equal(pair) || longer.token(gap.begin + moved).word != longer.token(pair.*own).word)
        return 0;
      if (starts_sentence(longer, gap.begin + moved + 1)) return n;
    }
    return 0;
  }

  [[nodiscard]] bool are_equal(const TokenPair& pair) const { return a_.token(pair.a).word == b_.token(pair.b).word; }
  static bool starts_sentence(const Side& side, TokenIndex i) { return side.token(i).has(Token::kSentenceStart); }

  const Side& a_;
  const Side& b_;
  std::vector<TokenPair>& pairs_;
};

// The alignment takes "million" and "roughly" for kindred, as they stand beside the same words. A number has no
// counterpart but a number.
void part_numbers_from_words(const Side& a, const Side& b, std::vector<TokenPair>* pairs) {
  const auto is_number = [](const Token& token) {
    const auto role = lexicon::number_word(token.word).role;
    return role == lexicon::NumberWord::Role::cardinal || role == lexicon::NumberWord::Role::multiplier;
  };
  std::erase_if(*pairs,
                [&](const TokenPair& pair) { return is_number(a.token(pair.a)) != is_number(b.token(pair.b)); });
}

struct Anchor {
  TokenRange a;
  TokenRange b;
};

bool lies_in(TokenRange part, TokenRange whole) {
  return part.begin >= whole.begin && part.end <= whole.end;
}

// A mention on each side that stand against each other: two that say the same, or the only two.
template <typename Mention>
std::optional<Anchor> anchor_of(const std::vector<Mention>& in_a, const std::vector<Mention>& in_b, TokenRange a,
                                TokenRange b) {
  std::optional<Anchor> only;
  std::size_t n = 0;
  for (const Mention& x : in_a) {
    if (!lies_in(x.at, a)) continue;
    for (const Mention& y : in_b) {
      if (!lies_in(y.at, b)) continue;
      if (alike(x, y)) return Anchor{x.at, y.at};
      only = {x.at, y.at};
      ++n;
    }
  }
  return n == 1 ? only : std::nullopt;
}

// Cuts what differs where each side has one number, or one name: these stand against each other.
class Cutter {
 public:
  Cutter(const Reading& reading, std::vector<Change>* changes) : reading_(reading), changes_(changes) {}

  void begin_stretch() { joined_ = false; }
  void add(TokenRange a, TokenRange b) {
    drop_equal_ends(&a, &b);
    if (a.size() == 0 && b.size() == 0) return;
    if (cut_at_sentence(a, b)) return;
    if (cut_at(anchor_of(reading_.in_a.numbers, reading_.in_b.numbers, a, b), a, b)) return;
    if (cut_at(anchor_of(reading_.in_a.names, reading_.in_b.names, a, b), a, b)) return;
    push(a, b);
  }

 private:
  void push(TokenRange a, TokenRange b) {
    changes_->push_back({a, b, joined_, {}});
    joined_ = true;
  }

  [[nodiscard]] bool is_equal(TokenIndex a, TokenIndex b) const {
    return reading_.a.token(a).word == reading_.b.token(b).word;
  }

  // The alignment may leave equal words at the ends of a passage.
  void drop_equal_ends(TokenRange* a, TokenRange* b) {
    for (; a->size() > 0 && b->size() > 0 && is_equal(a->begin, b->begin); ++a->begin, ++b->begin) joined_ = false;
    while (a->size() > 0 && b->size() > 0 && is_equal(a->end - 1, b->end - 1)) --a->end, --b->end;
  }

  // What differs is parted where sentences are: "[years. Then]" against "[annums. Thereupon]" is two changed words; and
  // where one side has whole sentences more, these were put in or cut by themselves: "[threat. He spoke of militants.]"
  // against "[peril]", "[He spoke of militants. But]" against "[Yet]".
  bool cut_at_sentence(TokenRange a, TokenRange b) {
    if (a.size() == 0 || b.size() == 0) return false;
    const TokenIndex in_a = first_sentence_in(reading_.a, a);
    const TokenIndex in_b = first_sentence_in(reading_.b, b);
    const bool inside_a = in_a < a.end;
    const bool inside_b = in_b < b.end;
    if (!inside_a && !inside_b) return false;
    const bool both_end = ends_sentence(reading_.a, a) && ends_sentence(reading_.b, b);
    if ((inside_a && inside_b) || both_end) return cut(a, b, in_a, in_b);
    const bool both_begin = begins_sentence(reading_.a, a) && begins_sentence(reading_.b, b);
    if (!both_begin) return false;
    return cut(a, b, inside_a ? last_sentence_in(reading_.a, a) : a.begin,
               inside_b ? last_sentence_in(reading_.b, b) : b.begin);
  }

  bool cut(TokenRange a, TokenRange b, TokenIndex at_a, TokenIndex at_b) {
    add({a.begin, at_a}, {b.begin, at_b});
    joined_ = false;
    add({at_a, a.end}, {at_b, b.end});
    joined_ = false;
    return true;
  }

  static bool begins_sentence(const Side& side, TokenRange range) {
    return side.token(range.begin).has(Token::kSentenceStart);
  }
  static bool ends_sentence(const Side& side, TokenRange range) {
    return range.end >= side.n_tokens() || side.token(range.end).has(Token::kSentenceStart);
  }
  static TokenIndex first_sentence_in(const Side& side, TokenRange range) {
    TokenIndex i = range.begin + 1;
    while (i < range.end && !side.token(i).has(Token::kSentenceStart)) ++i;
    return std::min(i, range.end);
  }
  static TokenIndex last_sentence_in(const Side& side, TokenRange range) {
    TokenIndex i = range.end - 1;
    while (i > range.begin && !side.token(i).has(Token::kSentenceStart)) --i;
    return i;
  }

  bool cut_at(const std::optional<Anchor>& anchor, TokenRange a, TokenRange b) {
    if (!anchor || (lies_in(a, anchor->a) && lies_in(b, anchor->b))) return false;
    add({a.begin, anchor->a.begin}, {b.begin, anchor->b.begin});
    push(anchor->a, anchor->b);
    add({anchor->a.end, a.end}, {anchor->b.end, b.end});
    return true;
  }

  const Reading& reading_;
  std::vector<Change>* changes_;
  bool joined_ = false;
};

bool is_replacement(const Change& change) {
  return change.a.size() > 0 && change.b.size() > 0;
}

bool fits_a_phrase(const Change& x, const Change& y) {
  return y.a.end - x.a.begin <= kLongestPhrase && y.b.end - x.b.begin <= kLongestPhrase;
}

// Whether all that parts two changes is one function word on both sides.
bool only_a_small_word_between(const Reading& reading, const Change& x, const Change& y) {
  return y.a.begin == x.a.end + 1 && y.b.begin == x.b.end + 1 && reading.a.token(x.a.end).has(Token::kFunction);
}

bool is_uneven(const Change& change) {
  return change.a.size() != change.b.size();
}

// Of two neighbours without anything between, those with the same flags are one; so are two replacements around a small
// word, unless they go word by word.
bool belong_together(const Reading& reading, const Change& x, const Change& y) {
  if (x.flags != y.flags || !fits_a_phrase(x, y)) return false;
  if (y.joined) return true;
  return x.flags.empty() && is_replacement(x) && is_replacement(y) && (is_uneven(x) || is_uneven(y)) &&
         only_a_small_word_between(reading, x, y);
}

}  // namespace

Reading::Reading(const Side& copy, const Side& source, const TokenPassage& passage)
    : a(copy),
      b(source),
      range_a(passage.a),
      range_b(passage.b),
      pairs(ascending(copy.text, passage.pairs)),
      partners_of_a(passage.a.size(), kNoPartner),
      partners_of_b(passage.b.size(), kNoPartner),
      aligned_of_a(passage.a.size(), kNoPartner),
      aligned_of_b(passage.b.size(), kNoPartner) {
  part_numbers_from_words(a, b, &pairs);
  Slider(a, b, &pairs).run();
  TokenIndex n_equal = 0;
  for (const TokenPair& pair : pairs) {
    aligned_of_a[pair.a - range_a.begin] = pair.b;
    aligned_of_b[pair.b - range_b.begin] = pair.a;
    if (a.token(pair.a).word != b.token(pair.b).word) continue;
    partners_of_a[pair.a - range_a.begin] = pair.b;
    partners_of_b[pair.b - range_b.begin] = pair.a;
    ++n_equal;
  }
  if (n_equal == range_a.size() && n_equal == range_b.size()) return;  // nothing was changed
  in_a = read_mentions(a, range_a);
  in_b = read_mentions(b, range_b);
}

std::vector<Change> find_changes(const Reading& reading) {
  std::vector<Change> changes;
  Cutter cutter(reading, &changes);
  TokenPair next{reading.range_a.begin, reading.range_b.begin};
  for (const TokenPair& pair : reading.pairs) {
    cutter.add({next.a, pair.a}, {next.b, pair.b});
    next = {pair.a + 1, pair.b + 1};
    if (reading.partner_in_b(pair.a) != pair.b)
      cutter.add({pair.a, next.a}, {pair.b, next.b});
    else
      cutter.begin_stretch();
  }
  cutter.add({next.a, reading.range_a.end}, {next.b, reading.range_b.end});
  return changes;
}

std::vector<Change> join_phrases(const Reading& reading, const std::vector<Change>& changes) {
  std::vector<Change> joined;
  for (const Change& change : changes) {
    if (!joined.empty() && belong_together(reading, joined.back(), change)) {
      joined.back().a.end = change.a.end;
      joined.back().b.end = change.b.end;
    } else {
      joined.push_back(change);
    }
  }
  return joined;
}

}  // namespace wirecopy::match
