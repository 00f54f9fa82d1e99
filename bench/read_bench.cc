// Reading before and without extraction: records cut from JSON Lines and parsed, and an archive cut into pages against
// what unpacking it costs by itself. The corpus is WIRECOPY_CORPUS, or ../shared/data/news-dev.jsonl.zst; the archive
// is WIRECOPY_WARC, as bench/make_warc.py makes one.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <zlib.h>

#include "base/check.h"
#include "base/compress.h"
#include "read/read.h"

namespace wirecopy {
namespace {

namespace fs = std::filesystem;

std::string named_by(const char* variable, const char* otherwise) {
  const char* given = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): before any thread starts
  return given != nullptr ? given : otherwise;
}

bool is_missing(const std::string& path, benchmark::State& state) {
  if (fs::exists(path)) return false;
  state.SkipWithError("no file to read: see bench/read_bench.cc");
  return true;
}

// The corpus as plain JSON Lines, in the folder for temporary files.
std::string plain_corpus(const std::string& packed) {
  std::string path = (fs::temp_directory_path() / "wirecopy-bench.jsonl").string();
  auto reader = base::BlockReader::open(packed);
  WIRECOPY_CHECK(reader.has_value());
  std::ofstream file(path, std::ios::binary);
  for (std::string_view block = reader->next(); !block.empty(); block = reader->next()) file << block;
  return path;
}

struct Counts {
  std::uint64_t records = 0;
  std::uint64_t bytes = 0;  // of records, or of the pages' texts
};

template <typename Use>
Counts read_through(const std::string& path, const Use& use) {
  Counts counts;
  Notes notes;
  auto reader = read::RecordReader::open(std::vector{path});
  WIRECOPY_CHECK(reader.has_value());
  while (auto record = reader->next(&notes)) {
    ++counts.records;
    counts.bytes += use(std::move(*record));
  }
  if (notes.n_skipped() != 0) counts = {};
  return counts;
}

// Files to pages, one thread.
void read_json_lines(benchmark::State& state) {
  const std::string corpus = named_by("WIRECOPY_CORPUS", WIRECOPY_PROJECT_DIR "/../shared/data/news-dev.jsonl.zst");
  if (is_missing(corpus, state)) return;
  const std::string path = plain_corpus(corpus);
  const auto parse = [](read::Record record) {
    const Result<Page> page = read::parse(std::move(record));
    return page ? page->text.size() : 0;
  };
  for (auto _ : state) {
    if (read_through(path, parse).bytes == 0) return state.SkipWithError("a record was skipped");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(fs::file_size(path)));
  fs::remove(path);
}
BENCHMARK(read_json_lines)->Unit(benchmark::kMillisecond);

// What the archive's bytes cost by themselves: zlib, member by member, in blocks of the sizes that the reader has.
std::uint64_t inflate_all(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<char> packed(512U << 10);
  std::vector<char> unpacked(256U << 10);
  z_stream stream{};
  WIRECOPY_CHECK(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::uint64_t n_bytes = 0;
  while (file.read(packed.data(), static_cast<std::streamsize>(packed.size())), file.gcount() > 0) {
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(file.gcount());
    while (stream.avail_in > 0) {
      stream.next_out = reinterpret_cast<Bytef*>(unpacked.data());
      stream.avail_out = static_cast<uInt>(unpacked.size());
      const int status = inflate(&stream, Z_NO_FLUSH);
      n_bytes += unpacked.size() - stream.avail_out;
      if (status == Z_STREAM_END) inflateReset(&stream);
    }
  }
  inflateEnd(&stream);
  return n_bytes;
}

void inflate_archive(benchmark::State& state) {
  const std::string path = named_by("WIRECOPY_WARC", "");
  if (is_missing(path, state)) return;
  std::uint64_t n_bytes = 0;
  for (auto _ : state) n_bytes += inflate_all(path);
  state.SetBytesProcessed(static_cast<std::int64_t>(n_bytes));
}
BENCHMARK(inflate_archive)->Unit(benchmark::kMillisecond);

// The same archive cut into the records of its pages; no page is extracted.
void cut_archive(benchmark::State& state) {
  const std::string path = named_by("WIRECOPY_WARC", "");
  if (is_missing(path, state)) return;
  Counts counts;
  for (auto _ : state) {
    counts = read_through(path, [](const read::Record& record) { return record.bytes.size(); });
    if (counts.records == 0) return state.SkipWithError("no record, or one was skipped");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(counts.bytes));
  state.counters["records"] = static_cast<double>(counts.records);
}
BENCHMARK(cut_archive)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace wirecopy
