#include "match/edits.h"

#include <algorithm>

namespace wirecopy::match {
namespace {

using text::Text;
using text::Token;

// Words that differ: [a) of the copy stand where [b) stood in the source. Either may be empty, not both.
struct Difference {
  TokenRange a;
  TokenRange b;
};

// A swap of words as a spinner makes it: so many words at most on each side.
constexpr TokenIndex kMaxSwap = 3;
// From this share of swaps among what changed (by words of the copy and source) on, a passage counts as spun.
constexpr double kSpunShare = .5;

// The best of what was put in below a bound (Fenwick 1994): the greatest weight, of equals the first put in.
class BestBelow {
 public:
  struct Best {
    int weight = 0;
    std::ptrdiff_t which = -1;  // none yet
  };

  explicit BestBelow(std::size_t n) : tree_(n + 1) {}

  void put(std::size_t at, Best best) {
    for (++at; at < tree_.size(); at += at & (~at + 1)) keep_better(best, &tree_[at]);
  }
  [[nodiscard]] Best below(std::size_t bound) const {
    Best best;
    for (std::size_t at = bound; at > 0; at -= at & (~at + 1)) keep_better(tree_[at], &best);
    return best;
  }

 private:
  static void keep_better(const Best& other, Best* best) {
    const bool first = other.weight == best->weight && other.which < best->which;
    if (other.weight > best->weight || first) *best = other;
  }
  std::vector<Best> tree_;
};

// The heaviest run of pairs that ascends in both texts: where clauses moved, the lighter part becomes an edit.
// Cost: n log n.
std::vector<TokenPair> ascending(const Text& a, const std::vector<TokenPair>& pairs) {
  const auto steps_back = [](const TokenPair& x, const TokenPair& y) { return y.b <= x.b; };
  if (std::ranges::adjacent_find(pairs, steps_back) == pairs.end()) return pairs;
  const auto [low, high] = std::ranges::minmax(pairs, {}, &TokenPair::b);
  BestBelow best(high.b - low.b + 1);
  std::vector<std::ptrdiff_t> before(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const BestBelow::Best so_far = best.below(pairs[i].b - low.b);
    before[i] = so_far.which;
    const int weight = so_far.weight + text::word_weight(a.tokens[pairs[i].a].rarity);
    best.put(pairs[i].b - low.b, {weight, static_cast<std::ptrdiff_t>(i)});
  }
  std::vector<TokenPair> chain;
  for (auto i = best.below(high.b - low.b + 1).which; i >= 0; i = before[static_cast<std::size_t>(i)])
    chain.push_back(pairs[static_cast<std::size_t>(i)]);
  std::ranges::reverse(chain);
  return chain;
}

std::vector<Difference> differences(const Text& a, const TokenPassage& passage) {
  std::vector<Difference> found;
  TokenPair next{passage.a.begin, passage.b.begin};
  const auto close = [&](TokenPair until) {
    if (until.a > next.a || until.b > next.b) found.push_back({{next.a, until.a}, {next.b, until.b}});
    next = {until.a + 1, until.b + 1};
  };
  for (const TokenPair& pair : ascending(a, passage.pairs)) close(pair);
  close({passage.a.end, passage.b.end});
  return found;
}

bool any(const Text& text, TokenRange range, Token::Flag flag) {
  for (TokenIndex i = range.begin; i < range.end; ++i)
    if (text.tokens[i].has(flag)) return true;
  return false;
}

// A capital inside a sentence marks a name; at its start it says nothing.
bool has_name(const Text& text, TokenRange range) {
  for (TokenIndex i = range.begin; i < range.end; ++i)
    if (text.tokens[i].has(Token::kCapital) && !text.tokens[i].has(Token::kSentenceStart)) return true;
  return false;
}

EditFlag flag_of(const Text& a, const Text& b, const Difference& difference) {
  if (any(a, difference.a, Token::kNumber) || any(b, difference.b, Token::kNumber)) return EditFlag::number;
  if (any(a, difference.a, Token::kNegation) != any(b, difference.b, Token::kNegation)) return EditFlag::negation;
  if (has_name(a, difference.a) || has_name(b, difference.b)) return EditFlag::name;
  return EditFlag::none;
}

// Bytes of a range of a passage; an empty one stands right behind the token before it, or before the passage's first.
ByteSpan span_of(const Text& text, TokenRange range, TokenRange passage) {
  if (range.begin < range.end) return {text.tokens[range.begin].span.begin, text.tokens[range.end - 1].span.end};
  const bool first = range.begin == passage.begin;
  const std::uint32_t at = first ? text.tokens[range.begin].span.begin : text.tokens[range.begin - 1].span.end;
  return {at, at};
}

EditOperation operation_of(const Difference& difference) {
  if (difference.a.size() == 0) return EditOperation::erase;
  return difference.b.size() == 0 ? EditOperation::insert : EditOperation::replace;
}

bool is_swap(const Text& a, const Difference& difference) {
  const TokenIndex n_a = difference.a.size();
  const TokenIndex n_b = difference.b.size();
  if (n_a == 0 || n_b == 0 || n_a > kMaxSwap || n_b > kMaxSwap) return false;
  for (TokenIndex i = difference.a.begin; i < difference.a.end; ++i)
    if (!a.tokens[i].has(Token::kFunction)) return true;
  return false;
}

}  // namespace

std::vector<Edit> find_edits(const Text& a, const Text& b, const TokenPassage& passage) {
  std::vector<Edit> edits;
  for (const Difference& difference : differences(a, passage))
    edits.push_back({operation_of(difference), span_of(a, difference.a, passage.a), span_of(b, difference.b, passage.b),
                     flag_of(a, b, difference)});
  return edits;
}

Kind kind_of(const Text& a, const Text& b, const TokenPassage& passage) {
  static_cast<void>(b);
  TokenIndex n_changed = 0;
  TokenIndex n_swapped = 0;
  for (const Difference& difference : differences(a, passage)) {
    const TokenIndex n = std::max(difference.a.size(), difference.b.size());
    n_changed += n;
    if (is_swap(a, difference)) n_swapped += n;
  }
  if (n_changed == 0) return Kind::copied;
  return n_swapped >= kSpunShare * n_changed ? Kind::spun : Kind::edited;
}

}  // namespace wirecopy::match
