// How surely one of two texts is a rewriting of the other, whoever wrote first: for sentences, and for passages as long
// as they. Where a sentence was put in other words, its words have partners all over the other text, mostly in order;
// two sentences on one subject share its names, or one phrase.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "match/free_alignment.h"

namespace wirecopy::match {

// What the alignment without order says of two texts. Masses are sums of word weights, as the logarithm of
// 1 + mass / 300 (two or three rare words).
enum class RewritingTrait : std::uint8_t {
  in_order,             // share of the pairs that stand in one order on both sides
  evenness,             // covered share of the least covered quarter of either text
  outside_longest_run,  // mass that is covered outside the longest run of neighbours: more than one phrase
  unmatched_lighter,    // mass without a partner, on the side that has less
  unmatched_heavier,
  names_alone,         // names without a partner: logarithm of 1 + their number
  numbers_alone,       // numbers without one, 3 at most
  function_matched,    // mass of function words that have a partner
  function_unmatched,  // of those that have none, on the side that has more
  negation_differs,    // 1 if one side alone is negated
};
inline constexpr std::size_t kNRewritingTraits = 10;

// One value each, in the order of RewritingTrait.
using RewritingTraits = std::array<double, kNRewritingTraits>;

struct RewritingWeight {
  std::string_view name;
  double weight = 0;
};
struct RewritingModel {
  std::array<RewritingWeight, kNRewritingTraits> weights;
  double bias = 0;
};

// What each trait speaks for, fixed before anything is fitted: 1 for a rewriting, -1 against it.
inline constexpr std::array<int, kNRewritingTraits> kRewritingSigns = {1, 1, 1, -1, -1, -1, -1, 1, -1, -1};

// The shipped weights: models/rewriting.md.
[[nodiscard]] const RewritingModel& rewriting_model();

// All zero where no content word has a partner: "the" in both texts says nothing, however short they are.
[[nodiscard]] RewritingTraits rewriting_traits(const Side& a, const Side& b);

// Whether any content word has a partner; without one nothing is a rewriting, whatever a model says.
[[nodiscard]] bool shares_words(const RewritingTraits& traits);

// 0 (surely not) to 1 (surely); the same for (a, b) and (b, a); 0 where no content word has a partner. Of texts of more
// than kMostFreeTokens words only their begin counts.
[[nodiscard]] double rewriting_probability(const Side& a, const Side& b);

}  // namespace wirecopy::match
