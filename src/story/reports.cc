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

using Places = std::vector<std::vector<ByteSpan>>;  // of each document

// Where tracing found something of the content in other pages.
Places places_of(const PageTrace& trace, std::span<const ByteSpan> content) {
  Places places(trace.documents.size());
  for (const Passage& passage : trace.passages) {
    for (const Source& source : passage.sources) {
      const auto is_met = [&](ByteSpan span) { return overlap(span, source.covers) > 0; };
      if (std::ranges::any_of(content, is_met)) places[source.document].push_back(source.span);
    }
  }
  for (std::vector<ByteSpan>& spans : places) std::ranges::sort(spans);
  return places;
}

bool meet(std::span<const ByteSpan> a, std::span<const ByteSpan> b) {
  return std::ranges::any_of(
      a, [&](ByteSpan x) { return std::ranges::any_of(b, [&](ByteSpan y) { return overlap(x, y) > 0; }); });
}

void name_speaker(const Statement& statement, const Witness& witness, Report* report) {
  if (!statement.speaker || statement.speaker->spans.empty()) return;
  const Speaker& speaker = *statement.speaker;
  report->speaker = named(speaker);
  report->speaker_span = witness.index.span({speaker.spans.front().begin, speaker.spans.back().end});
}

// What a witness has of the words: in the statement that has most of them, else as its own.
std::optional<Found> report_of(std::span<const Token> words, const Witness& witness, std::span<const ByteSpan> places) {
  Found found;
  SharedWords best;
  for (const Statement& statement : witness.quotes.statements) {
    if (!meet(statement.content, places)) continue;
    const SharedWords shared = shared_words(words, words_of(witness.text, statement.content));
    if (shared.share <= best.share || shared.share <= kLeastShare) continue;
    best = shared;
    found.statement = &statement;
  }
  if (found.statement == nullptr) best = shared_words(words, words_of(witness.text, places));
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
  const Places places = places_of(trace, content);
  std::vector<Found> found;
  for (std::size_t document = 0; document < places.size(); ++document) {
    if (places[document].empty()) continue;
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
