// The idea. Links alone must not make families: connected components chain unlike texts (A shares a sentence with B, B
// another with C). So a family has a text, and a passage is a member if, and only if, it aligns with that text: a star,
// not a chain. Passages are taken longest first, the earliest of equals; each that no family holds yet becomes the text
// of a new one, which grows along the links: the pages that a member's passage, or more around it, is linked to are
// aligned with the text itself, and those that hold most of it (kMinCovered), are alike enough (min_similarity) and
// tell no other event in its words (event.h) become members and are followed in turn. What is linked only in part,
// since the index shows only some copies of what is reprinted everywhere, is thus still found.
//
// A passage may be a member of several families: of a text's, of its part's, and of one whose text is another hand's
// wording. A family that holds no two passages but those that stand together in another one says nothing, and is not
// kept. In the end each link whose two passages stand together nowhere becomes the text of a family too, and so does
// each run of words in a row (runs.h) that is left: half a sentence that two pages share word for word is theirs
// however they go on.
//
// Cost: one alignment for every page that a family's members are linked to.
#include "lineage/group.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "lineage/passage_graph.h"

namespace wirecopy::lineage {
namespace {

using Index = PassageGraph::Index;

// Pages that share so many bytes besides a passage share more than its form: some twenty words.
constexpr std::uint32_t kMoreBytes = 120;
// Later than that nobody copies the report of an event.
constexpr std::int64_t kEventDays = 3;

std::vector<Index> longest_first(const std::vector<PagePassage>& passages) {
  std::vector<Index> order(passages.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::ranges::sort(order, {}, [&](Index i) {
    return std::tuple(~passages[i].span.size(), passages[i].page, passages[i].span.begin);
  });
  return order;
}

std::size_t count_pages(const std::vector<Member>& members) {
  std::vector<PageNumber> pages;
  for (const Member& member : members) pages.push_back(member.page);
  std::ranges::sort(pages);
  return static_cast<std::size_t>(std::ranges::unique(pages).begin() - pages.begin());
}

class Grouping {
 public:
  Grouping(std::span<const Link> links, const GroupOptions& options, Shelf* shelf)
      : graph_(links), options_(options), shelf_(shelf) {}

  Result<void> run() {
    for (const Index seed : longest_first(graph_.passages()))
      if (!is_taken(graph_.passages()[seed])) WIRECOPY_TRY_VOID(grow(graph_.passages()[seed]));
    return {};
  }

  Result<void> take_in_rest(std::span<const Link> links) {
    for (const Link& link : apart(links)) {
      if (!is_together(link)) WIRECOPY_TRY_VOID(grow(link.b));
      if (!is_together(link)) WIRECOPY_TRY_VOID(grow(link.a));
    }
    return {};
  }

  // The ends of a run are equal, so they are a family whatever stands around them.
  Result<void> take_in_runs(std::span<const Link> runs) {
    for (const Link& run : apart(runs))
      if (!is_together(run)) WIRECOPY_TRY_VOID(grow(run.b, &run.a));
    return {};
  }

  [[nodiscard]] std::vector<Group> take_groups() { return std::move(groups_); }

 private:
  // A passage of a page, and the family that holds it.
  struct Place {
    ByteSpan span;
    std::size_t group = 0;
  };

  [[nodiscard]] std::span<const Place> places_in(PageNumber page) const {
    const auto places = places_.find(page);
    return places == places_.end() ? std::span<const Place>{} : places->second;
  }

  // The links whose ends stand together nowhere, longest first, as before.
  [[nodiscard]] std::vector<Link> apart(std::span<const Link> links) const {
    std::vector<Link> rest;
    std::ranges::copy_if(links, std::back_inserter(rest), [&](const Link& link) { return !is_together(link); });
    std::ranges::sort(rest, {}, [](const Link& link) { return std::tuple(~link.b.span.size(), link.b, link.a); });
    return rest;
  }

  // Whether a family holds the same passage.
  [[nodiscard]] bool is_taken(const PagePassage& passage) const {
    return std::ranges::any_of(places_in(passage.page),
                               [&](const Place& place) { return overlap_by(kSamePassage, place.span, passage.span); });
  }

  // The families that hold the greater part of a passage, in order.
  [[nodiscard]] std::vector<std::size_t> groups_with(const PagePassage& passage) const {
    std::vector<std::size_t> groups;
    for (const Place& place : places_in(passage.page))
      if (2 * overlap(place.span, passage.span) >= passage.span.size()) groups.push_back(place.group);
    std::ranges::sort(groups);
    return groups;
  }

  // Whether one family holds the greater part of each passage.
  [[nodiscard]] bool is_together(std::span<const PagePassage> passages) const {
    std::vector<std::size_t> common = groups_with(passages.front());
    for (const PagePassage& passage : passages.subspan(1)) {
      if (common.empty()) return false;
      const std::vector<std::size_t> own = groups_with(passage);
      std::erase_if(common, [&](std::size_t group) { return !std::ranges::binary_search(own, group); });
    }
    return !common.empty();
  }
  [[nodiscard]] bool is_together(const Link& link) const { return is_together(std::array{link.a, link.b}); }
  [[nodiscard]] bool is_together(const std::vector<Member>& members) const {
    std::vector<PagePassage> passages;
    for (const Member& member : members) passages.push_back({member.page, member.copy.span});
    return is_together(passages);
  }

  // Adds to `next` the pages that are linked to most of a member's passage, or to more of its page.
  void follow(const PagePassage& member, std::vector<PageNumber>* next) const {
    const Index first = graph_.first_of(member.page);
    const std::span<const PagePassage> own = graph_.passages_of(member.page);
    for (Index i = 0; i < own.size(); ++i) {
      if (overlap(own[i].span, member.span) < kMinCovered * member.span.size()) continue;
      for (const Index linked : graph_.linked_to(first + i)) next->push_back(graph_.passages()[linked].page);
    }
  }

  [[nodiscard]] Moment published(PageNumber page) const {
    return page < options_.published.size() ? options_.published[page] : Moment();
  }

  // Whether a copy tells the event of the text that begins with the first member.
  [[nodiscard]] bool is_of_one_event(PageNumber page, const Copy& copy, const std::vector<Member>& members) const {
    if (copy.event == Event::same) return true;
    const Moment own = published(page);
    const Moment first = published(members.front().page);
    const bool are_dated = own.precision >= Moment::Precision::day && first.precision >= Moment::Precision::day;
    return (!are_dated || are_within_days(own, first, kEventDays)) && shares_more({page, copy.span}, members);
  }

  // Whether the passage's page shares more than the passage with the page of a member.
  [[nodiscard]] bool shares_more(const PagePassage& passage, const std::vector<Member>& members) const {
    const Index first = graph_.first_of(passage.page);
    const std::span<const PagePassage> own = graph_.passages_of(passage.page);
    for (Index i = 0; i < own.size(); ++i) {
      if (own[i].span.size() - overlap(own[i].span, passage.span) < kMoreBytes) continue;
      for (const Index linked : graph_.linked_to(first + i)) {
        const PageNumber page = graph_.passages()[linked].page;
        if (std::ranges::find(members, page, &Member::page) != members.end()) return true;
      }
    }
    return false;
  }

  // `equal`, if any, has the very words of the text.
  Result<void> grow(const PagePassage& origin, const PagePassage* equal = nullptr) {
    if (!grown_.insert(origin).second && equal == nullptr) return {};
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
        if (!is_of_one_event(next[i], copy, members)) continue;
        members.push_back({next[i], copy});
        follow({next[i], copy.span}, &next);
      }
    }
    if (equal != nullptr && !holds(members, *equal))
      members.push_back({equal->page, {equal->span, 1, Kind::copied, 0}});
    if (members.size() > 1) WIRECOPY_TRY_VOID(repeat(origin, text, &members));
    keep(text, std::move(members));
    shelf_->tidy();
    return {};
  }

  // A page may hold its own text twice.
  Result<void> repeat(const PagePassage& origin, const FamilyText& text, std::vector<Member>* members) {
    WIRECOPY_TRY(const std::vector<Copy> copies, copies_in(origin.page, text));
    for (const Copy& copy : copies)
      if (overlap(copy.span, origin.span) == 0) members->push_back({origin.page, copy});
    return {};
  }

  Result<std::vector<Copy>> copies_in(PageNumber page, const FamilyText& text) {
    WIRECOPY_TRY(const Shelf::Lease lease, shelf_->get(page));
    return text.find_in(lease->text, lease->seeded, &scratch_);
  }

  // Keeps what has grown if it is a family and says something new. One whose text is that of another family joins it.
  void keep(const FamilyText& text, std::vector<Member> members) {
    const auto known = group_of_.find(text.identity());
    if (known != group_of_.end()) {
      std::erase_if(members, [&](const Member& member) {
        return holds(groups_[known->second].members, {member.page, member.copy.span});
      });
      add(known->second, members);
      return;
    }
    if (count_pages(members) < options_.min_pages || is_together(members)) return;
    group_of_[text.identity()] = groups_.size();
    groups_.push_back({text.identity(), text.text(), {}});
    add(groups_.size() - 1, members);
  }

  // Whether a passage, or some of it, is among the members.
  static bool holds(const std::vector<Member>& members, const PagePassage& passage) {
    return std::ranges::any_of(members, [&](const Member& member) {
      return member.page == passage.page && overlap(member.copy.span, passage.span) > 0;
    });
  }

  void add(std::size_t group, const std::vector<Member>& members) {
    for (const Member& member : members) places_[member.page].push_back({member.copy.span, group});
    std::vector<Member>& all = groups_[group].members;
    all.insert(all.end(), members.begin(), members.end());
  }

  PassageGraph graph_;
  GroupOptions options_;
  Shelf* shelf_;
  match::PassageScratch scratch_;
  std::set<PagePassage> grown_;                                // what was the text of a family, or would not be one
  std::unordered_map<PageNumber, std::vector<Place>> places_;  // looked up only, never walked
  std::unordered_map<std::uint64_t, std::size_t> group_of_;    // by identity; the same
  std::vector<Group> groups_;
};

}  // namespace

std::size_t count_pages(const Group& group) {
  return count_pages(group.members);
}

Result<std::vector<Group>> group(const Shared& shared, const GroupOptions& options, Shelf* shelf) {
  Grouping grouping(shared.links, options, shelf);
  WIRECOPY_TRY_VOID(grouping.run());
  WIRECOPY_TRY_VOID(grouping.take_in_rest(shared.links));
  WIRECOPY_TRY_VOID(grouping.take_in_runs(shared.runs));
  std::vector<Group> groups = grouping.take_groups();
  for (Group& each : groups)
    std::ranges::sort(each.members, {}, [](const Member& member) { return std::pair(member.page, member.copy.span); });
  std::ranges::sort(groups, {}, [](const Group& each) {
    return std::tuple(~count_pages(each), each.members.front().page, each.identity);
  });
  return groups;
}

}  // namespace wirecopy::lineage
