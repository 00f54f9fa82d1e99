#include "match/arrange.h"

#include <algorithm>
#include <iterator>
#include <queue>
#include <utility>

namespace wirecopy::match {
namespace {

TokenIndex shared(TokenRange x, TokenRange y) {
  const TokenIndex begin = std::max(x.begin, y.begin);
  const TokenIndex end = std::min(x.end, y.end);
  return end > begin ? end - begin : 0;
}

// Heaviest first; of equals the one that begins first, then the first page's.
struct Lighter {
  bool operator()(const TokenPassage& x, const TokenPassage& y) const {
    if (x.matched != y.matched) return x.matched < y.matched;
    if (x.a.begin != y.a.begin) return x.a.begin > y.a.begin;
    return x.page > y.page;
  }
};

class Arrangement {
 public:
  Arrangement(const text::Text& a, const std::vector<FoundPage>& pages) : a_(a), pages_(pages) {}

  void add(TokenPassage passage) {
    const std::vector<TokenRange> free = free_parts(passage.a);
    for (Place& place : places_)
      if (shared(place.a, passage.a) > 0) offer(passage, &place);
    if (free.size() == 1 && free.front() == passage.a) {
      const TokenRange ground = passage.a;
      std::vector<TokenPassage> sources;
      sources.push_back(std::move(passage));
      places_.push_back({ground, std::move(sources)});
      return;
    }
    for (const TokenRange part : free)
      for (TokenPassage& rest : cut_to(a_, text_of(passage), passage, part)) rests_.push_back(std::move(rest));
  }

  [[nodiscard]] std::vector<TokenPassage> take_rests() { return std::exchange(rests_, {}); }
  [[nodiscard]] std::vector<Place> take_places() {
    std::ranges::sort(places_, {}, [](const Place& place) { return place.a.begin; });
    return std::move(places_);
  }

 private:
  [[nodiscard]] const text::Text& text_of(const TokenPassage& passage) const { return pages_[passage.page].text; }

  // What of a range no place has claimed.
  [[nodiscard]] std::vector<TokenRange> free_parts(TokenRange range) const {
    std::vector<TokenRange> claimed;
    for (const Place& place : places_)
      if (shared(place.a, range) > 0) claimed.push_back(place.a);
    std::ranges::sort(claimed, {}, &TokenRange::begin);
    std::vector<TokenRange> free;
    for (const TokenRange taken : claimed) {
      if (taken.begin > range.begin) free.push_back({range.begin, taken.begin});
      range.begin = std::max(range.begin, taken.end);
    }
    if (range.begin < range.end) free.push_back(range);
    return free;
  }

  // Makes the passage a source of a place it shares, next to what else of its page is one already.
  void offer(const TokenPassage& passage, Place* place) {
    for (const TokenPassage& source : place->sources)
      if (source.page == passage.page && shared(source.a, passage.a) > 0) return;
    const bool inside = passage.a.begin >= place->a.begin && passage.a.end <= place->a.end;
    std::vector<TokenPassage> fitted{passage};
    if (!inside) fitted = cut_to(a_, text_of(passage), passage, place->a);
    std::ranges::move(fitted, std::back_inserter(place->sources));
  }

  const text::Text& a_;
  const std::vector<FoundPage>& pages_;
  std::vector<Place> places_;
  std::vector<TokenPassage> rests_;
};

}  // namespace

std::vector<Place> arrange(const text::Text& a, const std::vector<FoundPage>& pages, std::vector<TokenPassage> found) {
  std::priority_queue<TokenPassage, std::vector<TokenPassage>, Lighter> queue(Lighter{}, std::move(found));
  Arrangement arrangement(a, pages);
  while (!queue.empty()) {
    TokenPassage heaviest = queue.top();
    queue.pop();
    arrangement.add(std::move(heaviest));
    for (TokenPassage& rest : arrangement.take_rests()) queue.push(std::move(rest));
  }
  return arrangement.take_places();
}

}  // namespace wirecopy::match
