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
#include "lineage/runs.h"
#include "match/candidates.h"
#include "match/passages.h"
#include "match/shared.h"
#include "text/text.h"

namespace wirecopy::engine {
namespace {

using lineage::Link;
using lineage::PageNumber;

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

class LinkFinder {
 public:
  LinkFinder(const index::Snapshot& snapshot, const std::vector<index::PageIndex>& pages, lineage::Shelf* shelf,
             base::ThreadPool* pool)
      : snapshot_(snapshot), pages_(pages), shelf_(shelf), pool_(pool) {}

  // The pairs of pages that may share text, in order, each once.
  Result<std::vector<PagePair>> find_pairs(const base::SpillOptions& spill, const PagesDone& done) {
    MeetingFinder meetings(spill);
    std::vector<PageSeeds> seeds(kBlock);
    for (std::size_t begin = 0; begin < pages_.size(); begin += kBlock) {
      const std::size_t n = std::min(kBlock, pages_.size() - begin);
      const auto make_seeds = [&](std::size_t i) -> Result<void> {
        WIRECOPY_TRY(const lineage::Shelf::Lease page, shelf_->get(static_cast<PageNumber>(begin + i)));
        seeds[i] = seeds_of(page->text);
        return {};
      };
      WIRECOPY_TRY_VOID(base::try_for_each(pool_, n, make_seeds));
      for (std::size_t i = 0; i < n; ++i) {
        const std::uint64_t id_hash = snapshot_.id_hash(pages_[begin + i]);
        WIRECOPY_TRY_VOID(meetings.add(static_cast<PageNumber>(begin + i), id_hash, seeds[i]));
      }
      done(begin + n);
    }
    return meetings.find(pool_);
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
      done(begin + size);
    }
    return all;
  }

  // `pairs` all have the same later page.
  [[nodiscard]] Result<std::vector<FoundLink>> align_page(std::span<const PagePair> pairs) const {
    thread_local match::PassageScratch scratch;
    std::vector<FoundLink> links;
    if (pairs.empty()) return links;
    WIRECOPY_TRY(const lineage::Shelf::Lease later, shelf_->get(pairs.front().later));
    const std::vector<fingerprint::Seed> asked = match::seeds_held(later->text);
    const match::Asker asker(later->text, asked);
    const lineage::RunFinder runs(later->text);
    for (const PagePair& pair : pairs) {
      WIRECOPY_TRY(const lineage::Shelf::Lease earlier, shelf_->get(pair.earlier));
      if (pair.is_to_align) append_passages(pair, asker, earlier->text, &scratch, &links);
      append_runs(pair, later->text, earlier->text, runs, &links);
    }
    return links;
  }

  static Link link_of(const PagePair& pair, const text::Text& later, match::TokenRange in_later,
                      const text::Text& earlier, match::TokenRange in_earlier) {
    return {{pair.later, match::bytes_of(later, in_later)}, {pair.earlier, match::bytes_of(earlier, in_earlier)}};
  }

  static void append_passages(const PagePair& pair, const match::Asker& asker, const text::Text& b,
                              match::PassageScratch* scratch, std::vector<FoundLink>* links) {
    const text::Text& a = asker.text();
    for (const match::TokenPassage& passage : asker.find_shared_if(kMinAligned, b, scratch)) {
      Link link = link_of(pair, a, passage.a, b, passage.b);
      link.changes = lineage::changes_of(a, b, passage);
      links->push_back({link, false});
    }
  }

  static void append_runs(const PagePair& pair, const text::Text& a, const text::Text& b,
                          const lineage::RunFinder& runs, std::vector<FoundLink>* links) {
    for (const lineage::SharedRun& run : runs.find_in(b))
      links->push_back({link_of(pair, a, {run.a, run.a + run.size}, b, {run.b, run.b + run.size}), true});
  }

  const index::Snapshot& snapshot_;
  const std::vector<index::PageIndex>& pages_;
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
                                   lineage::Shelf* shelf, const base::SpillOptions& spill, base::ThreadPool* pool,
                                   const PagesDone& done) {
  LinkFinder finder(snapshot, pages, shelf, pool);
  // Each page is gone over twice: half of the way is made when all pairs are known.
  WIRECOPY_TRY(const std::vector<PagePair> pairs, finder.find_pairs(spill, [&](std::size_t n) { done(n / 2); }));
  return finder.align(pairs, [&](std::size_t n) { done((pages.size() + n) / 2); });
}

}  // namespace wirecopy::engine
