// models/word_relations.bin, put into the program by relations_data.S. Format and origin: models/word_relations.md.
#include "lexicon/relations.h"

#include <cstddef>
#include <cstring>
#include <string_view>

#include "base/check.h"

extern "C" {
extern const unsigned char wirecopy_word_relations_begin[];  // NOLINT(readability-identifier-naming)
extern const unsigned char wirecopy_word_relations_end[];    // NOLINT(readability-identifier-naming)
}

namespace wirecopy::lexicon {
namespace {

constexpr std::string_view kMagic = "WCRELA01";
constexpr std::uint32_t kNoList = UINT32_MAX;

std::uint32_t read_u32(const unsigned char* at) {
  std::uint32_t value = 0;
  std::memcpy(&value, at, sizeof value);
  return value;
}

// Open addressing with linear probing; a key of 0 is an empty slot.
struct Map {
  const unsigned char* keys = nullptr;
  const unsigned char* values = nullptr;
  std::uint32_t mask = 0;

  [[nodiscard]] std::uint32_t find(std::uint32_t key, std::uint32_t otherwise) const {
    for (std::uint32_t slot = key & mask;; slot = (slot + 1) & mask) {
      const std::uint32_t here = read_u32(keys + slot * 4ULL);
      if (here == key) return read_u32(values + slot * 4ULL);
      if (here == 0) return otherwise;
    }
  }
};

struct Tables {
  Map base_forms;
  Map lists;                                // base form -> number of its list
  const unsigned char* begins = nullptr;    // u32 each, where a list begins, and one more for where the last ends
  const unsigned char* commoner = nullptr;  // kMaxCommoner u32 each
  const unsigned char* words = nullptr;
  const unsigned char* likeness = nullptr;
};

Map take_map(std::uint32_t capacity, const unsigned char** at) {
  WIRECOPY_CHECK(capacity != 0 && (capacity & (capacity - 1)) == 0);
  const Map map{*at, *at + capacity * 4ULL, capacity - 1};
  *at += capacity * 8ULL;
  return map;
}

Tables open_tables() {
  constexpr std::size_t kHeader = 32;
  const unsigned char* at = wirecopy_word_relations_begin;
  const auto size = static_cast<std::size_t>(wirecopy_word_relations_end - at);
  WIRECOPY_CHECK(size >= kHeader && std::memcmp(at, kMagic.data(), kMagic.size()) == 0);
  const std::uint64_t n_base = read_u32(at + 8);
  const std::uint64_t n_lists = read_u32(at + 12);
  const std::uint64_t n_relatives = read_u32(at + 16);
  const std::uint64_t n = read_u32(at + 20);
  WIRECOPY_CHECK(size == kHeader + (n_base + n_lists) * 8 + (n + 1) * 4 + n * kMaxCommoner * 4 + n_relatives * 5);
  at += kHeader;
  Tables tables;
  tables.base_forms = take_map(static_cast<std::uint32_t>(n_base), &at);
  tables.lists = take_map(static_cast<std::uint32_t>(n_lists), &at);
  tables.begins = at;
  tables.commoner = tables.begins + (n + 1) * 4;
  tables.words = tables.commoner + n * kMaxCommoner * 4;
  tables.likeness = tables.words + n_relatives * 4;
  return tables;
}

const Tables& tables() {
  static const Tables instance = open_tables();
  return instance;
}

}  // namespace

std::uint32_t base_form(std::uint32_t word) {
  return tables().base_forms.find(word, word);
}

void prefetch_base_form(std::uint32_t word) {
  const Map& map = tables().base_forms;
  __builtin_prefetch(map.keys + (word & map.mask) * 4ULL);
  __builtin_prefetch(map.values + (word & map.mask) * 4ULL);
}

Relatives::Relatives(std::uint32_t base_form) {
  const Tables& known = tables();
  const std::uint32_t list = known.lists.find(base_form, kNoList);
  if (list == kNoList) return;
  const std::uint32_t begin = read_u32(known.begins + list * 4ULL);
  n_ = read_u32(known.begins + list * 4ULL + 4) - begin;
  words_ = known.words + begin * 4ULL;
  likeness_ = known.likeness + begin;
}

std::array<std::uint32_t, kMaxCommoner> commoner_relatives(std::uint32_t base_form) {
  std::array<std::uint32_t, kMaxCommoner> words{};
  const std::uint32_t list = tables().lists.find(base_form, kNoList);
  if (list == kNoList) return words;
  std::memcpy(words.data(), tables().commoner + list * sizeof words, sizeof words);
  return words;
}

std::uint8_t Relatives::likeness(std::uint32_t other) const {
  std::uint32_t low = 0;
  std::uint32_t high = n_;
  while (low < high) {
    const std::uint32_t middle = (low + high) / 2;
    if (word(middle) == other) return likeness_[middle];
    if (word(middle) < other)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}

}  // namespace wirecopy::lexicon
