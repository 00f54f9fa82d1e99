#include "text/text.h"

#include <algorithm>

namespace wirecopy::text {
namespace {

// Gives every sentence its tokens. A token lies in the sentence it begins in; the two lists are in order.
void place_tokens(const std::vector<ByteSpan>& spans, Text* text) {
  TokenIndex token = 0;
  const auto n_tokens = static_cast<TokenIndex>(text->tokens.size());
  text->sentences.clear();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    Sentence sentence{token, token, spans[i]};
    const bool last = i + 1 == spans.size();
    while (token < n_tokens && (last || text->tokens[token].span.begin < spans[i + 1].begin)) ++token;
    sentence.end = token;
    if (sentence.begin < sentence.end) text->tokens[sentence.begin].flags |= Token::kSentenceStart;
    text->sentences.push_back(sentence);
  }
}

}  // namespace

Text analyze(std::string_view utf8) {
  Text text;
  analyze(utf8, &text);
  return text;
}

void analyze(std::string_view utf8, Text* text) {
  thread_local std::vector<ByteSpan> spans;  // scratch, so that a million pages do not allocate a million times
  tokenize(utf8, &text->tokens);
  split_sentences(utf8, &spans);
  place_tokens(spans, text);
  find_quotations(utf8, &text->quotations);
}

Text cut(const Text& text, ByteSpan part) {
  const auto ends_behind = [&](std::uint32_t begin) { return [begin](ByteSpan span) { return span.end <= begin; }; };
  const auto of_sentence = [](const Sentence& sentence) { return sentence.span; };
  const auto begin = std::ranges::partition_point(text.sentences, ends_behind(part.begin), of_sentence);
  const auto end = std::ranges::partition_point(begin, text.sentences.end(),
                                                [&](const Sentence& s) { return s.span.begin < part.end; });
  Text piece;
  if (begin == end) return piece;
  const TokenIndex first = begin->begin;
  piece.tokens.assign(text.tokens.begin() + first, text.tokens.begin() + std::prev(end)->end);
  piece.sentences.assign(begin, end);
  for (Sentence& sentence : piece.sentences) {
    sentence.begin -= first;
    sentence.end -= first;
  }
  const ByteSpan whole{begin->span.begin, std::prev(end)->span.end};
  auto quotation = std::ranges::partition_point(text.quotations, ends_behind(whole.begin));
  for (; quotation != text.quotations.end() && quotation->begin < whole.end; ++quotation)
    piece.quotations.push_back(*quotation);
  return piece;
}

}  // namespace wirecopy::text
