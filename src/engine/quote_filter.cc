// Which statements are wanted: by words of the speaker, by words of what is said.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/text.h"
#include "wirecopy/quotes.h"

namespace wirecopy {
namespace {

std::vector<std::uint32_t> words_of(std::string_view text, std::uint32_t text::Token::* identity) {
  std::vector<text::Token> tokens;
  text::tokenize(text, &tokens);
  std::vector<std::uint32_t> words;
  for (const text::Token& token : tokens) words.push_back(token.*identity);
  std::ranges::sort(words);
  return words;
}

bool has_all(std::string_view text, const std::vector<std::uint32_t>& words, std::uint32_t text::Token::* identity) {
  const std::vector<std::uint32_t> own = words_of(text, identity);
  return std::ranges::all_of(words, [&](std::uint32_t word) { return std::ranges::binary_search(own, word); });
}

std::string name_of(const Statement& statement) {
  if (!statement.speaker) return "";
  const Speaker& speaker = *statement.speaker;
  return speaker.entity ? speaker.text + " " + speaker.entity->name : speaker.text;
}

bool is_orphan(const Statement& statement) {
  return !statement.speaker || statement.speaker->restored_from.has_value();
}

}  // namespace

void keep_wanted(const QuoteFilter& filter, PageQuotes* quotes) {
  const auto speaker = words_of(filter.speaker, &text::Token::word);
  const auto about = words_of(filter.about, &text::Token::base);
  std::erase_if(quotes->statements, [&](const Statement& statement) {
    return (filter.orphans && !is_orphan(statement)) || !has_all(name_of(statement), speaker, &text::Token::word) ||
           !has_all(joined(quotes->page.text, statement.content), about, &text::Token::base);
  });
}

}  // namespace wirecopy
