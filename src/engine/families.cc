#include "engine/families.h"

#include <string>
#include <utility>

#include "base/files.h"
#include "base/thread_pool.h"
#include "engine/links.h"
#include "lineage/family.h"
#include "lineage/group.h"

namespace wirecopy::engine {
namespace {

// Of the memory asked for: half for analysed pages, of which one of a thousand words takes about 26 kB, a quarter for
// seeds and their hits. Links and families themselves come on top: some half of the bytes of the texts.
constexpr std::uint64_t kShelfShare = 2;
constexpr std::uint64_t kMeetingShare = 4;

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
  WIRECOPY_TRY_VOID(base::try_for_each(pool, pages.size(), read));
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
  lineage::Shelf shelf(pages.size(), text_of, options.work.memory_bytes / kShelfShare);
  const base::SpillOptions spill{base::temporary_folder(), options.work.memory_bytes / kMeetingShare};
  WIRECOPY_TRY(const lineage::Shared shared, find_links(snapshot, pages, &shelf, spill, &pool, done));
  WIRECOPY_TRY(const std::vector<lineage::Group> groups,
               lineage::group(shared, {options.min_pages, aged.published}, &shelf, &pool));
  WIRECOPY_TRY(const std::vector<lineage::PageFacts> facts, facts_of(snapshot, pages, groups, &shelf, &pool));
  const lineage::Kinships kinships(shared.links);
  std::vector<Family> families(groups.size());
  const auto make = [&](std::size_t i) -> Result<void> {
    WIRECOPY_TRY(families[i], lineage::make_family(groups[i], {facts, kinships, &shelf}));
    return {};
  };
  WIRECOPY_TRY_VOID(base::try_for_each(&pool, groups.size(), make));
  return families;
}

}  // namespace wirecopy::engine
