// Files one after the other, each cut into records by what it holds.
#include <algorithm>
#include <deque>
#include <utility>

#include "read/blocks.h"
#include "read/cutter.h"
#include "read/inputs.h"
#include "read/read.h"

namespace wirecopy::read {

struct RecordReader::State {
  Inputs inputs;
  ReadOptions options;
  std::size_t n_opened = 0;  // files
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_total = 0;
  OpenFile file;
  std::optional<Blocks> blocks;    // of the file being read
  std::unique_ptr<Cutter> cutter;  // the same
  std::deque<Record> waiting;

  void open_next(Notes* notes);
  void close();
};

void RecordReader::State::open_next(Notes* notes) {
  const InputFile& input = inputs.files[n_opened++];
  file = {input.path, display_name(input.path), input.id, options, nullptr, false};
  auto reader = base::BlockReader::open(input.path);
  if (!reader) return notes->skipped(file.name, reader.error().message);
  blocks.emplace(std::move(*reader));
  file.blocks = &*blocks;
  cutter = choose_cutter(file, notes);
  if (!cutter) close();
}

void RecordReader::State::close() {
  // Also what was left unread of a skipped file.
  bytes_before += std::max(inputs.files[n_opened - 1].n_bytes, blocks->bytes_read());
  cutter.reset();
  blocks.reset();
}

Result<RecordReader> RecordReader::open(std::span<const std::string> inputs, const ReadOptions& options) {
  auto state = std::make_unique<State>();
  WIRECOPY_TRY(state->inputs, find_inputs(inputs));
  state->options = options;
  if (!state->inputs.has_stream)
    for (const InputFile& file : state->inputs.files) state->bytes_total += file.n_bytes;
  return RecordReader(std::move(state));
}

RecordReader::RecordReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
RecordReader::~RecordReader() = default;
RecordReader::RecordReader(RecordReader&&) noexcept = default;
RecordReader& RecordReader::operator=(RecordReader&&) noexcept = default;

std::optional<Record> RecordReader::next(Notes* notes) {
  State& state = *state_;
  notes->merge(std::exchange(state.inputs.notes, {}));
  while (state.waiting.empty()) {
    if (state.cutter) {
      if (!state.cutter->cut(&state.waiting, notes)) state.close();
    } else if (state.n_opened < state.inputs.files.size()) {
      state.open_next(notes);
    } else {
      return std::nullopt;
    }
  }
  Record record = std::move(state.waiting.front());
  state.waiting.pop_front();
  return record;
}

std::uint64_t RecordReader::bytes_read() const {
  const std::uint64_t n_cut = state_->cutter ? state_->cutter->bytes_read() : 0;
  return state_->bytes_before + (state_->blocks ? std::max(state_->blocks->bytes_read(), n_cut) : 0);
}
std::uint64_t RecordReader::bytes_total() const {
  return state_->bytes_total;
}

}  // namespace wirecopy::read
