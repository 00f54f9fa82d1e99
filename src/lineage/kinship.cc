#include "lineage/kinship.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace wirecopy::lineage {
namespace {

// Bytes that make a place where text is absent one that counts: some ten words.
constexpr std::uint32_t kLeastRun = 60;

// A copy is mostly taken from one page. Of one made from several, no other page holds so much of what it shares.
constexpr double kMainShare = 2.0 / 3;

// Bytes that spans cover; sorts them.
std::size_t n_covered(std::vector<ByteSpan>* spans) {
  std::ranges::sort(*spans);
  std::size_t n = 0;
  std::uint32_t end = 0;
  for (const ByteSpan span : *spans) {
    if (span.end > end) n += span.end - std::max(span.begin, end);
    end = std::max(end, span.end);
  }
  return n;
}

ByteSpan common(ByteSpan x, ByteSpan y) {
  const std::uint32_t begin = std::max(x.begin, y.begin);
  return {begin, std::max(begin, std::min(x.end, y.end))};
}

// Where a page's text begins or ceases to stand in another page, or to be the same there.
struct Bound {
  std::uint32_t at = 0;
  std::uint32_t other = 0;  // by index
  bool is_same = false;     // of words, else of passages
  int step = 0;             // 1 where it begins, -1 behind its end
};

// What a page shares with the others, gone over from its beginning.
class Sweep {
 public:
  explicit Sweep(std::size_t n) : n_held_(n, 0), n_same_(n, 0) {}

  void add(std::uint32_t other, ByteSpan span, bool is_same) {
    if (span.empty()) return;
    bounds_.push_back({span.begin, other, is_same, 1});
    bounds_.push_back({span.end, other, is_same, -1});
  }

  // Calls visit(bytes) for each stretch in which nothing changes.
  template <typename Visit>
  void run(const Visit& visit) {
    std::ranges::sort(bounds_, {}, &Bound::at);
    std::uint32_t at = 0;
    for (const Bound& bound : bounds_) {
      if (bound.at > at && n_held() > 0) visit(bound.at - at);
      at = bound.at;
      take(bound);
    }
  }

  [[nodiscard]] bool holds(std::size_t other) const { return n_held_[other] > 0; }
  [[nodiscard]] bool has_same(std::size_t other) const { return holds(other) && n_same_[other] > 0; }
  [[nodiscard]] std::size_t n_held() const { return n_pages_; }
  [[nodiscard]] std::size_t n_same() const { return n_same_pages_; }

 private:
  void take(const Bound& bound) {
    int& n = (bound.is_same ? n_same_ : n_held_)[bound.other];
    std::size_t& n_pages = bound.is_same ? n_same_pages_ : n_pages_;
    const bool was = n > 0;
    n += bound.step;
    if (was && n == 0) --n_pages;
    if (!was && n > 0) ++n_pages;
  }

  std::vector<Bound> bounds_;
  std::vector<int> n_held_;  // by other page: passages that hold this place
  std::vector<int> n_same_;
  std::size_t n_pages_ = 0;
  std::size_t n_same_pages_ = 0;
};

}  // namespace

Kinships::Kinships(std::span<const Link> links) {
  ends_.reserve(2 * links.size());
  for (const Link& link : links) {
    add_end(link.a, link.b.page, link.changes, true);
    add_end(link.b, link.a.page, link.changes, false);
  }
  std::ranges::stable_sort(
      ends_, {}, [](const End& end) { return std::tuple(end.page, end.other, end.span, end.swaps, end.n_other); });
  if (!ends_.empty()) first_.resize(ends_.back().page + std::size_t{2}, 0);
  for (const End& end : ends_) ++first_[end.page + std::size_t{1}];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  find_stitched();
}

void Kinships::find_stitched() {
  for (auto begin = ends_.begin(); begin != ends_.end();) {
    const PageNumber page = begin->page;
    PageNumber main = begin->other;
    std::size_t most = 0;
    std::vector<ByteSpan> all;
    while (begin != ends_.end() && begin->page == page) {
      const PageNumber other = begin->other;
      std::vector<ByteSpan> own;
      for (; begin != ends_.end() && begin->page == page && begin->other == other; ++begin) own.push_back(begin->span);
      all.insert(all.end(), own.begin(), own.end());
      const std::size_t n = n_covered(&own);
      if (n > most) main = other;
      most = std::max(most, n);
    }
    if (static_cast<double>(most) < kMainShare * static_cast<double>(n_covered(&all)))
      stitched_.push_back({page, main});
  }
}

bool Kinships::is_stitched(PageNumber page, ByteSpan passage) const {
  const auto found = std::ranges::lower_bound(stitched_, page, {}, &Stitched::page);
  return found != stitched_.end() && found->page == page && !shares(page, passage, found->main);
}

// What the changes of a link say is of `a` as the copy; seen from `b` it is the other way round.
void Kinships::add_end(const PagePassage& passage, PageNumber other, const LinkChanges& changes, bool is_copy) {
  const float sign = is_copy ? 1 : -1;
  ends_.push_back({passage.page, other, passage.span, sign * changes.swaps,
                   is_copy ? changes.n_other_a : changes.n_other_b, static_cast<std::uint32_t>(runs_.size()),
                   static_cast<std::uint32_t>(changes.same.size())});
  for (const SameRun& run : changes.same) runs_.push_back(is_copy ? run.a : run.b);
}

std::span<const Kinships::End> Kinships::ends_of(PageNumber page) const {
  if (page + std::size_t{1} >= first_.size()) return {};
  return std::span(ends_).subspan(first_[page], first_[page + 1] - first_[page]);
}

std::span<const Kinships::End> Kinships::ends_of(PageNumber page, PageNumber other) const {
  const std::span<const End> ends = ends_of(page);
  const auto found = std::ranges::equal_range(ends, other, {}, &End::other);
  return {found.begin(), found.end()};
}

void Kinships::fill(std::span<const PageNumber> pages, const Numbers& by_page, std::size_t copy, ByteSpan within,
                    KinshipTable* table) const {
  Sweep sweep(pages.size());
  auto next = by_page.begin();
  for (const End& end : ends_of(pages[copy])) {
    while (next != by_page.end() && next->first < end.other) ++next;
    if (next == by_page.end()) break;
    const auto [page, source] = *next;
    if (page != end.other || source == copy || overlap(end.span, within) == 0) continue;
    Kinship& kinship = table->of(source, copy);
    kinship.is_linked = true;
    ++kinship.n_passages;
    kinship.n_other += end.n_other;
    kinship.swaps += static_cast<double>(end.swaps);
    sweep.add(source, common(end.span, within), false);
    for (const ByteSpan run : std::span(runs_).subspan(end.first_run, end.n_runs))
      sweep.add(source, common(run, within), true);
  }
  std::vector<std::uint32_t> absent_run(pages.size(), 0);  // bytes in a row
  Holding& holding = table->holding(copy);
  sweep.run([&](std::uint32_t n) {
    const std::size_t n_same = sweep.n_same();
    holding.n_shared += n;
    if (n_same == 0) holding.n_own += n;
    if (n_same > 0 && sweep.n_held() - n_same > n_same + 1) holding.n_unusual += n;
    for (std::size_t source = 0; source < pages.size(); ++source) {
      if (source == copy) continue;
      Kinship& kinship = table->of(source, copy);
      if (sweep.holds(source)) {
        kinship.n_shared += n;
        absent_run[source] = 0;
        if (!sweep.has_same(source) && n_same > 0) kinship.n_differ += n;
      } else {
        kinship.n_absent += n;
        const std::uint32_t before = absent_run[source];
        absent_run[source] += n;
        if (before < kLeastRun && absent_run[source] >= kLeastRun) ++kinship.n_absent_runs;
      }
    }
  });
}

KinshipTable Kinships::among(std::span<const PageNumber> pages, std::span<const ByteSpan> passages) const {
  constexpr ByteSpan kWhole{0, UINT32_MAX};
  KinshipTable table(pages.size());
  Numbers by_page;
  for (std::uint32_t i = 0; i < pages.size(); ++i) by_page.emplace_back(pages[i], i);
  std::ranges::sort(by_page);
  for (std::size_t copy = 0; copy < pages.size(); ++copy)
    fill(pages, by_page, copy, copy < passages.size() ? passages[copy] : kWhole, &table);
  return table;
}

bool Kinships::shares(PageNumber page, ByteSpan span, PageNumber other) const {
  std::size_t n_covered = 0;
  std::uint32_t end_before = span.begin;
  const std::span<const End> ends = ends_of(page, other);
  for (const End& end : ends) {  // in order of their spans
    const std::uint32_t begin = std::max(end.span.begin, end_before);
    const std::uint32_t stop = std::min(end.span.end, span.end);
    if (begin < stop) n_covered += stop - begin;
    end_before = std::max(end_before, stop);
  }
  return !ends.empty() && 2 * n_covered >= span.size();
}

std::vector<PageNumber> Kinships::kin_of(std::span<const PageNumber> pages) const {
  std::vector<PageNumber> linked;
  for (const PageNumber page : pages) {
    const std::size_t first = linked.size();
    for (const End& end : ends_of(page))
      if (linked.size() == first || linked.back() != end.other) linked.push_back(end.other);
  }
  std::ranges::sort(linked);
  std::vector<PageNumber> kin;
  for (auto i = linked.begin(); i != linked.end();) {
    const auto end = std::upper_bound(i, linked.end(), *i);
    if (2 * static_cast<std::size_t>(end - i) > pages.size() && !std::ranges::binary_search(pages, *i))
      kin.push_back(*i);
    i = end;
  }
  return kin;
}

}  // namespace wirecopy::lineage
