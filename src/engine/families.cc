#include "engine/families.h"

#include <string>
#include <utility>

#include "base/thread_pool.h"
#include "engine/links.h"
#include "lineage/family.h"
#include "lineage/group.h"

namespace wirecopy::engine {
namespace {

// Of analysed pages: one of a thousand words takes about 120 kB to be compared, 60 kB to be searched.
constexpr std::size_t kShelfBytes = std::size_t{1} << 30;

// Calls work(0), work(1) ... on all threads. Returns the first error, in order.
template <typename Work>
Result<void> for_all(std::size_t n, const Work& work, base::ThreadPool* pool) {
  std::vector<Result<void>> results(n);
  pool->for_each(n, [&](std::size_t i) { results[i] = work(i); });
  for (Result<void>& result : results)
    if (!result) return result;
  return {};
}

// What is known of the pages that are in families, by PageNumber.
Result<std::vector<lineage::PageFacts>> facts_of(const index::Snapshot& snapshot,
                                                 const std::vector<index::PageIndex>& pages,
                                                 const std::vector<lineage::Group>& groups, lineage::Shelf* shelf,
                                                 base::ThreadPool* pool) {
  std::vector<bool> is_wanted(pages.size(), false);
  for (const lineage::Group& group : groups)
    for (const lineage::Member& member : group.members) is_wanted[member.page] = true;
  std::vector<lineage::PageFacts> facts(pages.size());
  const auto read = [&](std::size_t i) -> Result<void> {
    if (!is_wanted[i]) return {};
    WIRECOPY_TRY(Page page, snapshot.page(pages[i]));
    WIRECOPY_TRY(const lineage::Shelf::Lease lease, shelf->get(static_cast<lineage::PageNumber>(i)));
    page.text = lease->utf8;
    facts[i] = lineage::make_facts(std::move(page), lease->text);
    return {};
  };
  WIRECOPY_TRY_VOID(for_all(pages.size(), read, pool));
  return facts;
}

}  // namespace

Result<std::vector<Family>> find_families(const index::Snapshot& snapshot, const FamilyOptions& options) {
  base::ThreadPool pool(options.work.n_threads);
  const auto done = [&](std::size_t n_pages) {
    if (options.work.progress) options.work.progress({n_pages, 0, 0});
  };
  WIRECOPY_TRY(const AgedPages aged, pages_by_age(snapshot));
  const std::vector<index::PageIndex>& pages = aged.pages;
  const auto text_of = [&](lineage::PageNumber number) { return snapshot.text(pages[number]); };
  lineage::Shelf shelf(pages.size(), text_of, kShelfBytes);
  WIRECOPY_TRY(const lineage::Shared shared, find_links(snapshot, pages, &shelf, &pool, done));
  WIRECOPY_TRY(const std::vector<lineage::Group> groups,
               lineage::group(shared, {options.min_pages, aged.published}, &shelf, &pool));
  WIRECOPY_TRY(const std::vector<lineage::PageFacts> facts, facts_of(snapshot, pages, groups, &shelf, &pool));
  const lineage::Kinships kinships(shared.links);
  std::vector<Family> families(groups.size());
  const auto make = [&](std::size_t i) -> Result<void> {
    WIRECOPY_TRY(families[i], lineage::make_family(groups[i], {facts, kinships, &shelf}));
    return {};
  };
  WIRECOPY_TRY_VOID(for_all(groups.size(), make, &pool));
  return families;
}

}  // namespace wirecopy::engine
