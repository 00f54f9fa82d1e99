// The idea. Links alone must not make families: connected components chain unlike texts (A shares a sentence with B, B
// another with C). So a family has a text, and a passage is a member only if it aligns with that text: a star, not a
// chain. Passages are taken longest first, the earliest of equals; each that no family holds yet becomes the text of a
// new one, which grows along the links: the pages a member is linked to are aligned with the text itself, and those
// that hold most of it (kMinCovered) and are alike enough (min_similarity) become members and are followed in turn.
// What is linked only in part, since the index shows only some copies of what is reprinted everywhere, is thus still
// found. Longest first, so that nothing of a longer copy is lost to a family of its part; the part that stands alone
// elsewhere too makes a family of its own if it is less than kMinCovered of the longer text. In the end each link whose
// two passages stand in no family together, because a longer text took one of them, makes a family of its own.
//
// Cost: one alignment for every page that a family's members are linked to.
#include "lineage/group.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "lineage/passage_graph.h"

namespace wirecopy::lineage {
namespace {

using Index = PassageGraph::Index;

std::vector<Index> longest_first(const std::vector<PagePassage>& passages) {
  std::vector<Index> order(passages.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::ranges::sort(order, {}, [&](Index i) {
    return std::tuple(~passages[i].span.size(), passages[i].page, passages[i].span.begin);
  });
  return order;
}

class Grouping {
 public:
  Grouping(std::span<const Link> links, std::size_t min_pages, Shelf* shelf)
      : graph_(links), min_pages_(min_pages), shelf_(shelf) {}

  Result<void> run() {
    for (const Index seed : longest_first(graph_.passages()))
      if (!is_taken(graph_.passages()[seed], kMinCovered)) {
        WIRECOPY_TRY_VOID(grow(graph_.passages()[seed]));
        shelf_->tidy();
      }
    return {};
  }

  // Longest first, as before; a passage may now overlap one that is taken, if it is not the same.
  Result<void> take_in_rest(std::span<const Link> links) {
    least_same_ = 1;
    std::vector<Link> rest;
    std::ranges::copy_if(links, std::back_inserter(rest), [&](const Link& link) { return !is_together(link); });
    std::ranges::sort(rest, {}, [](const Link& link) { return std::tuple(~link.b.span.size(), link.b, link.a); });
    for (const Link& link : rest) {
      if (is_together(link)) continue;
      const bool is_b_free = !is_taken(link.b, least_same_);
      if (!is_b_free && is_taken(link.a, least_same_)) continue;
      WIRECOPY_TRY_VOID(grow(is_b_free ? link.b : link.a));
      shelf_->tidy();
    }
    return {};
  }

  [[nodiscard]] std::vector<Group> take_groups() { return std::move(groups_); }

 private:
  // Whether a family holds a span of the page that overlaps this one by such a share.
  [[nodiscard]] bool is_taken(const PagePassage& passage, double share) const {
    const auto taken = taken_.find(passage.page);
    if (taken == taken_.end()) return false;
    return std::ranges::any_of(taken->second, [&](ByteSpan span) { return overlap_by(share, span, passage.span); });
  }

  // Whether a family holds the greater part of both passages.
  [[nodiscard]] bool is_together(const Link& link) const {
    const auto in_a = places_.find(link.a.page);
    const auto in_b = places_.find(link.b.page);
    if (in_a == places_.end() || in_b == places_.end()) return false;
    const auto holds = [](const Place& place, ByteSpan span) { return 2 * overlap(place.span, span) >= span.size(); };
    for (const Place& a : in_a->second)
      if (holds(a, link.a.span))
        for (const Place& b : in_b->second)
          if (a.group == b.group && holds(b, link.b.span)) return true;
    return false;
  }

  // Adds to `next` the pages that a member's passage is linked to.
  void follow(const PagePassage& member, std::vector<PageNumber>* next) const {
    const Index first = graph_.first_of(member.page);
    const std::span<const PagePassage> own = graph_.passages_of(member.page);
    for (Index i = 0; i < own.size(); ++i) {
      if (!overlap_by(kMinCovered, own[i].span, member.span)) continue;
      for (const Index linked : graph_.linked_to(first + i)) next->push_back(graph_.passages()[linked].page);
    }
  }

  Result<void> grow(const PagePassage& origin) {
    WIRECOPY_TRY(const Shelf::Lease page, shelf_->get(origin.page));
    const FamilyText text(page->text.substr(origin.span.begin, origin.span.size()));
    if (text.n_words() < kMinWords) return {};
    std::vector<Member> members{{origin.page, {origin.span, 1, Kind::copied, 0}}};
    std::vector<PageNumber> next;
    std::unordered_set<PageNumber> seen{origin.page};
    follow(origin, &next);
    for (std::size_t i = 0; i < next.size(); ++i) {
      if (!seen.insert(next[i]).second) continue;
      WIRECOPY_TRY(const std::vector<Copy> copies, copies_in(next[i], text));
      for (const Copy& copy : copies) {
        members.push_back({next[i], copy});
        follow({next[i], copy.span}, &next);
      }
    }
    if (members.size() > 1) WIRECOPY_TRY_VOID(repeat(origin, text, &members));
    keep(text, std::move(members));
    return {};
  }

  // A page may hold its own text twice.
  Result<void> repeat(const PagePassage& origin, const FamilyText& text, std::vector<Member>* members) {
    WIRECOPY_TRY(const std::vector<Copy> copies, copies_in(origin.page, text));
    for (const Copy& copy : copies)
      if (overlap(copy.span, origin.span) == 0) members->push_back({origin.page, copy});
    return {};
  }

  // Where the text stands in a page, but for passages that are in a family already.
  Result<std::vector<Copy>> copies_in(PageNumber page, const FamilyText& text) {
    WIRECOPY_TRY(const Shelf::Lease lease, shelf_->get(page));
    std::vector<Copy> copies = text.find_in(lease->seeded, &scratch_);
    std::erase_if(copies, [&](const Copy& copy) { return is_taken({page, copy.span}, least_same_); });
    return copies;
  }

  // Keeps what has grown if it is a family. One whose text is that of another family joins it.
  void keep(const FamilyText& text, std::vector<Member> members) {
    const auto known = group_of_.find(text.identity());
    Group grown{text.identity(), text.text(), std::move(members)};
    if (known == group_of_.end() && count_pages(grown) < min_pages_) return;
    const std::size_t group = known == group_of_.end() ? groups_.size() : known->second;
    for (const Member& member : grown.members) {
      taken_[member.page].push_back(member.copy.span);
      places_[member.page].push_back({member.copy.span, group});
    }
    if (known == group_of_.end()) {
      group_of_[grown.identity] = groups_.size();
      groups_.push_back(std::move(grown));
      return;
    }
    std::vector<Member>& all = groups_[known->second].members;
    all.insert(all.end(), grown.members.begin(), grown.members.end());
  }

  // A passage of a page, and the family that holds it.
  struct Place {
    ByteSpan span;
    std::size_t group = 0;
  };
  PassageGraph graph_;
  std::unordered_map<PageNumber, std::vector<Place>> places_;  // looked up only, never walked
  std::size_t min_pages_;
  Shelf* shelf_;
  double least_same_ = kSamePassage;  // from this overlap on a passage is one that is taken
  match::PassageScratch scratch_;
  std::unordered_map<PageNumber, std::vector<ByteSpan>> taken_;  // looked up only, never walked
  std::unordered_map<std::uint64_t, std::size_t> group_of_;      // by identity; the same
  std::vector<Group> groups_;
};

}  // namespace

std::size_t count_pages(const Group& group) {
  std::vector<PageNumber> pages;
  for (const Member& member : group.members) pages.push_back(member.page);
  std::ranges::sort(pages);
  return static_cast<std::size_t>(std::ranges::unique(pages).begin() - pages.begin());
}

Result<std::vector<Group>> group(std::span<const Link> links, std::size_t min_pages, Shelf* shelf) {
  Grouping grouping(links, min_pages, shelf);
  WIRECOPY_TRY_VOID(grouping.run());
  WIRECOPY_TRY_VOID(grouping.take_in_rest(links));
  std::vector<Group> groups = grouping.take_groups();
  for (Group& each : groups)
    std::ranges::sort(each.members, {}, [](const Member& member) { return std::pair(member.page, member.copy.span); });
  std::ranges::sort(groups, {}, [](const Group& each) {
    return std::tuple(~count_pages(each), each.members.front().page, each.identity);
  });
  return groups;
}

}  // namespace wirecopy::lineage
