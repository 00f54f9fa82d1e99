#include "lineage/kinship.h"

#include <algorithm>
#include <tuple>

namespace wirecopy::lineage {
namespace {

// The bytes that spans cover, each once.
std::uint32_t covered(std::vector<ByteSpan> spans) {
  std::ranges::sort(spans);
  std::uint32_t n = 0;
  std::uint32_t end = 0;
  for (const ByteSpan span : spans) {
    n += std::max(span.end, end) - std::max(span.begin, end);
    end = std::max(end, span.end);
  }
  return n;
}

}  // namespace

Kinships::Kinships(std::span<const Link> links) {
  ends_.reserve(2 * links.size());
  for (const Link& link : links) {
    ends_.push_back({link.a.page, link.b.page, link.a.span, link.changes, true});
    ends_.push_back({link.b.page, link.a.page, link.b.span, link.changes, false});
  }
  std::ranges::sort(ends_, {}, [](const End& end) { return std::tuple(end.page, end.other, end.span, end.changes); });
}

std::span<const Kinships::End> Kinships::ends_of(PageNumber page, PageNumber other) const {
  const auto key = [](const End& end) { return std::pair(end.page, end.other); };
  const auto found = std::ranges::equal_range(ends_, std::pair(page, other), {}, key);
  return {found.begin(), found.end()};
}

KinshipTable Kinships::among(std::span<const PageNumber> pages) const {
  KinshipTable table(pages.size());
  for (std::size_t copy = 0; copy < pages.size(); ++copy) {
    std::vector<ByteSpan> all;
    for (std::size_t source = 0; source < pages.size(); ++source) {
      if (source == copy) continue;
      Kinship& kinship = table.of(source, copy);
      std::vector<ByteSpan> spans;
      for (const End& end : ends_of(pages[copy], pages[source])) {
        const int sign = end.is_copy ? 1 : -1;
        kinship.is_linked = true;
        kinship.n_other += end.is_copy ? end.changes.n_other_a : end.changes.n_other_b;
        kinship.swaps += sign * static_cast<double>(end.changes.swaps);
        kinship.cuts += sign * static_cast<double>(end.changes.cuts);
        spans.push_back(end.span);
      }
      all.insert(all.end(), spans.begin(), spans.end());
      kinship.n_shared = covered(std::move(spans));
    }
    table.n_shared(copy) = covered(std::move(all));
  }
  return table;
}

}  // namespace wirecopy::lineage
