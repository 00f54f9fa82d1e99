#include <map>

#include "base/thread_pool.h"
#include "base/utf8.h"
#include "engine/eval_files.h"
#include "engine/eval_quotes_score.h"
#include "wirecopy/eval.h"
#include "wirecopy/quotes.h"

namespace wirecopy {
namespace {

using engine::ScoredStatement;
using Statements = std::vector<ScoredStatement>;

// [[begin, end], ...] of a role, which may be null.
std::vector<CodePointSpan> read_spans(const base::JsonValue& row, std::string_view role) {
  std::vector<CodePointSpan> spans;
  const auto value = row.find(role);
  if (!value || value->type() != base::JsonType::object) return spans;
  for (const base::JsonValue& span : engine::items_field(*value, "spans")) {
    const auto ends = span.items();
    if (ends.size() != 2) continue;
    spans.push_back({static_cast<std::uint32_t>(ends[0].integer()), static_cast<std::uint32_t>(ends[1].integer())});
  }
  return spans;
}

Result<std::map<std::string, Statements>> read_truth(const std::string& path) {
  std::map<std::string, Statements> truth;
  const auto row = [&truth](const base::JsonValue& value, const std::string&) -> Result<void> {
    ScoredStatement statement;
    statement.kind = engine::text_field(value, "kind");
    for (std::size_t role = 0; role < engine::kQuoteRoles.size(); ++role)
      statement.roles[role] = read_spans(value, engine::kQuoteRoles[role]);
    truth[engine::text_field(value, "page")].push_back(std::move(statement));
    return {};
  };
  WIRECOPY_TRY_VOID(engine::read_rows(path, row));
  return truth;
}

std::vector<CodePointSpan> code_points(const base::CodePointIndex& index, const std::vector<ByteSpan>& spans) {
  std::vector<CodePointSpan> found;
  for (const ByteSpan span : spans) found.push_back(index.span(span));
  return found;
}

Statements to_score(const PageQuotes& quotes) {
  const base::CodePointIndex index(quotes.page.text);
  Statements found;
  for (const Statement& statement : quotes.statements) {
    ScoredStatement scored;
    if (statement.speaker) scored.roles[0] = code_points(index, statement.speaker->spans);
    scored.roles[1] = code_points(index, statement.cue);
    scored.roles[2] = code_points(index, statement.content);
    found.push_back(std::move(scored));
  }
  return found;
}

}  // namespace

Result<QuotesScore> evaluate_quotes(const std::string& data_folder, const WorkOptions& options, Notes* notes) {
  WIRECOPY_TRY(const auto truth, read_truth(data_folder + "/truth.jsonl"));
  WIRECOPY_TRY(std::vector<Page> pages, engine::read_all_pages(data_folder + "/pages.jsonl", options, notes));
  std::vector<PageQuotes> found(pages.size());
  base::ThreadPool pool(options.n_threads);
  pool.for_each(pages.size(), [&](std::size_t i) { found[i] = find_quotes(std::move(pages[i])); });
  engine::QuotesScorer scorer;
  for (const PageQuotes& quotes : found) {
    const auto statements = truth.find(quotes.page.id);
    scorer.add(quotes.page.text, statements == truth.end() ? Statements() : statements->second, to_score(quotes));
  }
  return scorer.score();
}

}  // namespace wirecopy
