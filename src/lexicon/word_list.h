// A short list of words, each with what is known of it.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/words.h"

namespace wirecopy::lexicon {

// Sorted entries behind a filter of one bit a hash value, which answers for nearly all words that are not listed.
template <typename Value>
class WordList {
 public:
  void add(std::string_view word, const Value& value) {
    const std::uint32_t hash = word_hash(word);
    filter_.set(hash % filter_.size());
    entries_.push_back({hash, value});
  }

  // Once all are added. Of a word added twice the first stands.
  void finish() { std::ranges::stable_sort(entries_, {}, &Entry::word); }

  [[nodiscard]] Value find(std::uint32_t word) const {
    if (!filter_.test(word % filter_.size())) return {};
    const auto found = std::ranges::lower_bound(entries_, word, {}, &Entry::word);
    return found != entries_.end() && found->word == word ? found->value : Value{};
  }

 private:
  struct Entry {
    std::uint32_t word;
    Value value;
  };
  std::vector<Entry> entries_;
  std::bitset<1U << 13> filter_;
};

}  // namespace wirecopy::lexicon
