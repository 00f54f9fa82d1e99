#include "engine/families.h"

#include <string>
#include <utility>

#include "base/thread_pool.h"
#include "engine/links.h"
#include "lineage/family.h"
#include "lineage/group.h"

namespace wirecopy::engine {
namespace {

// Of analysed pages: a page of a thousand words takes about 120 kB.
constexpr std::size_t kShelfBytes = std::size_t{768} << 20;

}  // namespace

Result<std::vector<Family>> find_families(const index::Snapshot& snapshot, const FamilyOptions& options) {
  base::ThreadPool pool(options.work.n_threads);
  const auto done = [&](std::size_t n_pages) {
    if (options.work.progress) options.work.progress({n_pages, 0, 0});
  };
  WIRECOPY_TRY(const std::vector<index::PageIndex> pages, pages_by_age(snapshot));
  const auto text_of = [&](lineage::PageNumber number) { return snapshot.text(pages[number]); };
  lineage::Shelf shelf(pages.size(), text_of, kShelfBytes);
  WIRECOPY_TRY(const std::vector<lineage::Link> links, find_links(snapshot, pages, &shelf, &pool, done));
  WIRECOPY_TRY(const std::vector<lineage::Group> groups, lineage::group(links, options.min_pages, &shelf));
  const auto page_of = [&](lineage::PageNumber number) -> Result<Page> {
    WIRECOPY_TRY(Page page, snapshot.page(pages[number]));
    WIRECOPY_TRY(page.text, snapshot.text(pages[number]));
    return page;
  };
  std::vector<Family> families(groups.size());
  std::vector<Result<void>> results(groups.size());
  pool.for_each(groups.size(), [&](std::size_t i) {
    auto family = lineage::make_family(groups[i], page_of);
    if (family)
      families[i] = *std::move(family);
    else
      results[i] = std::unexpected(family.error());
  });
  for (Result<void>& result : results)
    if (!result) return std::unexpected(std::move(result).error());
  return families;
}

}  // namespace wirecopy::engine
