#include "fingerprint/seeds.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

namespace wirecopy::fingerprint {
namespace {

using text::Text;
using text::Token;

constexpr std::size_t kSureRun = 7;           // words: kGram + kWindow - 1
constexpr std::size_t kSureUnspacedRun = 10;  // graphemes

using Key = std::tuple<std::uint64_t, text::TokenIndex, bool>;

std::vector<Seed> stored(const Text& text) {
  std::vector<Seed> seeds;
  seeds_to_store(text, &seeds);
  return seeds;
}

std::vector<Seed> asked(const Text& text) {
  std::vector<Seed> seeds;
  seeds_to_ask(text, &seeds);
  return seeds;
}

std::vector<Key> keys_of(const std::vector<Seed>& seeds) {
  std::vector<Key> keys;
  for (const Seed& seed : seeds) keys.emplace_back(seed.key, seed.token, seed.is_gram);
  return keys;
}

std::set<std::uint64_t> pair_keys(const std::vector<Seed>& seeds) {
  std::set<std::uint64_t> keys;
  for (const Seed& seed : seeds)
    if (!seed.is_gram) keys.insert(seed.key);
  return keys;
}

// How many of the pairs that a store keeps of one text a query with the other meets.
std::size_t n_pairs_met(const char* query, const char* kept) {
  const std::set<std::uint64_t> one = pair_keys(asked(text::analyze(query)));
  const std::set<std::uint64_t> other = pair_keys(stored(text::analyze(kept)));
  return static_cast<std::size_t>(std::ranges::count_if(other, [&](std::uint64_t key) { return one.contains(key); }));
}

// A text of one sentence of words out of `n_words`, all rare.
Text random_text(std::uint32_t seed, std::size_t length, std::uint32_t n_words, std::uint8_t flags = 0) {
  std::mt19937 random(seed);
  Text text;
  for (std::uint32_t i = 0; i < length; ++i) {
    const auto word = static_cast<std::uint32_t>(1 + random() % n_words);
    text.tokens.push_back({{i, i + 1}, word, word, 200, flags});
  }
  text.sentences.push_back({0, static_cast<text::TokenIndex>(length), {0, static_cast<std::uint32_t>(length)}});
  return text;
}

// Of every four neighbouring n-grams the smallest, the rightmost of equals: the definition, word for word.
std::vector<Key> winnow_slowly(const Text& text) {
  std::vector<Seed> grams = asked(text);
  std::erase_if(grams, [](const Seed& seed) { return !seed.is_gram; });
  std::set<std::size_t> kept;
  const std::size_t window = std::min<std::size_t>(4, grams.size());
  for (std::size_t begin = 0; window > 0 && begin + window <= grams.size(); ++begin) {
    std::size_t smallest = begin;
    for (std::size_t i = begin; i < begin + window; ++i)
      if (grams[i].key <= grams[smallest].key) smallest = i;
    kept.insert(smallest);
  }
  std::vector<Key> keys;
  for (const std::size_t i : kept) keys.emplace_back(grams[i].key, grams[i].token, true);
  return keys;
}

// Whether text a asks for a seed that text b stored, both with their n-grams inside these runs of n words.
bool share_a_gram(const Text& a, std::size_t at_a, const Text& b, std::size_t at_b, std::size_t n) {
  std::set<std::uint64_t> keys;
  for (const Seed& seed : stored(b))
    if (seed.is_gram && seed.token >= at_b && seed.token < at_b + n) keys.insert(seed.key);
  for (const Seed& seed : asked(a))
    if (seed.is_gram && seed.token >= at_a && seed.token < at_a + n && keys.contains(seed.key)) return true;
  return false;
}

void expect_run_is_met(std::uint8_t flags, std::size_t n) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const std::uint32_t n_words = seed % 3 == 0 ? 2 : 1000;  // hardly any words make many equal n-grams
    Text a = random_text(3 * seed, 30, n_words, flags);
    Text b = random_text(3 * seed + 1, 30, n_words, flags);
    const Text run = random_text(3 * seed + 2, n, n_words, flags);
    const std::size_t at_a = seed % (31 - n);
    const std::size_t at_b = seed / 7 % (31 - n);
    std::ranges::copy(run.tokens, a.tokens.begin() + static_cast<std::ptrdiff_t>(at_a));
    std::ranges::copy(run.tokens, b.tokens.begin() + static_cast<std::ptrdiff_t>(at_b));
    ASSERT_TRUE(share_a_gram(a, at_a, b, at_b, n)) << seed;
  }
}

TEST(Seeds, WinnowAsDefined) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const Text text = random_text(seed, seed % 40, seed % 2 == 0 ? 2 : 50);
    std::vector<Seed> grams = stored(text);
    std::erase_if(grams, [](const Seed& each) { return !each.is_gram; });
    EXPECT_EQ(keys_of(grams), winnow_slowly(text)) << seed;
  }
}

TEST(Seeds, MeetInEveryRunOfSevenWords) {
  expect_run_is_met(0, kSureRun);
}

TEST(Seeds, MeetInEveryRunOfTenGraphemes) {
  expect_run_is_met(Token::kUnspaced, kSureUnspacedRun);
}

TEST(Seeds, AreStoredOnlyIfAsked) {
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    const Text text = random_text(seed, 60, 20);
    std::vector<Key> all = keys_of(asked(text));
    std::vector<Key> kept = keys_of(stored(text));
    std::ranges::sort(all);
    std::ranges::sort(kept);
    EXPECT_TRUE(std::ranges::includes(all, kept)) << seed;
    EXPECT_LT(kept.size(), all.size());
  }
}

TEST(Seeds, AreTheSameEachTime) {
  const Text text = text::analyze("“Don’t panic,” said 4 of the U.S. envoys. مرحبا بالعالم 😀\r\n東京都の天気は晴れ。");
  const std::vector<Key> once = keys_of(stored(text));
  EXPECT_FALSE(once.empty());
  EXPECT_EQ(once, keys_of(stored(text)));
  std::vector<Seed> used = asked(random_text(1, 50, 9));
  seeds_to_store(text, &used);
  EXPECT_EQ(once, keys_of(used));
}

TEST(Seeds, PairWordsWithoutOrder) {
  const Text one = text::analyze("The ambassador condemned yesterday’s bombardment.");
  const Text other = text::analyze("The bombardment yesterday’s condemned ambassador.");
  EXPECT_FALSE(pair_keys(asked(one)).empty());
  EXPECT_EQ(pair_keys(asked(one)), pair_keys(asked(other)));
}

TEST(Seeds, PairSurvivesAWordPutInBetween) {
  EXPECT_EQ(n_pairs_met("envoys condemned bombardment", "envoys condemned ferocious bombardment"),
            2U);  // envoys + condemned, condemned + bombardment
}

TEST(Seeds, PairIsMetByOtherFormsOfItsWords) {
  EXPECT_EQ(n_pairs_met("The envoy’s condemning bombardments", "envoys condemned bombardment"), 3U);
}

TEST(Seeds, PairIsMetByWordsSwappedInForItsOwn) {
  const char* kept = "the envoys foresaw an attack on Halvenia";
  EXPECT_EQ(n_pairs_met("the envoys foresaw an onslaught on Halvenia", kept), n_pairs_met(kept, kept));
  EXPECT_LT(n_pairs_met("the envoys foresaw an outing on Halvenia", kept), n_pairs_met(kept, kept));
}

TEST(Seeds, AskForNoRelativesOfNamesAndNumbers) {
  const auto n = [](const char* text) { return pair_keys(asked(text::analyze(text))).size(); };
  EXPECT_EQ(n("an Onslaught of bananarama"), 1U);
  EXPECT_GT(n("an onslaught of bananarama"), 1U);
  EXPECT_EQ(n("the 37 of bananarama"), 1U);
}

TEST(Seeds, KeepTheFirstPlacesOfWhatAPageRepeats) {
  const std::vector<Seed> seeds = stored(random_text(1, 500, 1));
  EXPECT_EQ(seeds.size(), 16U);
  EXPECT_LT(seeds.back().token, 30U);
  EXPECT_EQ(asked(random_text(1, 500, 1)).size(), 497U);
}

TEST(Seeds, MakeNoPairOfAName) {
  EXPECT_TRUE(pair_keys(asked(text::analyze("Rupert Throckmorton"))).empty());
  EXPECT_EQ(pair_keys(asked(text::analyze("rupert throckmorton"))).size(), 1U);
}

TEST(Seeds, MakeNoPairAcrossSentences) {
  EXPECT_TRUE(pair_keys(asked(text::analyze("Bombardment. Ambassadors."))).empty());
}

TEST(Seeds, AreSortedAsByComparing) {
  std::mt19937_64 random(5);
  for (const std::uint64_t n_keys : {std::uint64_t{1}, std::uint64_t{300}, UINT64_MAX}) {
    for (std::uint32_t n = 0; n < 900; n = 3 * n + 1) {
      std::vector<Seed> seeds;
      for (std::uint32_t i = 0; i < n; ++i)
        seeds.push_back({random() % n_keys, static_cast<std::uint32_t>(random() % 9)});
      std::vector<Seed> slowly = seeds;
      std::ranges::stable_sort(slowly, {}, [](const Seed& seed) { return std::pair(seed.key, seed.token); });
      sort_by_key(&seeds);
      ASSERT_EQ(keys_of(seeds), keys_of(slowly));
    }
  }
}

TEST(Seeds, AreNoneInTextsWithoutWords) {
  for (const char* text : {"", " \r\n", "😀 … “!”", "\u0301"}) {
    EXPECT_TRUE(asked(text::analyze(text)).empty()) << text;
    EXPECT_TRUE(stored(text::analyze(text)).empty()) << text;
  }
}

TEST(Seeds, KeepTheOnlyNGramOfAShortText) {
  const std::vector<Seed> seeds = stored(text::analyze("of the in to"));
  ASSERT_EQ(seeds.size(), 1U);
  EXPECT_TRUE(seeds[0].is_gram);
  EXPECT_EQ(seeds[0].token, 0U);
}

}  // namespace
}  // namespace wirecopy::fingerprint
