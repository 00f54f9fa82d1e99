// For tests only: pages held in memory, behind the public face.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "engine/ingest.h"
#include "engine/library.h"
#include "index/segment.h"

namespace wirecopy::engine::testing {

// These pages, so many to a segment.
inline index::Snapshot snapshot_of(const std::vector<Page>& pages, std::size_t pages_per_segment = 1000) {
  base::ThreadPool pool(1);
  std::vector<std::shared_ptr<const index::Segment>> segments;
  index::SegmentBuilder builder;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    PreparedPage prepared{pages[i], {}, 0, {}};
    prepare_for_index(&prepared);
    builder.add(prepared.page, std::move(prepared.compressed_text), prepared.n_tokens, prepared.seeds);
    if (builder.n_pages() < pages_per_segment && i + 1 < pages.size()) continue;
    index::Segment segment = index::Segment::open_bytes(builder.finish(&pool), "memory").value();
    segments.push_back(std::make_shared<const index::Segment>(std::move(segment)));
    builder = {};
  }
  const std::vector<std::vector<bool>> live(segments.size());
  return {std::move(segments), live};
}

inline std::unique_ptr<Library> library_of(const std::vector<Page>& pages, std::size_t pages_per_segment = 1000) {
  return make_library(std::make_shared<const index::Snapshot>(snapshot_of(pages, pages_per_segment)));
}

}  // namespace wirecopy::engine::testing
