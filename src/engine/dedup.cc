// Deduplication from end to end: survey, find copies, read once more and write.
#include "wirecopy/dedup.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/files.h"
#include "base/thread_pool.h"
#include "engine/dedup_pages.h"
#include "engine/dedup_survey.h"
#include "engine/dedup_write.h"

namespace wirecopy {
namespace {

Result<void> refuse_pipes(std::span<const std::string> inputs) {
  for (const std::string& path : inputs)
    if (path != "-" && base::is_there(path) && !base::is_file(path) && !base::is_folder(path))
      return fail(ErrorCode::unsupported, "can be read but once; expected a file, a folder, or - for standard input",
                  path);
  return {};
}

}  // namespace

Result<DedupSummary> dedup(std::span<const std::string> inputs, const DedupOptions& options, const DedupSinks& sinks,
                           Notes* notes) {
  const auto start = std::chrono::steady_clock::now();
  WIRECOPY_TRY_VOID(refuse_pipes(inputs));
  DedupOptions settled = options;
  settled.work.memory_bytes = std::max(settled.work.memory_bytes, kLeastMemory);
  if (settled.folder.empty()) settled.folder = base::temporary_folder();
  base::ThreadPool pool(settled.work.n_threads);
  WIRECOPY_TRY(const engine::Survey survey, engine::survey_pages(inputs, settled, &pool, notes));
  engine::CopyRows rows({settled.folder, settled.work.memory_bytes / 8, &pool});
  const bool is_by_page = settled.level == DedupLevel::page;
  WIRECOPY_TRY_VOID(is_by_page ? engine::find_page_copies(survey, settled, &pool, &rows)
                               : engine::find_passage_copies(survey, settled, &pool, &rows));
  WIRECOPY_TRY_VOID(rows.finish());
  if (options.read_again) WIRECOPY_TRY_VOID(options.read_again());
  WIRECOPY_TRY(DedupSummary summary, engine::write_corpus(inputs, settled, survey, sinks, &pool, &rows));
  summary.words = survey.n_words;
  summary.keep_all = sinks.keep_all;
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return summary;
}

}  // namespace wirecopy
