// The main jobs end to end on real news: adding the corpus to a store, and tracing pages against it; and the stages
// that every page goes through, in MB of text a second. The corpus is WIRECOPY_CORPUS, or
// ../shared/data/news-dev.jsonl.zst.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "base/thread_pool.h"
#include "bench/tracing.h"
#include "engine/ingest.h"
#include "fingerprint/seeds.h"
#include "index/segment.h"
#include "text/text.h"
#include "wirecopy/engine.h"

namespace wirecopy {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTracedPages = 500;
constexpr std::uint64_t kSegmentBytes = 64U << 20;  // of text, as `add` has it

std::string corpus() {
  const char* given = std::getenv("WIRECOPY_CORPUS");  // NOLINT(concurrency-mt-unsafe): before any thread starts
  return given != nullptr ? given : WIRECOPY_PROJECT_DIR "/../shared/data/news-dev.jsonl.zst";
}

std::string store_path() {
  return (fs::temp_directory_path() / "wirecopy-bench-store").string();
}

bool is_missing(benchmark::State& state) {
  if (fs::exists(corpus())) return false;
  state.SkipWithError("no corpus: set WIRECOPY_CORPUS to a file of news pages");
  return true;
}

// Some pages of the corpus, spread over it.
const std::vector<Page>& sample() {
  static const std::vector<Page> pages = [] {
    std::vector<Page> all;
    Notes notes;
    const auto keep = [&](Page&& page) {
      all.push_back(std::move(page));
      return true;
    };
    if (!read_pages(std::vector{corpus()}, {}, keep, &notes)) return all;
    std::vector<Page> some;
    for (std::size_t i = 0; i < kTracedPages && i < all.size(); ++i) some.push_back(all[i * all.size() / kTracedPages]);
    return some;
  }();
  return pages;
}

AddSummary fill_store() {
  fs::remove_all(store_path());
  Notes notes;
  const Result<AddSummary> summary = add_to_store(store_path(), std::vector{corpus()}, {}, &notes);
  return summary ? *summary : AddSummary{};
}

// Durable pages, texts and seeds, reading and decompressing included. Checked: every checksum and count.
void add_corpus(benchmark::State& state) {
  if (is_missing(state)) return;
  std::uint64_t bytes = 0;
  for (auto _ : state) {
    const AddSummary summary = fill_store();
    bytes += summary.text_bytes;
  }
  const Result<CheckReport> report = check_store(store_path(), false);
  if (!report || !report->findings.empty()) state.SkipWithError("the store is not whole");
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(add_corpus)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

// What `add` does to pages but for compressing texts and writing: records, pages, tokens, seeds, sorted postings.
void index_corpus(benchmark::State& state) {
  if (is_missing(state)) return;
  std::uint64_t bytes = 0;
  for (auto _ : state) {
    const std::uint64_t bytes_before = bytes;
    base::ThreadPool pool(0);
    index::SegmentBuilder builder;
    Notes notes;
    const auto take = [&](engine::PreparedPage&& page) -> Result<bool> {
      bytes += page.page.text.size();
      builder.add(page.page, {}, page.n_tokens, page.seeds);
      if (builder.text_bytes() >= kSegmentBytes) benchmark::DoNotOptimize(builder.finish(&pool));
      return true;
    };
    if (!engine::ingest(std::vector{corpus()}, {}, {engine::prepare_seeds, take}, &pool, &notes) ||
        bytes == bytes_before)
      return state.SkipWithError("no page was read");
    benchmark::DoNotOptimize(builder.finish(&pool));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(index_corpus)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

// A trace in process against the whole corpus. Each page goes in under another id, so that it must find itself:
// checked.
void trace_pages(benchmark::State& state) {
  if (is_missing(state)) return;
  if (!is_store(store_path())) fill_store();
  const auto store = open_store(store_path());
  if (!store) return state.SkipWithError(store.error().message.c_str());
  std::vector<Page> pages = sample();
  for (Page& page : pages) page.id += " traced";
  if (!find_themselves(**store, pages)) return state.SkipWithError("a page did not find itself");
  std::vector<double> milliseconds;
  for (auto _ : state) {
    for (const Page& page : pages) {
      const auto start = std::chrono::steady_clock::now();
      benchmark::DoNotOptimize((*store)->trace(page));
      const auto end = std::chrono::steady_clock::now();
      milliseconds.push_back(std::chrono::duration<double, std::milli>(end - start).count());
    }
  }
  state.counters["p50_ms"] = percentile(milliseconds, .5);
  state.counters["p99_ms"] = percentile(milliseconds, .99);
  state.counters["pages/s"] = benchmark::Counter(static_cast<double>(milliseconds.size()), benchmark::Counter::kIsRate);
}
BENCHMARK(trace_pages)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

// One stage over the sample's texts; `work` returns a count that must not be zero.
template <typename Work>
void run_stage(benchmark::State& state, const Work& work) {
  if (is_missing(state)) return;
  std::int64_t bytes = 0;
  for (auto _ : state) {
    std::size_t n = 0;
    for (const Page& page : sample()) {
      n += work(page.text);
      bytes += static_cast<std::int64_t>(page.text.size());
    }
    if (n == 0) return state.SkipWithError("the stage found nothing");
  }
  state.SetBytesProcessed(bytes);
}

void tokenize(benchmark::State& state) {
  std::vector<text::Token> tokens;
  run_stage(state, [&](const std::string& text) {
    text::tokenize(text, &tokens);
    return tokens.size();
  });
}
BENCHMARK(tokenize)->Unit(benchmark::kMillisecond);

void split_sentences(benchmark::State& state) {
  std::vector<ByteSpan> sentences;
  run_stage(state, [&](const std::string& text) {
    text::split_sentences(text, &sentences);
    return sentences.size();
  });
}
BENCHMARK(split_sentences)->Unit(benchmark::kMillisecond);

void fingerprint_text(benchmark::State& state) {
  text::Text analyzed;
  std::vector<fingerprint::Seed> seeds;
  run_stage(state, [&](const std::string& text) {
    text::analyze(text, &analyzed);
    fingerprint::seeds_to_store(analyzed, &seeds);
    return seeds.size();
  });
}
BENCHMARK(fingerprint_text)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace wirecopy
