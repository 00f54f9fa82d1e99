#include "story/reports.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

#include "story/shared_words.h"
#include "story/speaker_name.h"

namespace wirecopy::story {
namespace {

using text::Token;

// A page that has no more than half of a statement's words, by weight, does not report it.
constexpr double kLeastShare = .5;

// What tracing found of a content in one page.
struct Traced {
  std::vector<ByteSpan> spans;  // there
  double share = 0;             // of the content, by bytes, each as much as it is alike
};

std::vector<Traced> traced(const PageTrace& trace, std::span<const ByteSpan> content) {
  std::vector<Traced> found(trace.documents.size());
  std::uint32_t n_bytes = 0;
  for (const ByteSpan span : content) n_bytes += span.size();
  for (const Passage& passage : trace.passages) {
    for (const Source& source : passage.sources) {
      std::uint32_t n_met = 0;
      for (const ByteSpan span : content) n_met += overlap(span, source.covers);
      if (n_met == 0) continue;
      found[source.document].spans.push_back(source.span);
      found[source.document].share += source.similarity * n_met / n_bytes;
    }
  }
  for (Traced& each : found) std::ranges::sort(each.spans);
  return found;
}

// How much of `spans` stands in `others`, 0..1.
double share_in(std::span<const ByteSpan> spans, std::span<const ByteSpan> others) {
  std::uint32_t n_bytes = 0;
  std::uint32_t n_met = 0;
  for (const ByteSpan span : spans) {
    n_bytes += span.size();
    for (const ByteSpan other : others) n_met += overlap(span, other);
  }
  return n_bytes == 0 ? 0 : double(n_met) / n_bytes;
}

void name_speaker(const Statement& statement, const Witness& witness, Report* report) {
  if (!statement.speaker || statement.speaker->spans.empty()) return;
  const Speaker& speaker = *statement.speaker;
  report->speaker = named(speaker);
  report->speaker_span = witness.index.span({speaker.spans.front().begin, speaker.spans.back().end});
}

// What a witness has of the words: in the statement that has most of them, else as its own. Words that were swapped
// for others like them are not shared, but tracing has seen through them.
std::optional<Found> report_of(std::span<const Token> words, const Witness& witness, const Traced& place) {
  Found found;
  SharedWords best;
  for (const Statement& statement : witness.quotes.statements) {
    const double met = share_in(place.spans, statement.content);
    if (met == 0) continue;
    SharedWords shared = shared_words(words, words_of(witness.text, statement.content));
    shared.share = std::min(1.0, std::max(shared.share, met * place.share));
    if (shared.share <= best.share || shared.share <= kLeastShare) continue;
    best = shared;
    found.statement = &statement;
  }
  if (found.statement == nullptr) best = shared_words(words, words_of(witness.text, place.spans));
  if (best.share <= kLeastShare) return std::nullopt;
  const Page& page = witness.quotes.page;
  found.report = {
      page.id, page.outlet, page.published, witness.index.span(best.span), best.share, found.statement != nullptr,
      {},      {}};
  if (found.statement != nullptr) name_speaker(*found.statement, witness, &found.report);
  return found;
}

}  // namespace

std::vector<Found> find_reports(const PageTrace& trace, const text::Text& text,
                                std::span<const std::unique_ptr<const Witness>> witnesses,
                                std::span<const ByteSpan> content) {
  const std::vector<Token> words = words_of(text, content);
  const std::vector<Traced> places = traced(trace, content);
  std::vector<Found> found;
  for (std::size_t document = 0; document < places.size(); ++document) {
    if (places[document].spans.empty()) continue;
    std::optional<Found> report = report_of(words, *witnesses[document], places[document]);
    if (!report) continue;
    report->document = document;
    found.push_back(std::move(*report));
  }
  std::ranges::stable_sort(found, {}, [](const Found& each) {
    const Report& report = each.report;
    return std::tuple(-report.share, report.published.empty(), std::string_view(report.published),
                      std::string_view(report.document));
  });
  return found;
}

}  // namespace wirecopy::story
