#include "story/speaker_name.h"

#include <algorithm>

#include "lexicon/names.h"
#include "text/text.h"

namespace wirecopy::story {
namespace {

using text::Token;

bool is_title(const Token& token) {
  return lexicon::is_title(token.word) || lexicon::is_common_title(token.word);
}

// What stands between two words ends the head of a name: "John Holt, the mayor", "Holt (left)".
bool is_parted(std::string_view text, const Token& before, const Token& after) {
  const std::string_view between = text.substr(before.span.end, after.span.begin - before.span.end);
  return between.find_first_of(",;:(") != std::string_view::npos || between.find("–") != std::string_view::npos ||
         between.find("—") != std::string_view::npos;
}

// "of" in "Secretary of State", "Ministry of Defence".
bool joins_titles(const std::vector<Token>& tokens, std::size_t i) {
  return i > 0 && i + 1 < tokens.size() && is_title(tokens[i - 1]) && tokens[i - 1].has(Token::kCapital) &&
         tokens[i + 1].has(Token::kCapital);
}

// The number of words before the first comma or, once somebody was told, the first function word: "a spokesman | for
// Mr. Holt".
std::size_t head_size(std::string_view text, const std::vector<Token>& tokens) {
  bool told = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && is_parted(text, tokens[i - 1], tokens[i])) return i;
    const bool is_function = tokens[i].has(Token::kFunction) && !tokens[i].has(Token::kCapital);
    if (is_function && told && !joins_titles(tokens, i)) return i;
    told = told || !is_function;
  }
  return tokens.size();
}

bool is_possessive(std::string_view text, const Token& token) {
  const std::string_view word = text.substr(token.span.begin, token.span.size());
  const std::string_view rest = text.substr(token.span.end);
  return word.ends_with("'s") || word.ends_with("’s") || rest.starts_with("'") || rest.starts_with("’");
}

bool contains(const std::vector<std::uint32_t>& words, std::uint32_t word) {
  return std::ranges::find(words, word) != words.end();
}

// The name before the last one; 0 if there is none.
std::uint32_t first_name(const SpeakerName& name) {
  return name.names.size() < 2 ? 0 : name.names[name.names.size() - 2];
}

bool may_be_one_person(const SpeakerName& a, const SpeakerName& b) {
  if (a.key != b.key)
    return (a.names.size() == 1 && contains(b.names, a.key)) || (b.names.size() == 1 && contains(a.names, b.key));
  const std::uint32_t first = first_name(a);
  const std::uint32_t other = first_name(b);
  return first == 0 || other == 0 || first == other || contains(b.names, first) || contains(a.names, other);
}

}  // namespace

SpeakerName speaker_name(std::string_view text) {
  std::vector<Token> tokens;
  text::tokenize(text, &tokens);
  SpeakerName name;
  for (const Token& token : tokens)
    if (!token.has(Token::kFunction)) name.words.push_back(token.word);
  const std::size_t n_head = head_size(text, tokens);
  for (std::size_t i = 0; i < n_head; ++i) {
    const Token& token = tokens[i];
    if (token.has(Token::kFunction)) continue;
    name.key = token.word;
    const bool is_anothers = i + 1 < n_head && is_possessive(text, token);
    if (token.has(Token::kCapital) && !is_title(token) && !is_anothers) name.names.push_back(token.word);
  }
  if (name.has_name()) name.key = name.names.back();
  return name;
}

std::string_view named(const Speaker& speaker) {
  const std::string_view name = speaker.entity ? speaker.entity->name : speaker.text;
  return speaker_name(name).tells() ? name : std::string_view();
}

bool may_be_same(const SpeakerName& a, const SpeakerName& b) {
  if (!a.tells() || !b.tells()) return true;
  if (a.has_name() && b.has_name()) return may_be_one_person(a, b);
  if (a.has_name()) return contains(a.words, b.key);
  if (b.has_name()) return contains(b.words, a.key);
  return a.key == b.key;
}

}  // namespace wirecopy::story
