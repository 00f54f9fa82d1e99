#include "match/kind.h"

#include <algorithm>
#include <functional>

#include "match/differences.h"
#include "match/likeness.h"

namespace wirecopy::match {
namespace {

using text::Text;
using text::Token;

// A swap of words as a spinner makes it: so many words at most on each side, or more where as many stand on both.
constexpr TokenIndex kMaxSwap = 3;
constexpr TokenIndex kMaxEvenSwap = 6;

bool all(const Text& text, TokenRange range, auto is) {
  return std::all_of(text.tokens.begin() + range.begin, text.tokens.begin() + range.end, is);
}

// "As expected," for "But": what links a sentence to the one before is put and changed by editors. It stands first in
// its sentence and is no word for what stood there.
bool is_opening(const Text& a, const Text& b, const Difference& difference) {
  if (!a.tokens[difference.a.begin].has(Token::kSentenceStart)) return false;
  return WordLikeness(a.tokens[difference.a.begin]).to(b.tokens[difference.b.begin]) == 0;
}

// House style: another form or spelling of the word, another way to write a name or a title, another number.
bool is_style(const Text& a, const Text& b, const Difference& difference) {
  const auto is_number = [](const Token& token) { return token.has(Token::kNumber); };
  const auto is_name = [](const Token& token) { return token.has(Token::kCapital) || token.has(Token::kFunction); };
  if (!all(a, difference.a, std::not_fn(is_number)) || !all(b, difference.b, std::not_fn(is_number))) return true;
  if (all(a, difference.a, is_name) && all(b, difference.b, is_name)) return true;
  return difference.a.size() == difference.b.size() &&
         std::equal(a.tokens.begin() + difference.a.begin, a.tokens.begin() + difference.a.end,
                    b.tokens.begin() + difference.b.begin,
                    [](const Token& x, const Token& y) { return x.base == y.base; });
}

bool is_swap(const Text& a, const Text& b, const Difference& difference) {
  const auto [fewer, more] = std::minmax({difference.a.size(), difference.b.size()});
  if (fewer == 0 || more > (fewer == more ? kMaxEvenSwap : kMaxSwap)) return false;
  if (is_opening(a, b, difference) || is_style(a, b, difference)) return false;
  const auto is_function = [](const Token& token) { return token.has(Token::kFunction); };
  return !all(a, difference.a, is_function) || !all(b, difference.b, is_function);
}

}  // namespace

Kind kind_of(const Text& a, const Text& b, const TokenPassage& passage) {
  TokenIndex n_swapped = 0;
  TokenIndex n_edited = 0;
  for (const Difference& difference : differences(a, b, passage)) {
    if (is_swap(a, b, difference))
      n_swapped += std::min(difference.a.size(), difference.b.size());
    else
      ++n_edited;
  }
  if (n_swapped + n_edited == 0) return Kind::copied;
  return n_swapped >= n_edited ? Kind::spun : Kind::edited;
}

}  // namespace wirecopy::match
