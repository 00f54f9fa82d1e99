#include "match/kind.h"

#include <algorithm>

#include "match/differences.h"

namespace wirecopy::match {
namespace {

using text::Text;
using text::Token;

// A swap of words as a spinner makes it: so many words at most on each side.
constexpr TokenIndex kMaxSwap = 3;
// From this share of swaps among what changed (by words of the copy and source) on, a passage counts as spun.
constexpr double kSpunShare = .5;

bool is_swap(const Text& a, const Difference& difference) {
  const TokenIndex n_a = difference.a.size();
  const TokenIndex n_b = difference.b.size();
  if (n_a == 0 || n_b == 0 || n_a > kMaxSwap || n_b > kMaxSwap) return false;
  for (TokenIndex i = difference.a.begin; i < difference.a.end; ++i)
    if (!a.tokens[i].has(Token::kFunction)) return true;
  return false;
}

}  // namespace

Kind kind_of(const Text& a, const Text& b, const TokenPassage& passage) {
  TokenIndex n_changed = 0;
  TokenIndex n_swapped = 0;
  for (const Difference& difference : differences(a, b, passage)) {
    const TokenIndex n = std::max(difference.a.size(), difference.b.size());
    n_changed += n;
    if (is_swap(a, difference)) n_swapped += n;
  }
  if (n_changed == 0) return Kind::copied;
  return n_swapped >= kSpunShare * n_changed ? Kind::spun : Kind::edited;
}

}  // namespace wirecopy::match
