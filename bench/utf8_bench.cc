// Validating UTF-8, which every byte of input passes through once.
#include <cstdint>
#include <string>

#include <benchmark/benchmark.h>

#include "base/check.h"
#include "base/utf8.h"

namespace {

void validate(benchmark::State& state, const char* piece) {
  std::string text;
  while (text.size() < (std::size_t{1} << 20)) text += piece;
  WIRECOPY_CHECK(wirecopy::base::is_valid_utf8(text));
  WIRECOPY_CHECK(!wirecopy::base::is_valid_utf8(text + "\xE4\xB8"));
  for (auto _ : state) benchmark::DoNotOptimize(wirecopy::base::is_valid_utf8(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK_CAPTURE(validate, ascii, "The reign of the harbour master is over, she said. ");
BENCHMARK_CAPTURE(validate, mixed, "“Naïve” 😀 said עברית 中文, ");

}  // namespace
