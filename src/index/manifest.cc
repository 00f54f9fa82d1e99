#include "index/manifest.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include <fmt/format.h>

#include "base/hash.h"
#include "index/encoding.h"

namespace wirecopy::index {
namespace {

constexpr std::string_view kMagic = "WCSTORE1";

enum RecordType : std::uint32_t { kHeader = 1, kAdd = 2, kReplace = 3, kRemoval = 4 };

struct RecordHeader {
  std::uint32_t length = 0;  // of the payload
  std::uint32_t type = 0;
  std::uint64_t checksum = 0;
};
constexpr std::uint64_t kFrameSize = sizeof(RecordHeader) + sizeof(std::uint64_t);

// Checksums are seeded with the record's place: a record in another place is damage too.
std::uint64_t checksum_of(const RecordHeader& header, std::uint64_t offset) {
  std::string bytes;
  append(header.length, &bytes);
  append(header.type, &bytes);
  return base::hash64(bytes, offset);
}

std::string encode_record(RecordType type, std::string_view payload, std::uint64_t offset) {
  RecordHeader header = {.length = static_cast<std::uint32_t>(payload.size()), .type = type};
  header.checksum = checksum_of(header, offset);
  std::string record;
  append(header, &record);
  record += payload;
  append(base::hash64(payload, offset), &record);
  return record;
}

void append_segment(const SegmentRecord& segment, std::string* out) {
  append_string(segment.file, out);
  append(segment.n_pages, out);
  append(segment.text_bytes, out);
  append(segment.file_size, out);
  append(segment.checksum, out);
}

SegmentRecord read_segment(Decoder* payload) {
  SegmentRecord segment;
  segment.file = payload->string();
  segment.n_pages = payload->number<std::uint32_t>();
  segment.text_bytes = payload->number<std::uint64_t>();
  segment.file_size = payload->number<std::uint64_t>();
  segment.checksum = payload->number<std::uint64_t>();
  return segment;
}

using Entries = std::vector<Manifest::Entry>;

Entries::iterator find_entry(std::string_view file, Manifest* manifest) {
  return std::find_if(manifest->segments.begin(), manifest->segments.end(),
                      [&](const Manifest::Entry& entry) { return entry.segment.file == file; });
}

// Each apply_ function changes the manifest as a payload tells, or returns why it cannot and changes nothing.
using Fault = std::optional<std::string>;

Fault insert_segment(Entries::iterator at, SegmentRecord segment, Manifest* manifest) {
  manifest->last_number = std::max(manifest->last_number, segment_number(segment.file).value_or(0));
  manifest->segments.insert(at, {std::move(segment), {}, manifest->n_records + 1});
  return std::nullopt;
}

bool is_new_name(std::string_view file, Manifest* manifest) {
  return segment_number(file) && find_entry(file, manifest) == manifest->segments.end();
}

Fault apply_add(Decoder payload, Manifest* manifest) {
  SegmentRecord segment = read_segment(&payload);
  if (!payload.ok() || !payload.at_end()) return "an added segment is not well formed";
  if (!is_new_name(segment.file, manifest)) return "an added segment's name is not a new one";
  return insert_segment(manifest->segments.end(), std::move(segment), manifest);
}

Fault apply_replace(Decoder payload, Manifest* manifest) {
  const auto n = payload.number<std::uint32_t>();
  const auto begin = find_entry(payload.string(), manifest);
  auto end = begin;
  if (n == 0 || begin == manifest->segments.end()) return "a replaced segment is not there";
  ++end;
  for (std::uint32_t i = 1; i < n; ++i, ++end)
    if (end == manifest->segments.end() || end->segment.file != payload.string())
      return "replaced segments are not neighbours";
  const auto n_added = payload.number<std::uint32_t>();
  SegmentRecord added = n_added == 1 ? read_segment(&payload) : SegmentRecord();
  if (!payload.ok() || !payload.at_end() || n_added > 1) return "a replacement is not well formed";
  if (n_added == 1 && !is_new_name(added.file, manifest)) return "a replacement's name is not a new one";
  const auto at = manifest->segments.erase(begin, end);
  return n_added == 1 ? insert_segment(at, std::move(added), manifest) : std::nullopt;
}

Fault remove_rows(Decoder* payload, Manifest* manifest) {
  const auto entry = find_entry(payload->string(), manifest);
  const auto n = payload->number<std::uint32_t>();
  if (entry == manifest->segments.end() || n > payload->n_left() / sizeof(Row))
    return "removed rows of a segment that is not there";
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < n; ++i) {
    rows.push_back(payload->number<Row>());
    if (rows.back() >= entry->segment.n_pages || (i > 0 && rows[i] <= rows[i - 1])) return "removed rows are wild";
  }
  std::vector<Row> all;
  std::set_union(entry->removed.begin(), entry->removed.end(), rows.begin(), rows.end(), std::back_inserter(all));
  entry->removed = std::move(all);
  return std::nullopt;
}

Fault apply_removal(Decoder payload, Manifest* manifest) {
  while (!payload.at_end() && payload.ok())
    if (Fault fault = remove_rows(&payload, manifest)) return fault;
  return payload.ok() ? std::nullopt : Fault("removed rows are not well formed");
}

Fault apply_header(std::string_view payload, const Manifest& manifest) {
  if (manifest.size == 0 && payload == kMagic) return std::nullopt;
  return "a header that is not of this version, or not at the beginning";
}

Fault apply(std::uint32_t type, std::string_view payload, Manifest* manifest) {
  switch (type) {
    case kHeader:
      return apply_header(payload, *manifest);
    case kAdd:
      return apply_add(Decoder(payload), manifest);
    case kReplace:
      return apply_replace(Decoder(payload), manifest);
    case kRemoval:
      return apply_removal(Decoder(payload), manifest);
    default:
      return fmt::format("a record of type {}, unknown to this version", type);
  }
}

// A record as it was found at a place.
struct Found {
  enum class State { whole, torn, damaged } state = State::damaged;
  std::uint32_t type = 0;
  std::string_view payload;
};

Found find_record(std::string_view bytes, std::uint64_t at, std::uint64_t zeros_from) {
  const std::uint64_t left = bytes.size() - at;
  if (left < sizeof(RecordHeader)) return {Found::State::torn, 0, {}};
  const auto header = load<RecordHeader>(bytes, at);
  if (header.checksum != checksum_of(header, at))
    return {zeros_from < at + sizeof(RecordHeader) ? Found::State::torn : Found::State::damaged, 0, {}};
  if (left < kFrameSize + header.length) return {Found::State::torn, 0, {}};
  const std::string_view payload = bytes.substr(at + sizeof(RecordHeader), header.length);
  const std::uint64_t checksum_at = at + sizeof(RecordHeader) + header.length;
  if (load<std::uint64_t>(bytes, checksum_at) == base::hash64(payload, at))
    return {Found::State::whole, header.type, payload};
  return {zeros_from <= checksum_at ? Found::State::torn : Found::State::damaged, 0, {}};
}

// The next place after `at` where a whole record begins, or the end.
std::uint64_t next_whole(std::string_view bytes, std::uint64_t at, std::uint64_t zeros_from) {
  do ++at;
  while (at < bytes.size() && find_record(bytes, at, zeros_from).state != Found::State::whole);
  return at;
}

}  // namespace

Manifest salvage_manifest(std::string_view bytes, std::vector<ManifestDamage>* damage) {
  Manifest manifest;
  const std::uint64_t zeros_from = bytes.find_last_not_of('\0') + 1;
  std::uint64_t at = 0;
  while (at < bytes.size()) {
    const Found found = find_record(bytes, at, zeros_from);
    if (found.state == Found::State::torn && manifest.size > 0) break;
    if (found.state != Found::State::whole) {
      const std::uint64_t next = next_whole(bytes, at, zeros_from);
      damage->push_back({at, fmt::format("{} bytes hold no whole record", next - at)});
      at = next;
      continue;
    }
    if (at == 0 && found.type != kHeader) damage->push_back({at, "the first record is no header"});
    if (Fault fault = apply(found.type, found.payload, &manifest)) damage->push_back({at, std::move(*fault)});
    at += kFrameSize + found.payload.size();
    manifest.n_records += 1;
    manifest.size = at;
  }
  if (manifest.size == 0) damage->push_back({0, "no header"});
  manifest.hash = base::hash64(bytes.substr(0, manifest.size));
  manifest.n_torn_bytes = bytes.size() - manifest.size;
  return manifest;
}

Result<Manifest> read_manifest(std::string_view bytes, const std::string& name) {
  std::vector<ManifestDamage> damage;
  Manifest manifest = salvage_manifest(bytes, &damage);
  if (damage.empty()) return manifest;
  return fail(ErrorCode::damaged, damage[0].message, fmt::format("{} at byte {}", name, damage[0].offset));
}

std::string encode_header(std::uint64_t offset) {
  return encode_record(kHeader, kMagic, offset);
}

std::string encode_add(const SegmentRecord& segment, std::uint64_t offset) {
  std::string payload;
  append_segment(segment, &payload);
  return encode_record(kAdd, payload, offset);
}

std::string encode_replace(const ReplaceSegments& change, std::uint64_t offset) {
  std::string payload;
  append(static_cast<std::uint32_t>(change.removed.size()), &payload);
  for (const std::string& file : change.removed) append_string(file, &payload);
  append(std::uint32_t{change.added ? 1U : 0U}, &payload);
  if (change.added) append_segment(*change.added, &payload);
  return encode_record(kReplace, payload, offset);
}

std::string encode_removal(std::span<const RemovedRows> removed, std::uint64_t offset) {
  std::string payload;
  for (const auto& [file, rows] : removed) {
    append_string(file, &payload);
    append(static_cast<std::uint32_t>(rows.size()), &payload);
    for (const Row row : rows) append(row, &payload);
  }
  return encode_record(kRemoval, payload, offset);
}

std::string encode_manifest(std::span<const Manifest::Entry> segments) {
  std::string bytes = encode_header(0);
  std::vector<RemovedRows> removed;
  for (const auto& [segment, rows, record] : segments) {
    bytes += encode_add(segment, bytes.size());
    if (!rows.empty()) removed.push_back({segment.file, rows});
  }
  if (!removed.empty()) bytes += encode_removal(removed, bytes.size());
  return bytes;
}

std::string segment_file_name(std::uint32_t number) {
  return fmt::format("segment-{:06}.wcs", number);
}

std::optional<std::uint32_t> segment_number(std::string_view file) {
  constexpr std::string_view kBefore = "segment-";
  if (!file.starts_with(kBefore)) return std::nullopt;
  std::uint32_t number = 0;
  std::from_chars(file.data() + kBefore.size(), file.data() + file.size(), number);
  if (number == 0 || segment_file_name(number) != file) return std::nullopt;
  return number;
}

}  // namespace wirecopy::index
