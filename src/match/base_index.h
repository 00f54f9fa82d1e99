// The words of a stretch of text by their base forms, to be asked where a base form stands without looking at each.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "text/text.h"

namespace wirecopy::match {

class BaseIndex {
 public:
  // Cost: linear. Memory is used again.
  void build(std::span<const text::Token> words) {
    heads_.assign(std::bit_ceil(kSlotsAWord * words.size() + 1), kNone);
    next_.resize(words.size());
    bases_.resize(words.size());
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      bases_[i] = words[i].base;
      next_[i] = std::exchange(heads_[slot_of(words[i].base)], i);
    }
  }

  // Calls `visit` with the number of each word that has this base form. Cost: nothing, for nearly all that has none.
  template <typename Visit>
  void visit(std::uint32_t base, const Visit& visit) const {
    for (std::uint32_t i = heads_[slot_of(base)]; i != kNone; i = next_[i])
      if (bases_[i] == base) visit(i);
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  static constexpr std::size_t kSlotsAWord = 4;

  [[nodiscard]] std::size_t slot_of(std::uint32_t base) const { return base & (heads_.size() - 1); }

  std::vector<std::uint32_t> heads_;  // of the chain of each slot
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> bases_;
};

}  // namespace wirecopy::match
