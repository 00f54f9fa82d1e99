#include "report/html_compare.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "report/html_trace.h"

namespace wirecopy::report {
namespace {

// The same comparison seen from b: what a put in is what b left out.
Edit turned(const Edit& edit) {
  const EditOperation operation = edit.operation == EditOperation::insert  ? EditOperation::erase
                                  : edit.operation == EditOperation::erase ? EditOperation::insert
                                                                           : EditOperation::replace;
  return {operation, edit.source, edit.copy, edit.flags};
}

ComparedPassage turned(const ComparedPassage& passage) {
  ComparedPassage result{passage.b, passage.a, passage.kind, passage.similarity, {}};
  for (const Edit& edit : passage.edits) result.edits.push_back(turned(edit));
  std::stable_sort(result.edits.begin(), result.edits.end(),
                   [](const Edit& x, const Edit& y) { return x.copy < y.copy; });
  return result;
}

Comparison turned(const Comparison& comparison) {
  Comparison result{comparison.b, comparison.a, {}};
  for (const ComparedPassage& passage : comparison.passages) result.passages.push_back(turned(passage));
  std::stable_sort(result.passages.begin(), result.passages.end(),
                   [](const ComparedPassage& x, const ComparedPassage& y) { return x.a < y.a; });
  return result;
}

// Passages that begin inside one before them are left out: in b two passages of a may stand for the same text.
PageTrace trace_of(const Comparison& comparison) {
  PageTrace trace{comparison.a, {comparison.b}, {}};
  std::uint32_t end = 0;
  for (const ComparedPassage& shared : comparison.passages) {
    if (shared.a.begin < end) continue;
    end = shared.a.end;
    Passage passage{shared.a, shared.kind, shared.similarity, 0, {}};
    passage.sources.push_back({0, shared.b, shared.a, shared.similarity, shared.kind, shared.edits});
    trace.passages.push_back(std::move(passage));
  }
  return trace;
}

}  // namespace

std::string compare_report(const Comparison& comparison, std::string_view version) {
  TraceReport report;
  report.add(trace_of(comparison));
  report.add(trace_of(turned(comparison)));
  return report.finish(version);
}

}  // namespace wirecopy::report
