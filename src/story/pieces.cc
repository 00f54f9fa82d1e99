#include "story/pieces.h"

#include <algorithm>
#include <cstdint>

namespace wirecopy::story {
namespace {

using text::Sentence;

constexpr std::uint32_t kLongestMark = 3;  // bytes of a quotation mark

bool begins_with(const Sentence& sentence, ByteSpan quotation) {
  return sentence.span.begin < quotation.begin && sentence.span.begin + kLongestMark >= quotation.begin;
}

// Behind the mark that closes a quotation, if a sentence ends with it.
std::uint32_t end_with_mark(const text::Text& text, std::uint32_t end) {
  const auto ends = [end](const Sentence& sentence) {
    return sentence.span.end > end && sentence.span.end <= end + kLongestMark;
  };
  const auto sentence = std::ranges::find_if(text.sentences, ends);
  return sentence == text.sentences.end() ? end : sentence->span.end;
}

bool has_word(const text::Text& text, ByteSpan span) {
  const auto token = std::ranges::lower_bound(text.tokens, span.begin, {}, [](const auto& t) { return t.span.begin; });
  return token != text.tokens.end() && token->span.begin < span.end;
}

// Without white space at the ends; nothing if there is no word.
void add_trimmed(const Words& words, ByteSpan span, std::vector<ByteSpan>* pieces) {
  if (span.empty() || !has_word(words.text, span)) return;
  constexpr std::string_view kSpace = " \t\r\n";
  const std::string_view piece = words.utf8.substr(span.begin, span.size());
  const auto first = static_cast<std::uint32_t>(piece.find_first_not_of(kSpace));
  const auto last = static_cast<std::uint32_t>(piece.find_last_not_of(kSpace));
  pieces->push_back({span.begin + first, span.begin + last + 1});
}

}  // namespace

std::vector<ByteSpan> sentence_quotations(const text::Text& text) {
  std::vector<ByteSpan> found;
  for (const ByteSpan quotation : text.quotations) {
    const auto begins = [quotation](const Sentence& sentence) { return begins_with(sentence, quotation); };
    const auto sentence = std::ranges::find_if(text.sentences, begins);
    if (sentence != text.sentences.end()) found.push_back({sentence->span.begin, end_with_mark(text, quotation.end)});
  }
  return found;
}

std::vector<ByteSpan> cut_at(std::span<const ByteSpan> quotations, const Words& words,
                             std::span<const ByteSpan> spans) {
  std::vector<ByteSpan> pieces;
  for (ByteSpan rest : spans) {
    for (const ByteSpan quotation : quotations) {
      if (quotation.begin < rest.begin || quotation.end > rest.end) continue;
      add_trimmed(words, {rest.begin, quotation.begin}, &pieces);
      pieces.push_back(quotation);
      rest.begin = quotation.end;
    }
    add_trimmed(words, rest, &pieces);
  }
  return pieces;
}

}  // namespace wirecopy::story
