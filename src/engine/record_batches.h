// The records of the inputs in batches, each read while the one before is worked on.
#pragma once

#include <future>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "read/read.h"
#include "wirecopy/engine.h"

namespace wirecopy::engine {

// How pages are read, as the options say. Error: a field that pages do not have.
[[nodiscard]] Result<read::ReadOptions> read_options(const WorkOptions& work);

struct RecordBatch {
  std::vector<read::Record> records;  // none at the end of the inputs
  Notes notes;
  Progress progress;
};

class RecordBatches {
 public:
  // Errors: an input that is not there or cannot be opened; a field that pages do not have.
  [[nodiscard]] static Result<RecordBatches> open(std::span<const std::string> inputs, const WorkOptions& work);

  // Begins to read the next batch. Asked for when the one before is taken and more is wanted: who does not want more
  // need not wait for an input that says nothing.
  void read_ahead();
  // The batch that is being read, when it is whole.
  [[nodiscard]] RecordBatch take() { return next_.get(); }

  [[nodiscard]] const read::ReadOptions& reading() const { return *reading_; }

 private:
  RecordBatches(read::ReadOptions reading, read::RecordReader reader, std::size_t max_bytes);

  std::unique_ptr<const read::ReadOptions> reading_;  // both are pointed to while this one moves
  std::unique_ptr<read::RecordReader> reader_;
  std::size_t max_bytes_;
  std::future<RecordBatch> next_;
};

// What to say of inputs without a page.
[[nodiscard]] Error no_page(std::span<const std::string> inputs, const Notes& notes);

}  // namespace wirecopy::engine
