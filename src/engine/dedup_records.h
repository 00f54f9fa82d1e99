// How a deduplication reads: each record twice, the same both times.
#pragma once

#include <cstdint>

#include "read/read.h"
#include "wirecopy/dedup.h"

namespace wirecopy::engine {

// The options by which both readings are done. Each page stands for itself: what the pages of a host repeat stays in.
[[nodiscard]] WorkOptions dedup_work(const DedupOptions& options);

// The page of a record: id, path and text, of formats other than JSON all that is known. In which language it is, is
// not asked of JSON.
[[nodiscard]] Result<Page> dedup_page(read::Record record, const read::ReadOptions& reading);

// Tells whether a record is what it was when it was first read.
[[nodiscard]] std::uint64_t record_hash(const read::Record& record);

}  // namespace wirecopy::engine
