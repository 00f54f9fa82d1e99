// Segment::verify: everything a reader might come to believe, believed only after a second look.
#include <fmt/format.h>

#include "base/hash.h"
#include "index/segment_state.h"

namespace wirecopy::index {
namespace {

std::string message_of(const Error& error) {
  return fmt::format("{} ({})", error.message, error.where);
}

}  // namespace

void Segment::State::verify_text(Row row, std::vector<std::string>* messages) const {
  const Result<std::string> found = text(row);
  if (!found)
    messages->push_back(message_of(found.error()));
  else if (base::hash64(*found) != row_entry(row).text_hash)
    messages->push_back(fmt::format("the text of row {} does not match its hash", row));
}

void Segment::State::verify_ids(std::vector<std::string>* messages) const {
  const Result<std::string_view> ids = read(header.ids, 0, header.ids.size);
  if (!ids) return messages->push_back(message_of(ids.error()));
  std::pair<std::uint64_t, Row> last;
  for (Row i = 0; i < header.n_pages; ++i) {
    const Row row = load<Row>(*ids, i * sizeof(Row));
    const bool is_row = row < header.n_pages;
    const std::pair<std::uint64_t, Row> now = {is_row ? row_entry(row).id_hash : 0, row};
    if (!is_row || (i > 0 && now <= last))
      return messages->push_back(
          fmt::format("the table of ids is out of order at byte {}", header.ids.offset + std::uint64_t{i} * 4));
    last = now;
  }
}

Result<bool> Segment::State::is_sorted(Range bucket) const {
  WIRECOPY_TRY(const Packed its_rests, rests(bucket));
  WIRECOPY_TRY(const Packed its_positions, positions(bucket));
  const auto entry = [&](std::uint64_t i) { return std::pair(its_rests[i], its_positions[i]); };
  for (std::uint64_t i = 1; i < bucket.end - bucket.begin; ++i)
    if (entry(i) < entry(i - 1)) return false;
  return true;
}

void Segment::State::verify_buckets(std::vector<std::string>* messages) const {
  std::uint64_t end = 0;
  std::vector<Posting> postings;
  for (std::uint64_t i = 0; i < 1ULL << header.bucket_bits; ++i) {
    const Result<Range> range = bucket(i);
    if (!range) return messages->push_back(message_of(range.error()));
    if (range->begin != end)
      return messages->push_back(fmt::format("bucket {} of the seeds does not follow the one before", i));
    end = range->end;
    postings.clear();
    const Result<void> read = read_postings(*range, &postings);
    if (!read) return messages->push_back(message_of(read.error()));
    const Result<bool> sorted = is_sorted(*range);
    if (!sorted) return messages->push_back(message_of(sorted.error()));
    if (!*sorted) return messages->push_back(fmt::format("bucket {} of the seeds is out of order", i));
  }
  if (end != header.n_postings) messages->emplace_back("postings outside all buckets");
}

std::vector<std::string> Segment::verify() const {
  std::vector<std::string> messages = state_->bytes.verify();
  if (!messages.empty()) return messages;
  std::uint64_t text_bytes = 0;
  for (Row row = 0; row < n_pages(); ++row) {
    state_->verify_text(row, &messages);
    text_bytes += state_->row_entry(row).text_size;
  }
  if (text_bytes != state_->header.text_bytes) messages.emplace_back("the header tells another size of all texts");
  const Result<void> scanned = scan([&](Row row, const Page& page) {
    if (base::hash64(page.id) != id_hash(row))
      messages.push_back(fmt::format("the id of row {} does not match its hash", row));
  });
  if (!scanned) messages.push_back(message_of(scanned.error()));
  state_->verify_ids(&messages);
  state_->verify_buckets(&messages);
  return messages;
}

}  // namespace wirecopy::index
