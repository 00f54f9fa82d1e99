#include "text/language_model.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "text/language_grams.h"

namespace wirecopy::text {
namespace {

TEST(LanguageModel, KnowsSixtyLanguagesAndMore) {
  std::set<std::string_view> codes;
  for (const Script script : {Script::latin, Script::cyrillic, Script::arabic, Script::devanagari, Script::bengali,
                              Script::hebrew, Script::ethiopic})
    for (const std::string_view code : LanguageModel::built_in().languages(script)) codes.insert(code);
  EXPECT_GE(codes.size(), 80U);
  EXPECT_TRUE(codes.contains("ckb"));
  EXPECT_TRUE(codes.contains("en"));
}

TEST(LanguageModel, RefusesBytesThatAreNone) {
  EXPECT_FALSE(LanguageModel::read(""));
  EXPECT_FALSE(LanguageModel::read("WCLANG01"));
  const std::string rows(kLanguageSlots * (2 + kLanguageNumbers), '\0');
  EXPECT_FALSE(LanguageModel::read("WCLANG01" + rows));                                      // no scale
  EXPECT_TRUE(LanguageModel::read("WCLANG01" + rows + std::string(4, '\0')));                // no language
  EXPECT_FALSE(LanguageModel::read("WCLANG01" + rows + std::string(4, '\0') + "\x01\x02"));  // breaks off
  EXPECT_FALSE(LanguageModel::read("WCLANG01" + rows + std::string(4, '\0') + "\x09\x01" + std::string(100, 'a')));
}

TEST(LanguageModel, ScoresEveryLanguageOfTheScript) {
  std::vector<std::uint64_t> keys;
  append_grams("что это", Script::cyrillic, &keys);
  std::vector<LanguageScore> scores;
  LanguageModel::built_in().score(keys, Script::cyrillic, &scores);
  EXPECT_EQ(scores.size(), LanguageModel::built_in().languages(Script::cyrillic).size());
}

TEST(LanguageGrams, CountWordsAndRunsOfLetters) {
  std::vector<std::uint64_t> keys;
  append_grams("Ab", Script::latin, &keys);
  EXPECT_EQ(keys.size(), 3U + 2U + 1U + 1U);  // " a" "ab" "b "; " ab" "ab "; " ab "; the word
  keys.clear();
  append_words("Ab, don't и b", Script::latin, &keys);
  EXPECT_EQ(keys.size(), 3U);
}

TEST(LanguageGrams, AreThoseOfLowerCase) {
  std::vector<std::uint64_t> upper;
  std::vector<std::uint64_t> lower;
  append_grams("ÇÉŠẾ Δ", Script::latin, &upper);
  append_grams("çéšế δ", Script::latin, &lower);
  EXPECT_EQ(upper, lower);
}

TEST(LanguageGrams, LookAtTheBeginOfAWordWithoutEnd) {
  std::vector<std::uint64_t> keys;
  append_grams(std::string(100000, 'a'), Script::latin, &keys);
  EXPECT_LT(keys.size(), 5 * kMostLetters);
}

TEST(Scripts, KnowLettersFromDigitsAndMarks) {
  EXPECT_EQ(script_of(U'ß'), Script::latin);
  EXPECT_EQ(script_of(U'×'), Script::none);
  EXPECT_EQ(script_of(U'٣'), Script::none);
  EXPECT_EQ(script_of(U'ش'), Script::arabic);
  EXPECT_EQ(script_of(U'。'), Script::none);
  EXPECT_EQ(script_of(U'ー'), Script::none);
  EXPECT_EQ(script_of(U'の'), Script::kana);
  EXPECT_EQ(script_of(0x20000), Script::han);
  EXPECT_EQ(script_of(U'😀'), Script::none);
  EXPECT_EQ(only_language(script_of(U'ქ')), "ka");
}

}  // namespace
}  // namespace wirecopy::text
