// Files one after the other, each cut into records by what it holds: JSON Lines by line, everything else whole.
#include <algorithm>
#include <deque>

#include <fmt/core.h>

#include "base/json.h"
#include "read/blocks.h"
#include "read/detect.h"
#include "read/inputs.h"
#include "read/read.h"

namespace wirecopy::read {
namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::string too_long(std::string_view what, std::uint64_t max_bytes) {
  return fmt::format("{} of more than {} bytes, the most that is read as one record", what, max_bytes);
}

}  // namespace

struct RecordReader::State {
  Inputs inputs;
  Limits limits;
  std::size_t n_opened = 0;  // files
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_total = 0;
  std::optional<Blocks> blocks;  // of the file being read
  std::optional<LineCutter> lines;
  std::deque<Record> waiting;
  Line line;

  [[nodiscard]] const InputFile& file() const { return inputs.files[n_opened - 1]; }
  [[nodiscard]] std::string name() const { return display_name(file().path); }

  void open_next(Notes* notes);
  void close();
  void start(Detected found, Notes* notes);
  void take_line(Notes* notes);
  void take_whole(Format format, Notes* notes);
  void take_document(Notes* notes);
  void add_items(const base::JsonValue& document, Notes* notes);
  std::optional<std::string> read_whole(Notes* notes);
  void note_failure(bool is_partly_kept, Notes* notes);
};

void RecordReader::State::open_next(Notes* notes) {
  ++n_opened;
  auto reader = base::BlockReader::open(file().path);
  if (!reader) return notes->skipped(name(), reader.error().message);
  blocks.emplace(std::move(*reader));
  if (blocks->head().empty() && blocks->failure()) {
    note_failure(false, notes);
  } else {
    start(detect(blocks->head(), file().path), notes);
  }
  if (!lines) close();
}

void RecordReader::State::close() {
  bytes_before += std::max(file().n_bytes, blocks->bytes_read());  // also what was left unread of a skipped file
  lines.reset();
  blocks.reset();
}

void RecordReader::State::start(Detected found, Notes* notes) {
  switch (found.content) {
    case Content::empty:
    case Content::unreadable:
      return notes->skipped(name(), std::move(found.reason));
    case Content::json_lines:
      if (blocks->head().starts_with(kUtf8Mark)) blocks->drop(kUtf8Mark.size());
      lines.emplace(&*blocks, limits.max_record_bytes);
      return;
    case Content::json_document:
      return take_document(notes);
    case Content::html:
      return take_whole(Format::html, notes);
    case Content::plain_text:
      return take_whole(Format::plain_text, notes);
  }
}

// Damage is told once. What was read before it stays.
void RecordReader::State::note_failure(bool is_partly_kept, Notes* notes) {
  const Error& failure = *blocks->failure();
  const std::string where = fmt::format("{} {}", name(), failure.where);
  if (is_partly_kept) {
    notes->repaired(where, failure.message + "; what came before is kept");
  } else {
    notes->skipped(where, failure.message);
  }
}

void RecordReader::State::take_line(Notes* notes) {
  if (!lines->next(&line)) {
    if (blocks->failure()) note_failure(false, notes);
    return close();
  }
  if (line.is_last && blocks->failure()) return;  // the note on the failure tells of this cut line too
  std::string where = fmt::format("{}:{}", name(), line.number);
  if (line.is_too_long) return notes->skipped(std::move(where), too_long("a line", limits.max_record_bytes));
  if (is_blank(line.bytes)) return;
  waiting.push_back(
      {Format::json_line, std::move(line.bytes), fmt::format("{}:{}", file().id, line.number), std::move(where)});
}

std::optional<std::string> RecordReader::State::read_whole(Notes* notes) {
  std::string bytes;
  for (std::string_view block = blocks->next(); !block.empty(); block = blocks->next()) {
    if (bytes.size() + block.size() > limits.max_record_bytes) {
      notes->skipped(name(), too_long("a file", limits.max_record_bytes));
      return std::nullopt;
    }
    bytes += block;
  }
  if (blocks->failure()) note_failure(true, notes);
  return bytes;
}

void RecordReader::State::take_whole(Format format, Notes* notes) {
  if (auto bytes = read_whole(notes)) waiting.push_back({format, std::move(*bytes), file().id, name()});
}

// One object over several lines, or an array of records.
void RecordReader::State::take_document(Notes* notes) {
  if (blocks->head().starts_with(kUtf8Mark)) blocks->drop(kUtf8Mark.size());
  auto bytes = read_whole(notes);
  if (!bytes) return;
  base::JsonParser parser;
  base::JsonRepairs repairs;
  const auto document = parser.parse(&*bytes, &repairs);
  if (!document) return notes->skipped(name(), document.error().message);
  if (repairs.n_utf8 + repairs.n_surrogates != 0)
    notes->repaired(name(),
                    fmt::format("{} ill-formed characters replaced by U+FFFD", repairs.n_utf8 + repairs.n_surrogates));
  add_items(*document, notes);
}

void RecordReader::State::add_items(const base::JsonValue& document, Notes* notes) {
  const bool is_array = document.type() == base::JsonType::array;
  const auto items = is_array ? document.items() : std::vector{document};
  if (items.empty()) notes->skipped(name(), "an empty JSON array");
  for (std::size_t i = 0; i < items.size(); ++i) {
    Record record{Format::json_line, {}, file().id, name()};
    if (is_array) record.id += fmt::format(":{}", i + 1);
    if (is_array) record.where += fmt::format(" item {}", i + 1);
    items[i].append_text(&record.bytes);
    waiting.push_back(std::move(record));
  }
}

Result<RecordReader> RecordReader::open(std::span<const std::string> inputs, const Limits& limits) {
  auto state = std::make_unique<State>();
  WIRECOPY_TRY(state->inputs, find_inputs(inputs));
  state->limits = limits;
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
    if (state.lines) {
      state.take_line(notes);
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
  return state_->bytes_before + (state_->blocks ? state_->blocks->bytes_read() : 0);
}
std::uint64_t RecordReader::bytes_total() const {
  return state_->bytes_total;
}

}  // namespace wirecopy::read
