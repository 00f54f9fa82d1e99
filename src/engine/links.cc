// Each page asks the index for the pages before it, and is aligned with those that may share text with it, as the copy:
// so two pages meet once, and a link depends on their texts and ages alone, not on the order they were added in.
#include "engine/links.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

#include "engine/meetings.h"
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

// What neighbouring seeds must say for two pages to be looked at: a run of words and two pairs, as eight words in a row
// have it, and twelve for certain.
constexpr std::uint32_t kMinEvidence = 4;
// And for their words to be aligned, not only runs to be found. Of the pairs of pages of FA-KES with less, one in forty
// shared a passage, a stock phrase of eight or nine words.
constexpr std::uint32_t kMinAligned = 6;

// Pages that are worked on between two reports of progress.
constexpr std::size_t kBlock = 256;
// Pages that ask the index together. More read the postings of common seeds less often, and hold more at once.
constexpr std::size_t kAskingAtOnce = 1024;

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

struct PagePair {
  PageNumber later = 0;
  PageNumber earlier = 0;
  bool is_to_align = false;
};

class LinkFinder {
 public:
  LinkFinder(const index::Snapshot& snapshot, const std::vector<index::PageIndex>& pages, lineage::Shelf* shelf,
             base::ThreadPool* pool)
      : n_pages_(pages.size()), meetings_(snapshot, pages), shelf_(shelf), pool_(pool) {}

  // The pairs of pages that may share text, in order, each once.
  Result<std::vector<PagePair>> find_pairs(const PagesDone& done) {
    std::vector<PagePair> all;
    for (std::size_t begin = 0; begin < n_pages_; begin += kAskingAtOnce) {
      const std::size_t n = std::min(kAskingAtOnce, n_pages_ - begin);
      WIRECOPY_TRY(const std::vector<std::vector<PagePair>> pairs, pairs_of(static_cast<PageNumber>(begin), n));
      for (const std::vector<PagePair>& own : pairs) all.insert(all.end(), own.begin(), own.end());
      shelf_->tidy();
      done(begin + n);
    }
    return all;
  }

  Result<lineage::Shared> align(const std::vector<PagePair>& pairs, const PagesDone& done) {
    std::vector<std::span<const PagePair>> of_page(n_pages_);
    for (auto i = pairs.begin(); i != pairs.end();) {
      const auto end = std::ranges::upper_bound(i, pairs.end(), i->later, {}, &PagePair::later);
      of_page[i->later] = {i, end};
      i = end;
    }
    const auto work = [&](std::size_t i) { return align_page(of_page[i]); };
    WIRECOPY_TRY(const std::vector<FoundLink> found, collect<FoundLink>(n_pages_, work, done));
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

  // Asks for the pages before first, first + 1 ...
  Result<std::vector<std::vector<PagePair>>> pairs_of(PageNumber first, std::size_t n) {
    std::vector<Result<lineage::Shelf::Lease>> leases;
    for (std::size_t i = 0; i < n; ++i) leases.emplace_back(lineage::Shelf::Lease(nullptr));
    pool_->for_each(n, [&](std::size_t i) { leases[i] = shelf_->get(first + static_cast<PageNumber>(i)); });
    std::vector<std::span<const fingerprint::Seed>> asked;
    for (const Result<lineage::Shelf::Lease>& lease : leases) {
      if (!lease) return std::unexpected(lease.error());
      asked.emplace_back((*lease)->seeded.asked);
    }
    WIRECOPY_TRY(const std::vector<std::vector<Meeting>> meetings, meetings_.find(first, asked, pool_));
    std::vector<std::vector<PagePair>> pairs(n);
    pool_->for_each(n, [&](std::size_t i) { pairs[i] = pairs_among(first + static_cast<PageNumber>(i), meetings[i]); });
    return pairs;
  }

  // The earlier pages that meet a page in seeds enough. `meetings` by earlier page.
  static std::vector<PagePair> pairs_among(PageNumber later, const std::vector<Meeting>& meetings) {
    std::vector<PagePair> pairs;
    std::vector<match::Hit> hits;
    std::vector<match::Candidate> candidates;
    for (auto i = meetings.begin(); i != meetings.end();) {
      const PageNumber earlier = i->earlier;
      hits.clear();
      for (; i != meetings.end() && i->earlier == earlier; ++i) hits.push_back(i->hit);
      candidates.clear();
      match::cluster_hits(0, &hits, &candidates);
      std::uint32_t most = 0;
      for (const match::Candidate& each : candidates) most = std::max(most, each.evidence);
      if (most >= kMinEvidence) pairs.push_back({later, earlier, most >= kMinAligned});
    }
    return pairs;
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

  std::size_t n_pages_;
  MeetingFinder meetings_;
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
