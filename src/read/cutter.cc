#include "read/cutter.h"

#include <utility>

#include <fmt/core.h>

namespace wirecopy::read {
namespace {

// A file that is one page.
class WholeCutter final : public Cutter {
 public:
  WholeCutter(const OpenFile& file, Format format) : file_(file), format_(format) {}

  bool cut(std::deque<Record>* records, Notes* notes) override {
    if (auto bytes = file_.read_whole(notes)) records->push_back(file_.record(format_, std::move(*bytes)));
    return false;
  }

 private:
  const OpenFile& file_;
  Format format_;
};

}  // namespace

std::string too_long(std::string_view what, std::uint64_t max_bytes) {
  return fmt::format("{} of more than {} bytes, the most that is read as one record", what, max_bytes);
}

Record OpenFile::record(Format format, std::string bytes) const {
  return record_of(format, std::move(bytes), id, name);
}

// Damage is told once. What was read before it stays.
void OpenFile::note_failure(bool is_partly_kept, Notes* notes) const {
  const Error& failure = *blocks->failure();
  const std::string where = fmt::format("{} {}", name, failure.where);
  if (is_partly_kept)
    notes->repaired(where, failure.message + "; what came before is kept");
  else
    notes->skipped(where, failure.message);
}

std::optional<std::string> OpenFile::read_whole(Notes* notes) const {
  std::string bytes;
  for (std::string_view block = blocks->next(); !block.empty(); block = blocks->next()) {
    if (bytes.size() + block.size() > options.limits.max_record_bytes) {
      notes->skipped(name, too_long("a file", options.limits.max_record_bytes));
      return std::nullopt;
    }
    bytes += block;
  }
  if (blocks->failure()) note_failure(true, notes);
  return bytes;
}

std::unique_ptr<Cutter> cut_whole(const OpenFile& file, Format format) {
  return std::make_unique<WholeCutter>(file, format);
}

}  // namespace wirecopy::read
