#include "match/differences.h"

#include <algorithm>
#include <cstddef>

namespace wirecopy::match {
namespace {

using text::Text;

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

}  // namespace

std::vector<TokenPair> ascending(const Text& a, const std::vector<TokenPair>& pairs) {
  if (are_in_order(pairs)) return pairs;
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

std::vector<Difference> differences(const Text& a, const Text& b, const TokenPassage& passage) {
  std::vector<Difference> found;
  TokenPair next{passage.a.begin, passage.b.begin};
  const auto close = [&](TokenPair until) {
    if (until.a > next.a || until.b > next.b) found.push_back({{next.a, until.a}, {next.b, until.b}});
    next = {until.a + 1, until.b + 1};
  };
  for (const TokenPair& pair : ascending(a, passage.pairs))
    if (a.tokens[pair.a].word == b.tokens[pair.b].word) close(pair);
  close({passage.a.end, passage.b.end});
  return found;
}

}  // namespace wirecopy::match
