#include "engine/library.h"

#include <utility>

#include "engine/families.h"
#include "lineage/furniture.h"
#include "match/match.h"
#include "text/text.h"

namespace wirecopy::engine {
namespace {

class SnapshotLibrary final : public Library {
 public:
  explicit SnapshotLibrary(std::shared_ptr<const index::Snapshot> snapshot) : snapshot_(std::move(snapshot)) {}

  [[nodiscard]] Result<PageTrace> trace(const Page& page) const override {
    thread_local match::Scratch scratch;
    WIRECOPY_TRY(PageTrace trace, match::trace(page, text::analyze(page.text), *snapshot_, &scratch));
    lineage::mark_furniture(&trace);
    return trace;
  }

  [[nodiscard]] Result<std::vector<Family>> families(const FamilyOptions& options) const override {
    return find_families(*snapshot_, options);
  }

  [[nodiscard]] std::uint64_t n_pages() const override {
    std::uint64_t n = 0;
    for (index::PageIndex page = 0; page < snapshot_->n_pages(); ++page) n += snapshot_->is_live(page) ? 1U : 0U;
    return n;
  }

 private:
  std::shared_ptr<const index::Snapshot> snapshot_;
};

}  // namespace

std::unique_ptr<Library> make_library(std::shared_ptr<const index::Snapshot> snapshot) {
  return std::make_unique<SnapshotLibrary>(std::move(snapshot));
}

}  // namespace wirecopy::engine
