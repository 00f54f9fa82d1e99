#include "report/shares.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace wirecopy::report {
namespace {

double ratio(std::uint32_t part, std::uint32_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

double covered(std::string_view text, std::vector<ByteSpan> spans) {
  std::sort(spans.begin(), spans.end());
  const base::CodePointIndex index(text);
  std::uint32_t n_covered = 0;
  std::uint32_t end = 0;
  for (const ByteSpan span : spans) {
    const CodePointSpan part = index.span({std::max(span.begin, end), std::max(span.end, end)});
    n_covered += part.end - part.begin;
    end = std::max(end, span.end);
  }
  return ratio(n_covered, index.code_point(static_cast<std::uint32_t>(text.size())));
}

}  // namespace

double Shares::share(Kind kind) const {
  return ratio(of_kind[static_cast<std::size_t>(kind)], length);
}

double Shares::matched() const {
  const std::uint32_t matched = std::accumulate(of_kind.begin(), of_kind.end(), std::uint32_t{0});
  return ratio(std::min(matched, length), length);
}

double Shares::unmatched() const {
  return length == 0 ? 0.0 : 1.0 - matched();
}

Shares shares(const PageTrace& trace) {
  const base::CodePointIndex index(trace.page.text);
  Shares result;
  result.length = index.code_point(static_cast<std::uint32_t>(trace.page.text.size()));
  for (const Passage& passage : trace.passages) {
    const CodePointSpan span = index.span(passage.span);
    result.of_kind[static_cast<std::size_t>(passage.kind)] += span.end - span.begin;
  }
  return result;
}

SharedParts shared_parts(const Comparison& comparison) {
  std::vector<ByteSpan> a;
  std::vector<ByteSpan> b;
  for (const ComparedPassage& passage : comparison.passages) {
    a.push_back(passage.a);
    b.push_back(passage.b);
  }
  return {covered(comparison.a.text, std::move(a)), covered(comparison.b.text, std::move(b))};
}

}  // namespace wirecopy::report
