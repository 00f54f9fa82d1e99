// The idea. Copied text is found by hashes of short word n-grams in order; an index keeps, of every kWindow
// neighbouring n-grams, the one with the smallest hash (winnowing: Schleimer, Wilkerson, Aiken, SIGMOD 2003), so any
// run of kGram + kWindow - 1 equal words is sure to share a kept seed. Edited and spun text breaks the n-grams; it is
// found by pairs of neighbouring content words of one sentence, without order, in their base forms and with one word in
// between allowed: a pair survives when its two words do, whatever happens around them. Pairs of common words, and two
// neighbouring words of one name, say nothing and are left out. A spinner swaps most often in a rarer word than stood
// there, so a query asks for each pair with either word replaced by its commonest relatives, too.
//
// Cost: linear, about 1 stored and 5 asked seeds a word of English news.
#include "fingerprint/seeds.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/hash.h"
#include "base/hash_sort.h"
#include "lexicon/relations.h"
#include "lexicon/words.h"

namespace wirecopy::fingerprint {
namespace {

using text::Text;
using text::Token;
using text::TokenIndex;

constexpr TokenIndex kGram = 4;          // words an n-gram holds
constexpr TokenIndex kUnspacedGram = 7;  // graphemes, in scripts without spaces
constexpr TokenIndex kWindow = 4;        // winnowing window: runs of kGram + kWindow - 1 = 7 words are always met

// An n-gram whose words together are less rare than that (unit of Token::rarity) is a turn of phrase and says no more
// than a pair: "one of the most".
constexpr int kMinGramRarity = 150;

// A pair's two words together must be at least this rare (unit of Token::rarity): by chance they would meet in one page
// of 120. A query asks for a little less, as a form of a word may be commoner than another.
constexpr int kMinPairRarity = 120;
constexpr int kAskedPairRarity = 100;
constexpr int kMinWordRarity = 25;  // a word commoner than that makes no pair
constexpr std::size_t kReach = 2;   // a content word pairs with the next two

// Of one key a page keeps its first so many places: a phrase that one page repeats must not hide the other pages.
constexpr std::uint8_t kMaxPlaces = 16;

constexpr std::uint64_t kGramSalt = 0x9E3779B97F4A7C15ULL;
constexpr std::uint64_t kGramFactor = 0xD6E8FEB86659FD93ULL;
constexpr std::uint64_t kPairSalt = 0xC2B2AE3D27D4EB4FULL;

TokenIndex gram_size(const Token& first) {
  return first.has(Token::kUnspaced) ? kUnspacedGram : kGram;
}

// The n-gram that begins at each token; fewer at the end of the text.
void append_grams(const Text& text, std::vector<Seed>* seeds) {
  const auto n = static_cast<TokenIndex>(text.tokens.size());
  for (TokenIndex i = 0; i < n; ++i) {
    const TokenIndex size = gram_size(text.tokens[i]);
    if (i + size > n) continue;
    std::uint64_t key = kGramSalt;
    int rarity = 0;
    for (TokenIndex j = i; j < i + size; ++j) {
      key = (key + text.tokens[j].word) * kGramFactor;
      rarity += text.tokens[j].rarity;
    }
    const std::uint8_t evidence = rarity >= kMinGramRarity ? 2 : 1;
    seeds->push_back({base::mix(key), i, true, false, evidence});
  }
}

// Keeps the smallest of every kWindow neighbours, the rightmost of equals, each once.
void winnow(const std::vector<Seed>& grams, std::vector<Seed>* winners) {
  winners->clear();
  const std::size_t n = grams.size();
  std::size_t last_kept = n;  // none yet
  for (std::size_t end = std::min<std::size_t>(n, kWindow); end <= n && n > 0; ++end) {
    const std::size_t begin = end >= kWindow ? end - kWindow : 0;
    std::size_t smallest = begin;
    for (std::size_t i = begin + 1; i < end; ++i)
      if (grams[i].key <= grams[smallest].key) smallest = i;
    if (smallest != last_kept) winners->push_back(grams[smallest]);
    last_kept = smallest;
  }
}

bool makes_pairs(const Token& token) {
  return !token.has(Token::kFunction) && !token.has(Token::kUnspaced) && token.rarity >= kMinWordRarity;
}

bool is_name(const Token& token) {
  return token.has(Token::kCapital) && !token.has(Token::kSentenceStart);
}

// The words a pair may be asked with: the one that stands there and, unless it is a name or a number, its commonest
// relatives.
struct Choice {
  std::array<std::uint32_t, 1 + lexicon::kMaxCommoner> bases{};
  std::array<int, 1 + lexicon::kMaxCommoner> rarity{};
  std::size_t n = 0;

  void add(std::uint32_t base, int rareness) {
    bases[n] = base;
    rarity[n++] = rareness;
  }
};

Choice choice_of(const Token& token) {
  Choice choice;
  choice.add(token.base, token.rarity);
  if (is_name(token) || token.has(Token::kNumber)) return choice;
  for (const std::uint32_t word : lexicon::commoner_relatives(token.base))
    if (word != 0) choice.add(word, lexicon::rarity(word).level);
  return choice;
}

std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) {
  const auto [low, high] = std::minmax(a, b);
  return base::mix(((static_cast<std::uint64_t>(high) << 32) | low) ^ kPairSalt);
}

// A content word, and the sentence it stands in.
struct ContentWord {
  TokenIndex token = 0;
  text::SentenceIndex sentence = 0;
};

std::vector<ContentWord>& content_words(const Text& text) {
  thread_local std::vector<ContentWord> words;  // scratch
  words.clear();
  for (text::SentenceIndex i = 0; i < text.sentences.size(); ++i)
    for (TokenIndex token = text.sentences[i].begin; token < text.sentences[i].end; ++token)
      if (makes_pairs(text.tokens[token])) words.push_back({token, i});
  return words;
}

// Calls `visit` with the numbers of two content words that make a pair, by the second, then by the first.
template <typename Visit>
void visit_pairs(const Text& text, const std::vector<ContentWord>& words, const Visit& visit) {
  for (std::size_t second = 1; second < words.size(); ++second) {
    const ContentWord word = words[second];
    for (std::size_t first = second > kReach ? second - kReach : 0; first < second; ++first) {
      const ContentWord other = words[first];
      if (other.sentence != word.sentence) continue;
      const bool one_name = other.token + 1 == word.token && text.tokens[other.token].has(Token::kCapital) &&
                            text.tokens[word.token].has(Token::kCapital);
      if (!one_name) visit(first, second);
    }
  }
}

// The pairs that stand in a text.
void append_pairs(const Text& text, std::vector<Seed>* seeds) {
  const std::vector<ContentWord>& words = content_words(text);
  visit_pairs(text, words, [&](std::size_t first, std::size_t second) {
    const Token& a = text.tokens[words[first].token];
    const Token& b = text.tokens[words[second].token];
    if (a.rarity + b.rarity >= kMinPairRarity && a.base != b.base)
      seeds->push_back({pair_key(a.base, b.base), words[first].token, false, false, 1});
  });
}

// The pairs that stand in a text or might have stood there: each with either word as it stands.
void append_asked_pairs(const Text& text, std::vector<Seed>* seeds) {
  const std::vector<ContentWord>& words = content_words(text);
  thread_local std::vector<Choice> choices;  // scratch: of each content word
  choices.clear();
  for (const ContentWord word : words) choices.push_back(choice_of(text.tokens[word.token]));
  visit_pairs(text, words, [&](std::size_t first, std::size_t second) {
    const Choice& a = choices[first];
    const Choice& b = choices[second];
    const auto append = [&](std::size_t i, std::size_t j) {
      if (a.rarity[i] + b.rarity[j] >= kAskedPairRarity && a.bases[i] != b.bases[j])
        seeds->push_back({pair_key(a.bases[i], b.bases[j]), words[first].token, false, i + j > 0, 1});
    };
    for (std::size_t j = 0; j < b.n; ++j) append(0, j);
    for (std::size_t i = 1; i < a.n; ++i) append(i, 0);
  });
}

// Leaves out what stands in too many places, keeping the order of the rest. Seeds are first counted by the low bits of
// their keys, which is never too low: only those that may be too many are counted exactly.
void limit_places(std::vector<Seed>* seeds) {
  std::array<std::uint8_t, 4096> counts{};
  const auto count_of = [&](const Seed& seed) -> std::uint8_t& { return counts[seed.key % counts.size()]; };
  bool any = false;
  for (const Seed& seed : *seeds) {
    std::uint8_t& count = count_of(seed);
    count = static_cast<std::uint8_t>(std::min(count + 1, kMaxPlaces + 1));
    any |= count > kMaxPlaces;
  }
  if (!any) return;
  std::unordered_map<std::uint64_t, std::uint8_t> n_places;
  std::erase_if(*seeds, [&](const Seed& seed) {
    if (count_of(seed) <= kMaxPlaces) return false;
    std::uint8_t& n = n_places[seed.key];
    if (n == kMaxPlaces) return true;
    ++n;
    return false;
  });
}

bool by_key(const Seed& a, const Seed& b) {
  return a.key != b.key ? a.key < b.key : a.token < b.token;
}

}  // namespace

void sort_by_key(std::vector<Seed>* seeds) {
  base::sort_by_hash(0, [](const Seed& seed) { return seed.key; }, by_key, seeds);
}

void seeds_to_store(const Text& text, std::vector<Seed>* seeds) {
  thread_local std::vector<Seed> grams;  // scratch, as the next two
  thread_local std::vector<Seed> winners;
  thread_local std::vector<Seed> pairs;
  grams.clear();
  append_grams(text, &grams);
  winnow(grams, &winners);
  pairs.clear();
  append_pairs(text, &pairs);
  seeds->resize(winners.size() + pairs.size());
  std::ranges::merge(winners, pairs, seeds->begin(), {}, &Seed::token, &Seed::token);
  limit_places(seeds);
}

void every_seed(const Text& text, std::vector<Seed>* seeds) {
  seeds->clear();
  append_grams(text, seeds);
  append_pairs(text, seeds);
}

void seeds_to_ask(const Text& text, std::vector<Seed>* seeds) {
  seeds->clear();
  append_grams(text, seeds);
  append_asked_pairs(text, seeds);
}

}  // namespace wirecopy::fingerprint
