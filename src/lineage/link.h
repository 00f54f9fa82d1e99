// What families are made from: pages by number, their passages, and which passages share text.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "wirecopy/result.h"
#include "wirecopy/span.h"

namespace wirecopy::lineage {

// A page's place among all pages: the earliest published is 0, pages without a date come last, equals go by id. So
// nothing here depends on the order in which pages were added.
using PageNumber = std::uint32_t;

struct PagePassage {
  PageNumber page = 0;
  ByteSpan span;
  friend auto operator<=>(const PagePassage&, const PagePassage&) = default;
};

// Words in a row that stand in both passages of a link alike.
struct SameRun {
  ByteSpan a;  // in the page
  ByteSpan b;
  friend auto operator<=>(const SameRun&, const SameRun&) = default;
};

// What was changed between the passages of a link. What speaks for `a` being taken from `b` is positive.
struct LinkChanges {
  float swaps = 0;              // log odds, from the rarity of the words that stand for each other
  std::uint32_t n_other_a = 0;  // words of a that are not the same in b
  std::uint32_t n_other_b = 0;
  std::vector<SameRun> same = {};  // in order of a
  friend auto operator<=>(const LinkChanges&, const LinkChanges&) = default;
};

// Two passages of different pages that share text.
struct Link {
  PagePassage a;
  PagePassage b;
  LinkChanges changes = {};
  friend auto operator<=>(const Link&, const Link&) = default;
};

// What pages share: passages that align, and runs of words whatever stands around them (`runs`).
struct Shared {
  std::vector<Link> links;
  std::vector<Link> runs;
};

// Gives a page's text; called from one thread.
using TextOf = std::function<Result<std::string>(PageNumber)>;

// From this share of the longer span on, two spans of a page are the same passage: matches of one text with many pages
// end a few words apart. Range .5..1.
constexpr double kSamePassage = .8;

[[nodiscard]] constexpr bool overlap_by(double share, ByteSpan x, ByteSpan y) {
  return overlap(x, y) >= share * (x.size() > y.size() ? x.size() : y.size());
}

}  // namespace wirecopy::lineage
