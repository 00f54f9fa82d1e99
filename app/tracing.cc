#include "app/tracing.h"

#include <optional>
#include <utility>
#include <vector>

#include "base/thread_pool.h"

namespace wirecopy::app {
namespace {

constexpr std::size_t kPagesPerThread = 16;  // in memory at once: enough that threads seldom wait for the slowest
                                             // page

class Batch {
 public:
  Batch(const Library& library, unsigned n_threads, const TraceSink& sink)
      : library_(library), pool_(n_threads), sink_(sink) {}

  void add(Page&& page) { pages_.push_back(std::move(page)); }
  [[nodiscard]] bool is_full() const { return pages_.size() >= kPagesPerThread * pool_.n_threads(); }

  // Traces what was added and hands it on; false when the sink wants no more.
  Result<bool> flush() {
    std::vector<std::optional<Result<PageTrace>>> traces(pages_.size());
    pool_.for_each(pages_.size(), [&](std::size_t i) { traces[i] = library_.trace(pages_[i]); });
    pages_.clear();
    for (const auto& trace : traces) {
      if (!*trace) return std::unexpected((*trace).error());
      if (!sink_(**trace)) return false;
    }
    return true;
  }

 private:
  const Library& library_;
  base::ThreadPool pool_;
  const TraceSink& sink_;
  std::vector<Page> pages_;
};

}  // namespace

Result<void> trace_pages(const Library& library, std::span<const std::string> inputs, const WorkOptions& options,
                         const TraceSink& sink, Notes* notes) {
  Batch batch(library, options.n_threads, sink);
  Result<bool> wanted = true;
  const auto take = [&](Page&& page) {
    batch.add(std::move(page));
    if (batch.is_full()) wanted = batch.flush();
    return wanted && *wanted;
  };
  WIRECOPY_TRY_VOID(read_pages(inputs, options, take, notes));
  if (wanted && *wanted) wanted = batch.flush();
  if (!wanted) return std::unexpected(wanted.error());
  return {};
}

}  // namespace wirecopy::app
