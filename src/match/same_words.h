// What two texts have in the same words, told from the identities of their words alone: exact, and fast enough for
// millions of pairs. What was reworded is no business of this file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace wirecopy::match {

struct SameWords {
  std::size_t n_same = 0;
  std::size_t longest_own = 0;  // of the runs of words that are not the same
};

// How many words of `page` stand in runs of fingerprint::kShingleWords or more that `other` has too, wherever it has
// them. Of a page with fewer words: all, if `other` is the same words and no more, else none. So one word swapped in a
// hundred costs one, and a sentence moved costs nothing. Cost: linear in both.
[[nodiscard]] SameWords compare_words(std::span<const std::uint32_t> page, std::span<const std::uint32_t> other);

// Words [begin, begin + n) of one text and as many from `other_begin` of another that are equal.
struct SameRun {
  std::uint32_t begin = 0;
  std::uint32_t other_begin = 0;
  std::uint32_t n = 0;
};

// The longest run of equal words that holds word `at` of one text and word `other_at` of the other; empty if these
// differ.
[[nodiscard]] SameRun run_around(std::span<const std::uint32_t> page, std::uint32_t at,
                                 std::span<const std::uint32_t> other, std::uint32_t other_at);

}  // namespace wirecopy::match
