#include "match/passages.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>

#include "match/worth.h"

namespace wirecopy::match {
namespace {

using text::Sentence;
using text::SentenceIndex;
using text::Text;

// Room around a candidate for its alignment, in tokens beyond the sentences it touches, and in diagonals.
constexpr TokenIndex kMargin = 8;
constexpr TokenIndex kMaxRest = 256;  // of a sentence that does not end (a list, a script without full stops)
constexpr std::int64_t kBandMargin = 16;
constexpr int kMaxAlignments = 4;  // of one candidate: clauses in another order align one after the other

// A sentence whose matched share is below this has nothing to do with the source: the alignment is cut there.
constexpr double kSentenceShared = .35;
// From this share on a sentence descends as a whole, and the passage ends with it.
constexpr double kSentenceWhole = .5;
constexpr TokenIndex kMaxAdded = 6;       // words a copy puts before or behind a sentence: "It was reported that"
constexpr TokenIndex kFewTokens = 2;      // a rest this short belongs to the passage whatever its share
constexpr TokenIndex kMaxSourceGap = 30;  // more of the source left out than that makes two passages

// Less than that is no piece of a passage: half of what a verbatim run needs.
constexpr int kMinPieceWeight = 180;

// Two pieces become one passage only if that is nearly as alike as the better of them.
constexpr double kJoinedShare = .7;

TokenRange with_sentences(const Text& text, TokenRange range) {
  const auto n = static_cast<TokenIndex>(text.tokens.size());
  const TokenIndex floor = range.begin > kMaxRest ? range.begin - kMaxRest : 0;
  const TokenIndex begin = std::max(floor, text.sentences[sentence_at(text, range.begin)].begin);
  const TokenIndex end = std::min(range.end + kMaxRest, text.sentences[sentence_at(text, range.end - 1)].end);
  return {begin > kMargin ? begin - kMargin : 0, std::min(n, end + kMargin)};
}

Box box_of(const Text& a, const Text& b, const Candidate& candidate) {
  return {with_sentences(a, candidate.a), with_sentences(b, candidate.b), candidate.low_diagonal - kBandMargin,
          candidate.high_diagonal + kBandMargin};
}

// Share of a sentence's weight that the pairs within it match.
double shared_of(const Text& a, const Sentence& sentence, std::span<const TokenPair> pairs) {
  int matched = 0;
  for (const TokenPair& pair : pairs)
    if (pair.a >= sentence.begin && pair.a < sentence.end) matched += pair_weight(a, pair);
  return double(matched) / std::max(1, weight_of(a, {sentence.begin, sentence.end}));
}

// Pairs of one sentence of a.
std::span<const TokenPair> pairs_in(std::span<const TokenPair> pairs, TokenRange a) {
  const auto begin = std::ranges::lower_bound(pairs, a.begin, {}, &TokenPair::a);
  const auto end = std::ranges::lower_bound(pairs, a.end, {}, &TokenPair::a);
  return {begin, end};
}

// Cuts an alignment into pieces: where a sentence of a shares next to nothing, and where much of the source is left
// out.
std::vector<std::vector<TokenPair>> pieces_of(const Text& a, const std::vector<TokenPair>& pairs) {
  std::vector<std::vector<TokenPair>> pieces(1);
  const SentenceIndex last = sentence_at(a, pairs.back().a);
  const SentenceIndex first = sentence_at(a, pairs.front().a);
  for (SentenceIndex i = first; i <= last; ++i) {
    const Sentence& sentence = a.sentences[i];
    const auto own = pairs_in(pairs, {sentence.begin, sentence.end});
    const bool edge = i == first || i == last;
    const bool heavy = edge && matched_weight(a, own) >= kMinPieceWeight;
    if (!heavy && shared_of(a, sentence, own) < kSentenceShared) {
      if (!pieces.back().empty()) pieces.emplace_back();
      continue;
    }
    for (const TokenPair& pair : own) {
      std::vector<TokenPair>& piece = pieces.back();
      if (!piece.empty() && pair.b > piece.back().b + kMaxSourceGap) pieces.emplace_back();
      pieces.back().push_back(pair);
    }
  }
  if (pieces.back().empty()) pieces.pop_back();
  return pieces;
}

// Extends one end over the rest of its sentence where that sentence descends as a whole. `a_rest` and `b_rest` are the
// tokens left in the sentences on that side; returns how many to take on each.
struct Rest {
  TokenIndex a = 0;
  TokenIndex b = 0;
};
Rest rest_to_take(Rest rest, double shared) {
  if (rest.a > kFewTokens && (shared < kSentenceWhole || rest.a > rest.b + kMaxAdded)) return {};
  return {rest.a, rest.a == 0 ? 0 : std::min(rest.b, rest.a + 2)};
}

void fit_to_sentences(const Text& a, const Text& b, TokenPassage* passage) {
  const TokenPair first = passage->pairs.front();
  const TokenPair last = passage->pairs.back();
  const Sentence& a_first = a.sentences[sentence_at(a, first.a)];
  const Sentence& a_last = a.sentences[sentence_at(a, last.a)];
  const Sentence& b_first = b.sentences[sentence_at(b, first.b)];
  const Sentence& b_last = b.sentences[sentence_at(b, last.b)];
  const Rest before =
      rest_to_take({first.a - a_first.begin, first.b - b_first.begin}, shared_of(a, a_first, passage->pairs));
  const Rest after =
      rest_to_take({a_last.end - last.a - 1, b_last.end - last.b - 1}, shared_of(a, a_last, passage->pairs));
  passage->a = {first.a - before.a, last.a + 1 + after.a};
  passage->b = {first.b - before.b, last.b + 1 + after.b};
}

TokenPassage make_passage(const Text& a, const Text& b, index::PageIndex page, std::vector<TokenPair> pairs) {
  TokenPassage passage{page, {}, {}, std::move(pairs), 0, 0};
  fit_to_sentences(a, b, &passage);
  measure(a, b, &passage);
  return passage;
}

// What one alignment of a candidate has matched, the next shall not match again; other candidates may, for a page can
// take the same sentence twice.
void mark_used(const std::vector<TokenPair>& pairs, std::uint8_t used, AlignmentScratch* scratch) {
  for (const TokenPair& pair : pairs) scratch->used[pair.a] = used;
}

void align_candidate(const Text& a, const Text& b, const Candidate& candidate, AlignmentScratch* scratch,
                     std::vector<TokenPassage>* passages) {
  Box box = box_of(a, b, candidate);
  std::vector<TokenPair> used;
  for (int i = 0; i < kMaxAlignments && box.a.size() > 0; ++i) {
    const Alignment alignment = align(a, b, box, scratch);
    if (matched_weight(a, alignment.pairs) < kMinPieceWeight) break;
    mark_used(alignment.pairs, 1, scratch);
    used.insert(used.end(), alignment.pairs.begin(), alignment.pairs.end());
    for (std::vector<TokenPair>& piece : pieces_of(a, alignment.pairs))
      passages->push_back(make_passage(a, b, candidate.page, std::move(piece)));
    box.a = rest_of(box, kMinPieceWeight, *scratch);
  }
  mark_used(used, 0, scratch);
}

// How much of each word of a some passage accounts for already.
class Explained {
 public:
  explicit Explained(const Text& a) : a_(a), weights_(a.tokens.size(), 0) {}

  void add(std::span<const TokenPassage> passages) {
    for (const TokenPassage& passage : passages)
      for (const TokenPair& pair : passage.pairs) weights_[pair.a] = std::max(weights_[pair.a], pair_weight(a_, pair));
  }

  // Whether what is left of a range could only be too thin for a piece of a passage.
  [[nodiscard]] bool nearly_all(TokenRange range) const {
    int left = 0;
    for (TokenIndex i = range.begin; i < range.end && left < kMinPieceWeight; ++i)
      left += text::word_weight(a_.tokens[i].rarity) - weights_[i];
    return left < kMinPieceWeight;
  }

 private:
  const Text& a_;
  std::vector<int> weights_;  // of each token
};

// Aligns candidates, those with most evidence first: where they explain a stretch of a, the others of that stretch can
// add nothing.
class CandidateAligner {
 public:
  CandidateAligner(const Text& a, const Text& b, std::span<const Candidate> candidates, AlignmentScratch* scratch)
      : a_(a),
        b_(b),
        candidates_(candidates),
        scratch_(scratch),
        order_(candidates.size()),
        found_(candidates.size()),
        explained_(a) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::stable_sort(order_, std::greater(), [&](std::size_t i) { return candidates[i].evidence; });
  }

  // Goes on as far as candidates have so much evidence.
  void align_from(std::uint32_t least_evidence) {
    for (; next_ < order_.size() && candidates_[order_[next_]].evidence >= least_evidence; ++next_) {
      const std::size_t i = order_[next_];
      if (explained_.nearly_all(with_sentences(a_, candidates_[i].a))) continue;
      align_candidate(a_, b_, candidates_[i], scratch_, &found_[i]);
      explained_.add(found_[i]);
    }
  }

  [[nodiscard]] bool is_done() const { return next_ == order_.size(); }

  // In order of candidates.
  [[nodiscard]] std::vector<TokenPassage> found() const {
    std::vector<TokenPassage> passages;
    for (const std::vector<TokenPassage>& own : found_) std::ranges::copy(own, std::back_inserter(passages));
    return passages;
  }

 private:
  const Text& a_;
  const Text& b_;
  std::span<const Candidate> candidates_;
  AlignmentScratch* scratch_;
  std::vector<std::size_t> order_;
  std::vector<std::vector<TokenPassage>> found_;
  Explained explained_;
  std::size_t next_ = 0;
};

TokenIndex gap(TokenRange x, TokenRange y) {
  if (x.end <= y.begin) return y.begin - x.end;
  return y.end <= x.begin ? x.begin - y.end : 0;
}

TokenRange hull(TokenRange x, TokenRange y) {
  return {std::min(x.begin, y.begin), std::max(x.end, y.end)};
}

TokenPassage join(const Text& a, const Text& b, const TokenPassage& x, const TokenPassage& y) {
  TokenPassage joined{x.page, hull(x.a, y.a), hull(x.b, y.b), x.pairs, 0, 0};
  joined.pairs.insert(joined.pairs.end(), y.pairs.begin(), y.pairs.end());
  std::ranges::stable_sort(joined.pairs, {}, &TokenPair::a);
  const auto again = std::ranges::unique(joined.pairs, {}, &TokenPair::a);
  joined.pairs.erase(again.begin(), again.end());
  measure(a, b, &joined);
  return joined;
}

// Whether two passages of one page, y behind x in a, are pieces of one: neighbours in both texts, in order, or in any
// order within one sentence.
bool belong_together(const Text& a, const TokenPassage& x, const TokenPassage& y) {
  const bool one_sentence = sentence_at(a, x.a.end - 1) == sentence_at(a, y.a.begin);
  const bool in_order = x.b.begin <= y.b.begin;
  const TokenIndex reach = one_sentence ? kMaxSourceGap : kFewTokens;
  return (in_order || one_sentence) && gap(x.a, y.a) <= reach && gap(x.b, y.b) <= reach;
}

// Puts a passage behind those merged before. Of two that overlap in a the heavier keeps the ground, the lighter what
// lies outside; who loses all of it may uncover the one before.
void put_behind(const Text& a, const Text& b, TokenPassage passage, std::vector<TokenPassage>* merged) {
  while (!merged->empty() && passage.a.begin < merged->back().a.end) {
    const TokenPassage& before = merged->back();
    const bool gives_way = before.matched >= passage.matched;
    const TokenRange kept = gives_way ? TokenRange{before.a.end, std::max(before.a.end, passage.a.end)}
                                      : TokenRange{before.a.begin, passage.a.begin};
    std::vector<TokenPassage> rest = cut_to(a, b, gives_way ? passage : before, kept);
    if (gives_way && rest.empty()) return;
    if (gives_way) {
      passage = std::move(rest.front());
    } else {
      merged->pop_back();
      std::ranges::move(rest, std::back_inserter(*merged));
    }
  }
  merged->push_back(std::move(passage));
}

// Joins what belongs together, and leaves no two that overlap in a.
std::vector<TokenPassage> merge(const Text& a, const Text& b, std::vector<TokenPassage> passages) {
  std::ranges::stable_sort(passages, {}, [](const TokenPassage& passage) { return passage.a.begin; });
  std::vector<TokenPassage> merged;
  for (TokenPassage& passage : passages) {
    if (!merged.empty() && belong_together(a, merged.back(), passage)) {
      const TokenPassage& before = merged.back();
      TokenPassage joined = join(a, b, before, passage);
      if (joined.similarity >= kJoinedShare * std::max(before.similarity, passage.similarity)) {
        merged.pop_back();
        passage = std::move(joined);
      }
    }
    put_behind(a, b, std::move(passage), &merged);
  }
  return merged;
}

// Gives each sentence to the passages that account for most of it: an alignment that runs on over a sentence taken from
// elsewhere in the page must not keep it with the few words it happens to match.
constexpr int kLesserShare = 2;
std::vector<TokenPassage> settle_sentences(const Text& a, const Text& b, std::vector<TokenPassage> passages) {
  std::vector<int> best(a.sentences.size(), 0);
  const auto each_sentence = [&](const TokenPassage& passage, const auto& visit) {
    for (auto begin = passage.pairs.begin(); begin != passage.pairs.end();) {
      const SentenceIndex sentence = sentence_at(a, begin->a);
      const auto end = std::find_if(begin, passage.pairs.end(),
                                    [&](const TokenPair& pair) { return pair.a >= a.sentences[sentence].end; });
      visit(sentence, std::span<const TokenPair>(begin, end));
      begin = end;
    }
  };
  for (const TokenPassage& passage : passages)
    each_sentence(passage, [&](SentenceIndex i, std::span<const TokenPair> own) {
      best[i] = std::max(best[i], matched_weight(a, own));
    });
  std::vector<TokenPassage> settled;
  for (TokenPassage& passage : passages) {
    std::vector<TokenPair> kept;
    each_sentence(passage, [&](SentenceIndex i, std::span<const TokenPair> own) {
      if (matched_weight(a, own) * kLesserShare >= best[i]) kept.insert(kept.end(), own.begin(), own.end());
    });
    if (kept.size() == passage.pairs.size()) {
      settled.push_back(std::move(passage));
    } else if (!kept.empty()) {
      for (std::vector<TokenPair>& piece : pieces_of(a, kept))
        settled.push_back(make_passage(a, b, passage.page, std::move(piece)));
    }
  }
  return settled;
}

// What of some alignments is worth reporting, none overlapping another in a.
std::vector<TokenPassage> settle(const Text& a, const Text& b, std::vector<TokenPassage> passages) {
  passages = merge(a, b, settle_sentences(a, b, std::move(passages)));
  const auto is_worth = [&](const TokenPassage& passage) { return is_worth_reporting(a, b, passage); };
  const bool are_kindred = std::ranges::any_of(passages, is_worth);
  std::vector<TokenPassage> kept;
  for (TokenPassage& passage : passages) {
    passage.is_kindred = are_kindred;
    if (is_worth(passage))
      kept.push_back(std::move(passage));
    else
      std::ranges::move(verbatim_runs(a, b, passage), std::back_inserter(kept));
  }
  return kept;
}

}  // namespace

std::vector<TokenPassage> find_passages(const Text& a, const Text& b, std::span<const Candidate> candidates,
                                        PassageScratch* scratch) {
  return find_passages_if(0, a, b, candidates, scratch);
}

std::vector<TokenPassage> find_passages_if(std::uint32_t least_evidence, const Text& a, const Text& b,
                                           std::span<const Candidate> candidates, PassageScratch* scratch) {
  scratch->alignment.used.assign(a.tokens.size(), 0);
  CandidateAligner aligner(a, b, candidates, &scratch->alignment);
  aligner.align_from(least_evidence);
  std::vector<TokenPassage> passages = settle(a, b, aligner.found());
  if (passages.empty() || aligner.is_done()) return passages;
  aligner.align_from(0);
  return settle(a, b, aligner.found());
}

std::vector<TokenPassage> cut_to(const Text& a, const Text& b, const TokenPassage& passage, TokenRange keep) {
  std::vector<TokenPair> pairs;
  for (const TokenPair& pair : passage.pairs)
    if (pair.a >= keep.begin && pair.a < keep.end) pairs.push_back(pair);
  if (pairs.empty()) return {};
  TokenPassage rest{passage.page, {}, {}, std::move(pairs), 0, 0, passage.is_kindred};
  const auto [low, high] = std::ranges::minmax(rest.pairs, {}, &TokenPair::b);
  rest.a = {std::max(keep.begin, rest.pairs.front().a), std::min(keep.end, rest.pairs.back().a + 1)};
  rest.b = {low.b, high.b + 1};
  measure(a, b, &rest);
  if (!is_worth_reporting(a, b, rest)) return {};
  return {std::move(rest)};
}

}  // namespace wirecopy::match
