#include "engine/families.h"

#include <string>
#include <utility>

#include "base/thread_pool.h"
#include "engine/links.h"
#include "lineage/family.h"
#include "lineage/group.h"

namespace wirecopy::engine {

Result<std::vector<Family>> find_families(const index::Snapshot& snapshot, const FamilyOptions& options) {
  base::ThreadPool pool(options.work.n_threads);
  const auto done = [&](std::size_t n_pages) {
    if (options.work.progress) options.work.progress({n_pages, 0, 0});
  };
  WIRECOPY_TRY(const std::vector<index::PageIndex> pages, pages_by_age(snapshot));
  WIRECOPY_TRY(const std::vector<lineage::Link> links, find_links(snapshot, pages, &pool, done));
  const auto text_of = [&](lineage::PageNumber number) { return snapshot.text(pages[number]); };
  WIRECOPY_TRY(const std::vector<lineage::Group> groups, lineage::group(links, options.min_pages, text_of));
  const auto page_of = [&](lineage::PageNumber number) -> Result<Page> {
    WIRECOPY_TRY(Page page, snapshot.page(pages[number]));
    WIRECOPY_TRY(page.text, snapshot.text(pages[number]));
    return page;
  };
  std::vector<Family> families;
  for (const lineage::Group& group : groups) {
    WIRECOPY_TRY(Family family, lineage::make_family(group, page_of));
    families.push_back(std::move(family));
  }
  return families;
}

}  // namespace wirecopy::engine
