// A trace in process against a store of any size: WIRECOPY_GROWN_STORE, with the pages of WIRECOPY_GROWN_PAGES, which
// are among the store's. bench/growth_table.py makes both and runs this.
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/tracing.h"
#include "wirecopy/engine.h"

namespace wirecopy {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread starts
  return value == nullptr ? "" : value;
}

std::vector<Page> pages_to_trace() {
  std::vector<Page> pages;
  Notes notes;
  const auto keep = [&](Page&& page) {
    page.id += " traced";  // a page never finds itself
    pages.push_back(std::move(page));
    return true;
  };
  const Result<void> read = read_pages(std::vector{variable("WIRECOPY_GROWN_PAGES")}, {}, keep, &notes);
  return read ? pages : std::vector<Page>();
}

double cpu_milliseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Checked first: every page finds itself. Times are CPU time of the thread, which other programs disturb least.
void trace_grown(benchmark::State& state) {
  if (variable("WIRECOPY_GROWN_STORE").empty()) return state.SkipWithError("run bench/growth_table.py");
  const auto store = open_store(variable("WIRECOPY_GROWN_STORE"));
  if (!store) return state.SkipWithError(store.error().message.c_str());
  const std::vector<Page> pages = pages_to_trace();
  if (!find_themselves(**store, pages)) return state.SkipWithError("a page did not find itself");
  std::vector<double> milliseconds;
  for (auto _ : state) {
    for (const Page& page : pages) {
      const double start = cpu_milliseconds();
      benchmark::DoNotOptimize((*store)->trace(page));
      milliseconds.push_back(cpu_milliseconds() - start);
    }
  }
  if (milliseconds.empty()) return state.SkipWithError("no pages to trace");
  state.counters["p50_ms"] = percentile(milliseconds, .5);
  state.counters["p99_ms"] = percentile(milliseconds, .99);
}
BENCHMARK(trace_grown)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace wirecopy
