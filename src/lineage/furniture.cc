#include "lineage/furniture.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "lineage/credit.h"

namespace wirecopy::lineage {
namespace {

constexpr std::size_t kMinPages = 3;
// A page of the outlet in which more of the traced page stands than this is a version of the same report.
constexpr double kVersionShare = .5;
// One source in so many may be another outlet's.
constexpr std::size_t kOthers = 16;

// Bytes of the traced page that stand in each document.
std::vector<std::size_t> shared_bytes(const PageTrace& trace) {
  std::vector<std::size_t> shared(trace.documents.size(), 0);
  for (const Passage& passage : trace.passages)
    for (const Source& source : passage.sources) shared[source.document] += source.covers.size();
  return shared;
}

}  // namespace

void mark_furniture(PageTrace* trace) {
  const Name outlet = make_name(trace->page.outlet);
  if (outlet.empty()) return;
  const std::vector<std::size_t> shared = shared_bytes(*trace);
  const double most = kVersionShare * static_cast<double>(trace->page.text.size());
  std::vector<bool> is_own;
  for (const Page& document : trace->documents) is_own.push_back(make_name(document.outlet).words == outlet.words);
  for (Passage& passage : trace->passages) {
    std::size_t n_own = 0;
    std::size_t n_others = 0;
    for (const Source& source : passage.sources) {
      const bool is_version = is_own[source.document] && static_cast<double>(shared[source.document]) > most;
      (is_own[source.document] ? n_own : n_others) += is_version ? 0U : 1U;
    }
    if (n_own >= kMinPages && n_others * kOthers <= n_own) passage.kind = Kind::furniture;
  }
}

}  // namespace wirecopy::lineage
