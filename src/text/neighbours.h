// Looking around a place in a text: the code point and the word on each side of it. All cost is bounded by what is
// looked at; places are code-point boundaries.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/utf8.h"

namespace wirecopy::text {

// The code point that ends or starts at `at`; of size 0 where the text ends.
[[nodiscard]] base::CodePoint before(std::string_view text, std::size_t at);
[[nodiscard]] base::CodePoint after(std::string_view text, std::size_t at);

// The first place from `at` on (back from `at`) that is not within white space. A space that a mark stands on is none.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t skip_space_back(std::string_view text, std::size_t at, std::size_t floor);

// The run of letters, marks and digits from `at` on, cut at 32 bytes.
[[nodiscard]] std::string_view word_after(std::string_view text, std::size_t at);

// The run of letters, marks, digits and inner full stops that ends at `at` ("U.S", "Ph.D", "Inc"), not reaching before
// `floor`; longer than 32 bytes it is no abbreviation and comes back cut.
[[nodiscard]] std::string_view word_before(std::string_view text, std::size_t at, std::size_t floor);

// Whether `at` stands between what a reader sees as one character: a mark or an invisible sign follows.
[[nodiscard]] bool is_inside_grapheme(std::string_view text, std::size_t at);

}  // namespace wirecopy::text
