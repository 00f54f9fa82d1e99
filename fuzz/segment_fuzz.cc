// Segments with right checksums and wild contents: every answer is a value or an error, and nothing crashes. The input
// is a segment's content; the checksums are put on here, as no fuzzer finds them.
#include <algorithm>

#include "index/checked_bytes.h"
#include "index/segment.h"
#include "index/segment_format.h"

namespace {

using wirecopy::index::CheckedBytes;
using wirecopy::index::Segment;

void read_all(const Segment& segment) {
  std::vector<wirecopy::index::Posting> postings;
  wirecopy::index::SeedAnswers answers;
  const auto n = std::min<wirecopy::index::Row>(segment.n_pages(), 50);
  for (wirecopy::index::Row row = 0; row < n; ++row) {
    // NOLINTBEGIN(bugprone-unused-return-value): whatever comes back is fine, as long as it comes back
    static_cast<void>(segment.page(row));
    static_cast<void>(segment.text(row));
    static_cast<void>(segment.find_id(segment.id_hash(row)));
    static_cast<void>(segment.find_seed(row, 10, &postings));
    static_cast<void>(
        segment.find_seeds(std::vector<wirecopy::index::SeedQuestion>{{row, 10}, {row + 1, 1}}, &answers));
    // NOLINTEND(bugprone-unused-return-value)
  }
  static_cast<void>(segment.verify());
  static_cast<void>(segment.sizes());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (const auto raw = Segment::open_bytes(bytes, "raw")) read_all(*raw);
  CheckedBytes::seal(&bytes);
  if (const auto sealed = Segment::open_bytes(bytes, "sealed")) read_all(*sealed);
  return 0;
}
