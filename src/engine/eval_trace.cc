#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>

#include "base/thread_pool.h"
#include "base/utf8.h"
#include "engine/eval_files.h"
#include "engine/trace_score.h"
#include "wirecopy/eval.h"

namespace wirecopy {
namespace {

namespace fs = std::filesystem;
using engine::offset_field;
using engine::read_all_pages;
using engine::read_rows;
using engine::text_field;
using engine::TruthCase;

// A case as its row tells it, with the page it is of.
struct TruthRow {
  std::string page;
  TruthCase truth;
};

Result<TruthRow> parse_row(const base::JsonValue& row, const std::string& where) {
  const auto rate = row.find("rate");
  TruthRow parsed{text_field(row, "page"),
                  {{offset_field(row, "begin"), offset_field(row, "end")},
                   text_field(row, "kind"),
                   rate ? rate->number() : 0,
                   text_field(row, "document"),
                   {offset_field(row, "source_begin"), offset_field(row, "source_end")}}};
  if (parsed.page.empty() || parsed.truth.kind.empty() || parsed.truth.span.end <= parsed.truth.span.begin)
    return fail(ErrorCode::bad_input, "expected a case with page, begin, end and kind", where);
  return parsed;
}

// The cases of each page, in order.
Result<std::map<std::string, std::vector<TruthCase>>> read_truth(const std::string& path) {
  std::map<std::string, std::vector<TruthCase>> cases;
  WIRECOPY_TRY_VOID(read_rows(path, [&](const base::JsonValue& json, const std::string& where) -> Result<void> {
    WIRECOPY_TRY(TruthRow row, parse_row(json, where));
    cases[row.page].push_back(std::move(row.truth));
    return {};
  }));
  return cases;
}

std::string store_file(const std::string& folder) {
  const std::string plain = folder + "/store.jsonl";
  return fs::exists(plain) ? plain : plain + ".gz";
}

// The true source passages of some cases, as copies.
std::vector<std::string> source_texts(const std::vector<TruthCase>& cases,
                                      const std::map<std::string, std::string>& store) {
  std::vector<std::string> texts(cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto document = store.find(cases[i].document);
    if (document == store.end()) continue;
    std::size_t at = 0;
    std::size_t begin = 0;
    for (std::uint32_t n = 0; n < cases[i].source.end && at < document->second.size(); ++n) {
      if (n == cases[i].source.begin) begin = at;
      at += base::decode(document->second, at).size;
    }
    texts[i] = document->second.substr(begin, at - begin);
  }
  return texts;
}

struct Traced {
  Result<PageTrace> trace;
  double seconds = 0;
};

std::vector<Traced> trace_all(const Library& library, const std::vector<Page>& pages, unsigned n_threads) {
  std::vector<Traced> traced(pages.size());
  base::ThreadPool pool(n_threads);
  pool.for_each(pages.size(), [&](std::size_t i) {
    const auto start = std::chrono::steady_clock::now();
    traced[i].trace = library.trace(pages[i]);
    traced[i].seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  });
  return traced;
}

double median_seconds(const std::vector<Traced>& traced) {
  std::vector<double> seconds;
  for (const Traced& each : traced) seconds.push_back(each.seconds);
  std::ranges::nth_element(seconds, seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2));
  return seconds[seconds.size() / 2];
}

}  // namespace

Result<TraceScore> evaluate_trace(const std::string& data_folder, const WorkOptions& options, Notes* notes) {
  WIRECOPY_TRY(const auto truth, read_truth(data_folder + "/truth.jsonl"));
  WIRECOPY_TRY(const std::vector<Page> pages, read_all_pages(data_folder + "/pages.jsonl", options, notes));
  WIRECOPY_TRY(const std::vector<Page> documents, read_all_pages(store_file(data_folder), options, notes));
  WIRECOPY_TRY(const auto library, read_corpus(std::vector{store_file(data_folder)}, options, notes));
  std::map<std::string, std::string> store;
  for (const Page& page : documents) store.emplace(page.id, page.text);
  engine::TraceScorer scorer;
  const std::vector<Traced> traced = trace_all(*library, pages, options.n_threads);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!traced[i].trace) return std::unexpected(traced[i].trace.error());
    const auto cases = truth.find(pages[i].id);
    if (cases == truth.end()) continue;
    const std::vector<std::string> sources = source_texts(cases->second, store);
    scorer.add(*traced[i].trace, cases->second, {sources.begin(), sources.end()});
  }
  TraceScore score = scorer.score();
  score.seconds_per_page = median_seconds(traced);
  return score;
}

}  // namespace wirecopy
