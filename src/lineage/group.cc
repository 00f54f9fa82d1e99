// The idea. Links alone must not make families: connected components chain unlike texts (A shares a sentence with B, B
// another with C). So a family has a text, and a passage is a member if, and only if, it aligns with that text: a star,
// not a chain. Passages are taken longest first, the earliest of equals; each that no family holds yet becomes the text
// of a new one, which grows along the links: in the pages that a member's passage, or more around it, is linked to,
// what stands about where the link says is aligned with the text itself, and what holds most of it (kMinCovered), is
// alike enough (min_similarity) and tells no other event in its words (event.h) becomes a member and is followed in
// turn. What is linked only in part, since only some copies of what is reprinted everywhere meet, is thus still found.
//
// A passage may be a member of several families: of a text's, of its part's, and of one whose text is another hand's
// wording. A family that holds no two passages but those that stand together in another one says nothing, and is not
// kept. In the end each link whose two passages stand together nowhere becomes the text of a family too, and so does
// each run of words in a row (runs.h) that is left: half a sentence that two pages share word for word is theirs
// however they go on.
//
// Cost: one alignment for every place that links give to a family's text, and none where it stands word for word.
#include "lineage/group.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "lineage/components.h"
#include "lineage/passage_graph.h"

namespace wirecopy::lineage {
namespace {

using Index = PassageGraph::Index;

// Pages that share so many bytes besides a passage share more than its form: some twenty words.
constexpr std::uint32_t kMoreBytes = 120;
// Later than that nobody copies the report of an event.
constexpr std::int64_t kEventDays = 3;
// Spans that are linked are those of one passage, give or take a fifth (kSamePassage).
constexpr std::uint32_t kSlack = 5;

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

// Whether a passage, or some of it, is among the members.
bool holds(const std::vector<Member>& members, const PagePassage& passage) {
  return std::ranges::any_of(members, [&](const Member& member) {
    return member.page == passage.page && overlap(member.copy.span, passage.span) > 0;
  });
}

// Adds the members that are not there yet.
void add_new(const std::vector<Member>& members, std::vector<Member>* all) {
  for (const Member& member : members)
    if (!holds(*all, {member.page, member.copy.span})) all->push_back(member);
}

// The families of one component. `all` holds every link, of other components too.
class Grouping {
 public:
  Grouping(const Component& component, const PassageGraph& all, const GroupOptions& options, Shelf* shelf)
      : component_(component), graph_(component.links), all_(all), options_(options), shelf_(shelf) {}

  Result<std::vector<Group>> run() {
    for (const Index seed : longest_first(graph_.passages()))
      if (!is_taken(graph_.passages()[seed])) WIRECOPY_TRY_VOID(grow(graph_.passages()[seed]));
    for (const Link& link : apart(component_.links)) {
      if (!is_together(link)) WIRECOPY_TRY_VOID(grow(link.b));
      if (!is_together(link)) WIRECOPY_TRY_VOID(grow(link.a));
    }
    // The ends of a run are equal, so they are a family whatever stands around them.
    for (const Link& run : apart(component_.runs))
      if (!is_together(run)) WIRECOPY_TRY_VOID(grow(run.b, &run.a));
    return std::move(groups_);
  }

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

  // Where a copy may stand: in the greater span, and unless much was put in or left out before it, in the lesser one.
  struct Target {
    PageNumber page = 0;
    ByteSpan most;
    ByteSpan least;
  };

  // Adds to `next` where else a member's passage may stand: in the pages that are linked to most of it, or to more of
  // its page.
  void follow(const PagePassage& member, std::vector<Target>* next) const {
    const Index first = graph_.first_of(member.page);
    const std::span<const PagePassage> own = graph_.passages_of(member.page);
    for (Index i = 0; i < own.size(); ++i) {
      if (overlap(own[i].span, member.span) < kMinCovered * member.span.size()) continue;
      for (const Index linked : graph_.linked_to(first + i)) {
        const PagePassage& other = graph_.passages()[linked];
        next->push_back(counterpart(own[i].span, member.span, other));
      }
    }
  }

  // Where in `other`, which is linked to `own`, a part of `own` stands.
  static Target counterpart(ByteSpan own, ByteSpan part, const PagePassage& other) {
    const std::uint32_t size = other.span.size();
    const std::uint32_t more = own.size() > size ? own.size() - size : size - own.size();
    const std::uint32_t before = part.begin > own.begin ? part.begin - own.begin : 0;
    const std::uint32_t begin = other.span.begin + before;
    const auto with_room = [&](std::uint32_t room) {
      return ByteSpan{begin > room ? begin - room : 0, begin + part.size() + room};
    };
    return {other.page, with_room(more + part.size() + own.size() / kSlack), with_room(part.size() / 2)};
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
    const Index first = all_.first_of(passage.page);
    const std::span<const PagePassage> own = all_.passages_of(passage.page);
    for (Index i = 0; i < own.size(); ++i) {
      if (own[i].span.size() - overlap(own[i].span, passage.span) < kMoreBytes) continue;
      for (const Index linked : all_.linked_to(first + i)) {
        const PageNumber page = all_.passages()[linked].page;
        if (std::ranges::find(members, page, &Member::page) != members.end()) return true;
      }
    }
    return false;
  }

  // `equal`, if any, has the very words of the text.
  Result<void> grow(const PagePassage& origin, const PagePassage* equal = nullptr) {
    if (!grown_.insert(origin).second && equal == nullptr) return {};
    WIRECOPY_TRY(const Shelf::Lease page, shelf_->get(origin.page));
    const FamilyText text(page->utf8.substr(origin.span.begin, origin.span.size()));
    if (text.n_words() < kMinWords) return {};
    std::vector<Member> members{{origin.page, {origin.span, 1, Kind::copied, 0}}};
    std::vector<Target> next;
    Searched& searched = searched_[text.identity()];  // before, for the same text elsewhere
    searched[origin.page].push_back(origin.span);
    follow(origin, &next);
    for (std::size_t i = 0; i < next.size(); ++i) {
      const Target where = next[i];
      if (where.page == origin.page || !is_new(where, &searched)) continue;
      WIRECOPY_TRY(const std::vector<Copy> copies, copies_in({where.page, where.most}, text));
      for (const Copy& copy : copies) {
        const PagePassage passage{where.page, copy.span};
        if (holds(members, passage) || !is_of_one_event(where.page, copy, members)) continue;
        members.push_back({where.page, copy});
        follow(passage, &next);
      }
    }
    if (equal != nullptr && !holds(members, *equal))
      members.push_back({equal->page, {equal->span, 1, Kind::copied, 0}});
    if (members.size() > 1) WIRECOPY_TRY_VOID(repeat(origin, text, &members));
    keep(text, std::move(members));
    return {};
  }

  // A page may hold its own text twice.
  Result<void> repeat(const PagePassage& origin, const FamilyText& text, std::vector<Member>* members) {
    WIRECOPY_TRY(const Shelf::Lease page, shelf_->get(origin.page));
    for (const Copy& copy : text.find_in(page->utf8, page->text, &scratch_))
      if (overlap(copy.span, origin.span) == 0) members->push_back({origin.page, copy});
    return {};
  }

  // Where a text was looked for.
  using Searched = std::unordered_map<PageNumber, std::vector<ByteSpan>>;

  // Whether a place is not among those; then it is from now on.
  static bool is_new(const Target& target, Searched* searched) {
    std::vector<ByteSpan>& spans = (*searched)[target.page];
    const auto covers = [&](ByteSpan span) { return span.begin <= target.least.begin && span.end >= target.least.end; };
    if (std::ranges::any_of(spans, covers)) return false;
    spans.push_back(target.most);
    return true;
  }

  Result<std::vector<Copy>> copies_in(const PagePassage& where, const FamilyText& text) {
    WIRECOPY_TRY(const Shelf::Lease page, shelf_->get(where.page));
    if (const std::optional<Copy> copy = text.find_verbatim(page->text, where.span)) return std::vector<Copy>{*copy};
    return text.find_in(page->utf8, text::cut(page->text, where.span), &scratch_);
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

  void add(std::size_t group, const std::vector<Member>& members) {
    for (const Member& member : members) places_[member.page].push_back({member.copy.span, group});
    std::vector<Member>& all = groups_[group].members;
    all.insert(all.end(), members.begin(), members.end());
  }

  const Component& component_;
  PassageGraph graph_;
  const PassageGraph& all_;
  const GroupOptions& options_;
  Shelf* shelf_;
  match::PassageScratch scratch_;
  std::unordered_map<std::uint64_t, Searched> searched_;       // by the identity of a text; looked up only
  std::set<PagePassage> grown_;                                // what was the text of a family, or would not be one
  std::unordered_map<PageNumber, std::vector<Place>> places_;  // looked up only, never walked
  std::unordered_map<std::uint64_t, std::size_t> group_of_;    // by identity; the same
  std::vector<Group> groups_;
};

}  // namespace

std::size_t count_pages(const Group& group) {
  return count_pages(group.members);
}

namespace {

// Families of one text are one, whatever components they were found in.
std::vector<Group> join(std::vector<std::vector<Group>> parts) {
  std::unordered_map<std::uint64_t, std::size_t> group_of;  // by identity; looked up only, never walked
  std::vector<Group> groups;
  for (std::vector<Group>& part : parts) {
    for (Group& each : part) {
      const auto [known, is_new] = group_of.emplace(each.identity, groups.size());
      if (is_new)
        groups.push_back(std::move(each));
      else
        add_new(each.members, &groups[known->second].members);
    }
  }
  return groups;
}

}  // namespace

Result<std::vector<Group>> group(const Shared& shared, const GroupOptions& options, Shelf* shelf,
                                 base::ThreadPool* pool) {
  const PassageGraph all(shared.links);
  const std::vector<Component> components = components_of(shared);
  std::vector<std::size_t> order(components.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return components[i].links.size(); });
  std::vector<std::vector<Group>> parts(components.size());
  const auto group_part = [&](std::size_t i) -> Result<void> {
    WIRECOPY_TRY(parts[order[i]], Grouping(components[order[i]], all, options, shelf).run());
    return {};
  };
  WIRECOPY_TRY_VOID(base::try_for_each(pool, order.size(), group_part));
  std::vector<Group> groups = join(std::move(parts));
  for (Group& each : groups)
    std::ranges::sort(each.members, {}, [](const Member& member) { return std::pair(member.page, member.copy.span); });
  std::ranges::sort(groups, {}, [](const Group& each) {
    return std::tuple(~count_pages(each), each.members.front().page, each.identity);
  });
  return groups;
}

}  // namespace wirecopy::lineage
