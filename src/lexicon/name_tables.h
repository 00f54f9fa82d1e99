// The tables of names, as lines that a person can read and correct (models/names.md). A line holds ways to write one
// name, the first the usual one, in up to three parts: "names / seats / people". A seat is the city or house that
// stands for a government, people are the word for its citizens or what is theirs. Words are folded as
// text::append_folded does, without apostrophes and the points of acronyms; a hyphen is a space. "us!": only in
// capitals is it this name.
#pragma once

#include <span>
#include <string_view>

namespace wirecopy::lexicon {

[[nodiscard]] std::span<const std::string_view> country_lines();
[[nodiscard]] std::span<const std::string_view> place_lines();
[[nodiscard]] std::span<const std::string_view> organisation_lines();
[[nodiscard]] std::span<const std::string_view> spelling_lines();

}  // namespace wirecopy::lexicon
