#include "engine/dedup_records.h"

#include <utility>

#include "base/hash.h"
#include "read/formats.h"

namespace wirecopy::engine {

WorkOptions dedup_work(const DedupOptions& options) {
  WorkOptions work = options.work;
  work.web.without_repetition = false;
  return work;
}

Result<Page> dedup_page(read::Record record, const read::ReadOptions& reading) {
  if (record.format != read::Format::json_line) return read::parse(std::move(record), reading.names, reading.web);
  Page page = std::move(record.known);
  if (const auto read = read::parse_json_record(std::move(record.bytes), reading.names, &page); !read)
    return fail(read.error().code, read.error().message, std::move(page.path));
  return page;
}

std::uint64_t record_hash(const read::Record& record) {
  return base::hash64(record.bytes);
}

}  // namespace wirecopy::engine
