// What can be seen of a step from one page to another, of a page as the first to write a text, and of a source that is
// not at hand: numbers, each with a fitted weight. Log odds are the sum of numbers times weights.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace wirecopy::lineage {

enum class Ground : std::uint8_t { date, credit, containment, edit_direction, agreement };
constexpr std::size_t kGrounds = 5;

enum class Sign : std::uint8_t {
  // Of a step.
  in_order,
  out_of_order,
  credits_source,
  mentions_source,
  credits_another,
  has_own_dateline,
  source_is_named,
  source_mentions_copy,
  credits_lost,
  dateline_lost,
  dateline_gained,
  cuts_and_additions,
  swaps,
  swap_direction,
  quotation_lost,
  quotation_gained,
  pages_swap_direction,
  absent,
  more_absent,
  differ,
  more_differ,
  more_other,
  cut_places,
  cut_words,
  absent_places,
  more_passages,
  more_cut_places,
  coincidence,
  title_absent,
  title_cut,
  // Of a step from a source that is not at hand.
  lost_is_named,
  lost_but_another_named,
  lost_but_own_dateline,
  lost_cuts_and_additions,
  lost_swaps,
  lost_swap_direction,
  lost_unusual,
  lost_absent,
  lost_differ,
  lost_coincidence,
  // Of a page as the origin.
  origin_own_dateline,
  origin_credits_another,
  origin_credits_lost,
  origin_fullest,
  origin_lacks,
  origin_unusual,
  origin_share,
};
constexpr std::size_t kSigns = static_cast<std::size_t>(Sign::origin_share) + 1;

// Numbers by Sign.
struct Signs {
  std::array<float, kSigns> values{};
  [[nodiscard]] float& operator[](Sign sign) { return values[static_cast<std::size_t>(sign)]; }
  [[nodiscard]] float operator[](Sign sign) const { return values[static_cast<std::size_t>(sign)]; }
};

struct SignWeight {
  Ground ground = Ground::agreement;
  const char* name = "";
  double weight = 0;
};

// How many families have their source elsewhere (agencies, press releases, what was not crawled), and if so, how many
// pages were taken from it rather than from another page at hand.
struct Priors {
  double lost = .37;
  double taken_from_lost = .2;
};

struct DescentModel {
  std::array<SignWeight, kSigns> signs;
  Priors priors;
};

// Fitted by tools/fit_lineage.cc; docs/design/lineage.md tells on what.
extern const DescentModel kFittedModel;

}  // namespace wirecopy::lineage
