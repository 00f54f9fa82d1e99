#include "lexicon/words.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/hash.h"

// models/word_rarity.bin, put into the program by rarity_data.S. Format: models/word_rarity.md.
extern "C" {
extern const unsigned char wirecopy_word_rarity_begin[];  // NOLINT(readability-identifier-naming)
extern const unsigned char wirecopy_word_rarity_end[];    // NOLINT(readability-identifier-naming)
}

namespace wirecopy::lexicon {
namespace {

constexpr std::string_view kMagic = "WCRARE01";

// An open-addressing table with linear probing; a key of 0 is an empty slot.
struct Table {
  const unsigned char* keys = nullptr;    // capacity little-endian u32
  const unsigned char* levels = nullptr;  // capacity u8
  std::uint32_t mask = 0;
  std::uint32_t n_words = 0;
};

std::uint32_t read_u32(const unsigned char* at) {
  std::uint32_t value = 0;
  std::memcpy(&value, at, sizeof value);
  return value;
}

Table open_table() {
  const unsigned char* at = wirecopy_word_rarity_begin;
  const auto size = static_cast<std::size_t>(wirecopy_word_rarity_end - wirecopy_word_rarity_begin);
  WIRECOPY_CHECK(size >= 16 && std::memcmp(at, kMagic.data(), kMagic.size()) == 0);
  const std::uint32_t capacity = read_u32(at + 8);
  WIRECOPY_CHECK(capacity != 0 && (capacity & (capacity - 1)) == 0 && size == 16 + capacity * 5ULL);
  return {at + 16, at + 16 + capacity * 4ULL, capacity - 1, read_u32(at + 12)};
}

const Table& table() {
  static const Table instance = open_table();
  return instance;
}

constexpr auto kFunctionWords = std::to_array<std::string_view>({
    "a",        "about",    "above",     "across",  "after",   "again",      "against",   "all",      "along",
    "also",     "although", "always",    "am",      "among",   "an",         "and",       "another",  "any",
    "anyone",   "anything", "are",       "around",  "as",      "at",         "away",      "be",       "because",
    "been",     "before",   "being",     "below",   "between", "both",       "but",       "by",       "came",
    "can",      "come",     "could",     "did",     "do",      "does",       "doing",     "done",     "down",
    "during",   "each",     "either",    "else",    "even",    "ever",       "every",     "everyone", "everything",
    "few",      "for",      "from",      "further", "get",     "gets",       "getting",   "give",     "go",
    "goes",     "going",    "got",       "had",     "has",     "have",       "having",    "he",       "her",
    "here",     "hers",     "herself",   "him",     "himself", "his",        "how",       "however",  "i",
    "id",       "if",       "ill",       "im",      "in",      "into",       "is",        "it",       "its",
    "itself",   "ive",      "just",      "least",   "less",    "let",        "like",      "made",     "make",
    "makes",    "many",     "may",       "me",      "might",   "mine",       "more",      "most",     "much",
    "must",     "my",       "myself",    "of",      "off",     "on",         "once",      "one",      "only",
    "onto",     "or",       "other",     "others",  "our",     "ours",       "ourselves", "out",      "over",
    "own",      "per",      "perhaps",   "put",     "quite",   "rather",     "really",    "s",        "said",
    "same",     "say",      "says",      "see",     "shall",   "she",        "should",    "since",    "so",
    "some",     "someone",  "something", "still",   "such",    "t",          "take",      "than",     "that",
    "thats",    "the",      "their",     "theirs",  "them",    "themselves", "then",      "there",    "theres",
    "these",    "they",     "theyre",    "theyve",  "thing",   "things",     "this",      "those",    "though",
    "through",  "to",       "too",       "toward",  "towards", "under",      "until",     "up",       "upon",
    "us",       "very",     "was",       "way",     "we",      "well",       "were",      "weve",     "what",
    "whatever", "when",     "where",     "whether", "which",   "while",      "who",       "whom",     "whose",
    "why",      "will",     "with",      "within",  "would",   "yes",        "yet",       "you",      "youre",
    "your",     "yours",    "yourself",
});

constexpr auto kNegations = std::to_array<std::string_view>({
    "arent",  "cannot",  "cant",     "couldnt", "didnt",  "doesnt",  "dont",   "hadnt",   "hasnt",
    "havent", "isnt",    "mustnt",   "neither", "never",  "no",      "nobody", "none",    "nor",
    "not",    "nothing", "shouldnt", "wasnt",   "werent", "without", "wont",   "wouldnt",
});

struct RoleEntry {
  std::uint32_t word;
  Role role;
};

// The listed words, sorted, and a filter of one bit a hash value that answers for nearly all others.
struct Roles {
  std::vector<RoleEntry> entries;
  std::bitset<1U << 14> filter;

  Roles() {
    for (const std::string_view word : kFunctionWords) entries.push_back({word_hash(word), Role::function});
    for (const std::string_view word : kNegations) entries.push_back({word_hash(word), Role::negation});
    std::ranges::sort(entries, {}, &RoleEntry::word);
    for (const RoleEntry& entry : entries) filter.set(entry.word % filter.size());
  }
};

const Roles& roles() {
  static const Roles instance;
  return instance;
}

}  // namespace

std::uint32_t word_hash(std::string_view folded) {
  const auto hash = static_cast<std::uint32_t>(base::hash64(folded));
  return hash != 0 ? hash : 1;
}

Rarity rarity(std::uint32_t word) {
  const Table& words = table();
  for (std::uint32_t slot = word & words.mask;; slot = (slot + 1) & words.mask) {
    const std::uint32_t key = read_u32(words.keys + slot * 4ULL);
    if (key == word) return {true, words.levels[slot]};
    if (key == 0) return {};
  }
}

void prefetch_rarity(std::uint32_t word) {
  const Table& words = table();
  __builtin_prefetch(words.keys + (word & words.mask) * 4ULL);
  __builtin_prefetch(words.levels + (word & words.mask));
}

std::size_t n_known_words() {
  return table().n_words;
}

Role role(std::uint32_t word) {
  const Roles& known = roles();
  if (!known.filter.test(word % known.filter.size())) return Role::content;
  const auto& entries = known.entries;
  const auto found = std::ranges::lower_bound(entries, word, {}, &RoleEntry::word);
  return found != entries.end() && found->word == word ? found->role : Role::content;
}

}  // namespace wirecopy::lexicon
