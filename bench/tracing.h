// What the benchmarks of tracing share.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "wirecopy/engine.h"

namespace wirecopy {

inline double percentile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

// Whether each page, under an id that the library does not have, finds passages; a short one need not.
inline bool find_themselves(const Library& library, std::span<const Page> pages) {
  constexpr std::size_t kShort = 1000;  // bytes
  return std::ranges::all_of(pages, [&](const Page& page) {
    const Result<PageTrace> trace = library.trace(page);
    return trace && (!trace->passages.empty() || page.text.size() <= kShort);
  });
}

}  // namespace wirecopy
