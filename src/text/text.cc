#include "text/text.h"

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

}  // namespace wirecopy::text
