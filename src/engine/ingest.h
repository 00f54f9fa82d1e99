// Ingest: records to pages on all threads, handed on in input order. While one batch is worked on, the next is read.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/thread_pool.h"
#include "fingerprint/seeds.h"
#include "wirecopy/engine.h"

namespace wirecopy::engine {

// A page, ready to be indexed.
struct PreparedPage {
  Page page;
  std::string compressed_text;
  std::uint32_t n_tokens = 0;
  std::vector<fingerprint::Seed> seeds;
};

struct Ingest {
  // What is done to each page on its worker thread; must touch nothing but the page handed to it.
  std::function<void(PreparedPage*)> prepare;
  // Gets each page on the calling thread, in input order; false stops the run.
  std::function<Result<bool>(PreparedPage&&)> take;
};

// Reads all inputs. Errors: those of reading, of `take`, stopped, and bad_input when the inputs hold no page at all
// or a field that pages do not have was named.
[[nodiscard]] Result<void> ingest(std::span<const std::string> inputs, const WorkOptions& options, const Ingest& steps,
                                  base::ThreadPool* pool, Notes* notes);

// Fills in the compressed text; seeds and number of tokens; all of these, as an index needs them.
void prepare_text(PreparedPage* page);
void prepare_seeds(PreparedPage* page);
void prepare_for_index(PreparedPage* page);

}  // namespace wirecopy::engine
