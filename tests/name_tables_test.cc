// The tables of names hold words as the tokenizer folds them: else a name of the table would never be met.
#include "lexicon/name_tables.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "lexicon/names.h"
#include "text/text.h"

namespace wirecopy {
namespace {

std::vector<std::string> names_of(std::string_view line) {
  std::vector<std::string> names(1);
  for (const char c : line) {
    if (c == ',' || c == '/')
      names.emplace_back();
    else if (c != '!')
      names.back().push_back(c);
  }
  return names;
}

std::vector<std::uint32_t> words_of(std::string_view text) {
  std::vector<text::Token> tokens;
  text::tokenize(text, &tokens);
  std::vector<std::uint32_t> words;
  std::ranges::transform(tokens, std::back_inserter(words), &text::Token::word);
  return words;
}

TEST(NameTables, HoldWordsAsTheTokenizerFoldsThem) {
  std::size_t n_names = 0;
  for (const auto lines :
       {lexicon::country_lines(), lexicon::place_lines(), lexicon::organisation_lines(), lexicon::spelling_lines()}) {
    for (const std::string_view line : lines) {
      for (const std::string& name : names_of(line)) {
        const std::vector<std::uint32_t> words = words_of(name);
        if (words.empty()) continue;
        ++n_names;
        EXPECT_EQ(lexicon::name_at(words).n_words, words.size()) << name;
      }
    }
  }
  EXPECT_GT(n_names, 2000U);
}

TEST(NameTables, GiveEveryLineAClassOfItsOwn) {
  std::set<std::uint32_t> classes;
  for (const auto lines :
       {lexicon::country_lines(), lexicon::place_lines(), lexicon::organisation_lines(), lexicon::spelling_lines()})
    for (const std::string_view line : lines)
      EXPECT_TRUE(classes.insert(lexicon::name_at(words_of(names_of(line).front())).name_class).second) << line;
  EXPECT_FALSE(classes.contains(0));
}

TEST(NameTables, MeetNamesAsTheyAreWritten) {
  const auto name_class = [](std::string_view text) { return lexicon::name_at(words_of(text)).name_class; };
  EXPECT_EQ(name_class("U.S."), name_class("United States"));
  EXPECT_EQ(name_class("U.K.’s"), name_class("Britain"));
  EXPECT_EQ(name_class("Russia's"), name_class("Kremlin"));
  EXPECT_EQ(name_class("Côte d’Ivoire"), name_class("Ivory Coast"));
  EXPECT_EQ(name_class("Co\u0302te d'Ivoire"), name_class("Ivory Coast")) << "with a combining mark";
  EXPECT_EQ(name_class("al-Qaida"), name_class("Al Qaeda"));
}

}  // namespace
}  // namespace wirecopy
