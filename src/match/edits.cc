#include "match/edits.h"

#include "match/differences.h"

namespace wirecopy::match {
namespace {

using text::Text;
using text::Token;

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

}  // namespace

std::vector<Edit> find_edits(const Text& a, const Text& b, const TokenPassage& passage) {
  std::vector<Edit> edits;
  for (const Difference& difference : differences(a, b, passage))
    edits.push_back({operation_of(difference), span_of(a, difference.a, passage.a), span_of(b, difference.b, passage.b),
                     flag_of(a, b, difference)});
  return edits;
}

}  // namespace wirecopy::match
