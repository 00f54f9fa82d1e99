// Each page asks the index for the pages before it, and is aligned with those that may share text with it, as the copy:
// so two pages meet once, and a link depends on their texts and ages alone, not on the order they were added in.
#include "engine/links.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

#include "fingerprint/seeds.h"
#include "lineage/evidence.h"
#include "match/candidates.h"
#include "match/passages.h"
#include "match/shared.h"
#include "text/text.h"

namespace wirecopy::engine {
namespace {

using lineage::Link;
using lineage::PageNumber;

// Of a seed that stands in more places than this, only the earliest are looked at: enough to reach all copies, for a
// family grows from page to page.
constexpr std::size_t kMaxPlaces = 64;

// What neighbouring seeds must say for two pages to be looked at: a run of words and two pairs, as eight words in a row
// have it, and twelve for certain.
constexpr std::uint32_t kMinEvidence = 4;
// And for their words to be aligned, not only runs to be found. Of the pairs of pages of FA-KES with less, one in forty
// shared a passage, a stock phrase of eight or nine words.
constexpr std::uint32_t kMinAligned = 6;

// Pages that are worked on between two reports of progress.
constexpr std::size_t kBlock = 256;

struct AgedPage {
  index::PageIndex page = 0;
  std::string published;
  std::string id;
  std::uint64_t text_hash = 0;
};

bool is_earlier(const AgedPage& x, const AgedPage& y) {
  return std::tuple(x.published.empty(), std::string_view(x.published), std::string_view(x.id), x.text_hash) <
         std::tuple(y.published.empty(), std::string_view(y.published), std::string_view(y.id), y.text_hash);
}

// A seed that an earlier page holds too.
struct Found {
  PageNumber page = 0;
  match::Hit hit;
};

// Of [first, end) keeps the kMaxPlaces that stand in the earliest pages.
void keep_earliest(std::size_t first, std::vector<Found>* found) {
  if (found->size() - first <= kMaxPlaces) return;
  const auto place = [](const Found& each) { return std::pair(each.page, each.hit.b); };
  const auto begin = found->begin() + static_cast<std::ptrdiff_t>(first);
  std::ranges::nth_element(begin, begin + kMaxPlaces, found->end(), {}, place);
  found->resize(first + kMaxPlaces);
}

struct PagePair {
  PageNumber later = 0;
  PageNumber earlier = 0;
  bool is_to_align = false;
};

class LinkFinder {
 public:
  LinkFinder(const index::Snapshot& snapshot, const std::vector<index::PageIndex>& pages, lineage::Shelf* shelf,
             base::ThreadPool* pool)
      : snapshot_(snapshot), pages_(pages), numbers_(snapshot.n_pages(), 0), shelf_(shelf), pool_(pool) {
    for (PageNumber i = 0; i < pages.size(); ++i) numbers_[pages[i]] = i;
  }

  // The pairs of pages that may share text, in order, each once.
  Result<std::vector<PagePair>> find_pairs(const PagesDone& done) {
    const auto ask = [this](std::size_t i) { return ask_for(static_cast<PageNumber>(i)); };
    return collect<PagePair>(pages_.size(), ask, done);
  }

  Result<lineage::Shared> align(const std::vector<PagePair>& pairs, const PagesDone& done) {
    std::vector<std::span<const PagePair>> of_page(pages_.size());
    for (auto i = pairs.begin(); i != pairs.end();) {
      const auto end = std::ranges::upper_bound(i, pairs.end(), i->later, {}, &PagePair::later);
      of_page[i->later] = {i, end};
      i = end;
    }
    const auto work = [&](std::size_t i) { return align_page(of_page[i]); };
    WIRECOPY_TRY(const std::vector<FoundLink> found, collect<FoundLink>(pages_.size(), work, done));
    lineage::Shared shared;
    for (const FoundLink& each : found) (each.is_run ? shared.runs : shared.links).push_back(each.link);
    return shared;
  }

 private:
  struct FoundLink {
    Link link;
    bool is_run = false;
  };

  // What work(0), work(1) ... give, one behind the other. Works on all threads, in blocks.
  template <typename T, typename Work>
  Result<std::vector<T>> collect(std::size_t n, const Work& work, const PagesDone& done) {
    std::vector<T> all;
    std::vector<Result<std::vector<T>>> block(std::min(n, kBlock));
    for (std::size_t begin = 0; begin < n; begin += kBlock) {
      const std::size_t size = std::min(kBlock, n - begin);
      pool_->for_each(size, [&](std::size_t i) { block[i] = work(begin + i); });
      for (std::size_t i = 0; i < size; ++i) {
        WIRECOPY_TRY(const std::vector<T> found, std::move(block[i]));
        all.insert(all.end(), found.begin(), found.end());
      }
      shelf_->tidy();
      done(begin + size);
    }
    return all;
  }

  // Asks for the pages before this one.
  [[nodiscard]] Result<std::vector<PagePair>> ask_for(PageNumber number) const {
    WIRECOPY_TRY(const lineage::Shelf::Lease page, shelf_->get(number));
    WIRECOPY_TRY(const std::vector<Found> found, find_earlier(number, page->seeded.asked));
    std::vector<PagePair> pairs;
    std::vector<match::Hit> hits;
    std::vector<match::Candidate> candidates;
    for (auto i = found.begin(); i != found.end();) {
      const PageNumber other = i->page;
      hits.clear();
      for (; i != found.end() && i->page == other; ++i) hits.push_back(i->hit);
      candidates.clear();
      match::cluster_hits(0, &hits, &candidates);
      std::uint32_t most = 0;
      for (const match::Candidate& each : candidates) most = std::max(most, each.evidence);
      if (most >= kMinEvidence) pairs.push_back({number, other, most >= kMinAligned});
    }
    return pairs;
  }

  // Those seeds that stand in earlier pages, by page.
  [[nodiscard]] Result<std::vector<Found>> find_earlier(PageNumber number,
                                                        std::span<const fingerprint::Seed> seeds) const {
    std::vector<Found> found;
    std::vector<index::PagePosting> postings;
    for (const fingerprint::Seed& seed : seeds) {
      postings.clear();
      WIRECOPY_TRY([[maybe_unused]] const std::size_t n, snapshot_.find_seed(seed.key, SIZE_MAX, &postings));
      const std::uint32_t evidence = seed.evidence;
      const std::size_t first = found.size();
      for (const index::PagePosting& posting : postings)
        if (numbers_[posting.page] < number && !is_version(number, posting.page))
          found.push_back({numbers_[posting.page], {seed.token, posting.token, evidence, evidence}});
      keep_earliest(first, &found);
    }
    std::ranges::stable_sort(found, {}, &Found::page);
    return found;
  }

  // Whether both are versions of one page.
  [[nodiscard]] bool is_version(PageNumber number, index::PageIndex other) const {
    return snapshot_.id_hash(other) == snapshot_.id_hash(pages_[number]);
  }

  // `pairs` all have the same later page.
  [[nodiscard]] Result<std::vector<FoundLink>> align_page(std::span<const PagePair> pairs) const {
    thread_local match::PassageScratch scratch;
    std::vector<FoundLink> links;
    if (pairs.empty()) return links;
    WIRECOPY_TRY(const lineage::Shelf::Lease later, shelf_->get(pairs.front().later));
    for (const PagePair& pair : pairs) {
      WIRECOPY_TRY(const lineage::Shelf::Lease earlier, shelf_->get(pair.earlier));
      if (pair.is_to_align) append_passages(pair, *later, *earlier, &scratch, &links);
      append_runs(pair, *later, *earlier, &links);
    }
    return links;
  }

  static Link link_of(const PagePair& pair, const text::Text& later, match::TokenRange in_later,
                      const text::Text& earlier, match::TokenRange in_earlier) {
    return {{pair.later, match::bytes_of(later, in_later)}, {pair.earlier, match::bytes_of(earlier, in_earlier)}};
  }

  static void append_passages(const PagePair& pair, const lineage::ShelfPage& later, const lineage::ShelfPage& earlier,
                              match::PassageScratch* scratch, std::vector<FoundLink>* links) {
    const text::Text& a = later.seeded.text;
    const text::Text& b = earlier.seeded.text;
    for (const match::TokenPassage& passage :
         match::find_shared_if(kMinAligned, later.seeded, earlier.seeded, scratch)) {
      Link link = link_of(pair, a, passage.a, b, passage.b);
      link.changes = lineage::changes_of(a, b, passage);
      links->push_back({link, false});
    }
  }

  static void append_runs(const PagePair& pair, const lineage::ShelfPage& later, const lineage::ShelfPage& earlier,
                          std::vector<FoundLink>* links) {
    const text::Text& a = later.seeded.text;
    const text::Text& b = earlier.seeded.text;
    for (const lineage::SharedRun& run : lineage::runs_of({a, later.grams}, {b, earlier.grams}))
      links->push_back({link_of(pair, a, {run.a, run.a + run.size}, b, {run.b, run.b + run.size}), true});
  }

  const index::Snapshot& snapshot_;
  const std::vector<index::PageIndex>& pages_;
  std::vector<PageNumber> numbers_;  // by PageIndex
  lineage::Shelf* shelf_;
  base::ThreadPool* pool_;
};

}  // namespace

Result<AgedPages> pages_by_age(const index::Snapshot& snapshot) {
  std::vector<AgedPage> aged;
  for (index::PageIndex i = 0; i < snapshot.n_pages(); ++i) {
    if (!snapshot.is_live(i)) continue;
    WIRECOPY_TRY(Page page, snapshot.page(i));
    aged.push_back({i, std::move(page.published), std::move(page.id), snapshot.text_hash(i)});
  }
  std::ranges::sort(aged, is_earlier);
  AgedPages result;
  for (const AgedPage& each : aged) {
    result.pages.push_back(each.page);
    result.published.push_back(lineage::parse_moment(each.published));
  }
  return result;
}

Result<lineage::Shared> find_links(const index::Snapshot& snapshot, const std::vector<index::PageIndex>& pages,
                                   lineage::Shelf* shelf, base::ThreadPool* pool, const PagesDone& done) {
  LinkFinder finder(snapshot, pages, shelf, pool);
  // Each page is gone over twice: half of the way is made when all pairs are known.
  WIRECOPY_TRY(const std::vector<PagePair> pairs, finder.find_pairs([&](std::size_t n) { done(n / 2); }));
  return finder.align(pairs, [&](std::size_t n) { done((pages.size() + n) / 2); });
}

}  // namespace wirecopy::engine
