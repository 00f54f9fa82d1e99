#include "index/segment.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "base/files.h"
#include "base/zstd.h"
#include "index/page_record.h"
#include "index/segment_state.h"

namespace wirecopy::index {
namespace {

bool lies_in(const Section& section, std::uint64_t size) {
  return section.offset <= size && section.size <= size - section.offset;
}

bool has_expected_sizes(const SegmentHeader& header) {
  return header.rows.size == header.n_pages * sizeof(RowEntry) &&
         header.groups.size == header.n_groups * sizeof(GroupEntry) &&
         header.ids.size == header.n_pages * sizeof(Row) && header.buckets.size == shape_of(header).buckets_size() &&
         header.rests.size == packed_size(header.n_postings, shape_of(header).rest_bits()) &&
         header.positions.size == packed_size(header.n_postings, header.position_bits) &&
         header.dictionary.size <= kMaxDictionaryBytes;
}

bool has_sane_counts(const SegmentHeader& header) {
  return header.n_tokens <= UINT32_MAX && header.n_postings <= UINT32_MAX && header.bucket_bits >= kMinBucketBits &&
         header.bucket_bits <= kMaxBucketBits && header.position_bits >= 1 && header.position_bits <= kPositionBits;
}

// A segment of another format is no damage, and must not be repaired away.
bool is_other_format(std::string_view magic) {
  return magic.starts_with(kSegmentMagicStem) && !std::ranges::equal(magic, kSegmentMagic);
}

Error other_format(std::string_view magic, const std::string& name) {
  return {ErrorCode::unsupported,
          fmt::format("a segment of format {}; this version knows {}: add its pages to a new store with this version, "
                      "or open it with the version that wrote it",
                      magic.substr(kSegmentMagicStem.size()),
                      std::string_view(kSegmentMagic.data(), kSegmentMagic.size()).substr(kSegmentMagicStem.size())),
          name};
}

// Formats may be checked in other ways too: what cannot be verified but begins as another format is told as one. A
// segment of this format whose beginning alone is damaged can be verified so far, and is never taken for another.
Error why_not_opened(Error error, std::string_view magic, const std::string& name) {
  if (error.code != ErrorCode::damaged || magic.size() < kSegmentMagic.size() || !is_other_format(magic)) return error;
  return other_format(magic, name);
}

// The first bytes of a file, as many as tell its format; fewer if it is shorter or cannot be read.
std::string magic_of_file(const std::string& path) {
  std::string magic(kSegmentMagic.size(), '\0');
  const Result<base::File> file = base::open_to_read(path);
  if (!file || !base::read_at(*file, 0, magic.data(), magic.size(), path)) return "";
  return magic;
}

}  // namespace

Result<void> Segment::State::open() {
  WIRECOPY_TRY_VOID(open_sections());
  WIRECOPY_TRY_VOID(check_groups());
  return check_rows();
}

Result<void> Segment::State::open_sections() {
  WIRECOPY_TRY(const std::string_view head, bytes.read(0, sizeof(SegmentHeader)));
  header = load<SegmentHeader>(head);
  const std::string_view magic(header.magic.data(), header.magic.size());
  if (is_other_format(magic)) return std::unexpected(other_format(magic, bytes.name()));
  if (header.magic != kSegmentMagic) return bytes.damaged(0, "this is no segment");
  shape = shape_of(header);
  if (!has_sane_counts(header) || !has_expected_sizes(header)) return bytes.damaged(0, "the header contradicts itself");
  for (const Section& section : {header.rows, header.groups, header.metadata, header.texts, header.ids, header.buckets,
                                 header.rests, header.positions, header.dictionary})
    if (!lies_in(section, bytes.size())) return bytes.damaged(0, "a section lies outside the file");
  WIRECOPY_TRY(rows, bytes.read(header.rows.offset, header.rows.size));
  WIRECOPY_TRY(groups, bytes.read(header.groups.offset, header.groups.size));
  return {};
}

Result<void> Segment::State::check_groups() const {
  if ((header.n_groups == 0) != (header.n_pages == 0)) return bytes.damaged(0, "pages without metadata");
  for (std::uint32_t i = 0; i < header.n_groups; ++i) {
    const GroupEntry group = group_entry(i);
    if ((i == 0 && group.first_row != 0) || group.first_row >= group_end(i) ||
        !lies_in({group.offset, group.compressed_size}, header.metadata.size))
      return bytes.damaged(header.groups.offset + i * sizeof(GroupEntry), "a group of metadata has wild numbers");
  }
  return {};
}

// The groups are in order already and hold all rows.
Result<void> Segment::State::check_rows() const {
  std::uint32_t first_token = 0;
  std::uint32_t group = 0;
  Row end = header.n_pages == 0 ? 0 : group_end(0);
  for (Row i = 0; i < header.n_pages; ++i) {
    if (i == end) end = group_end(++group);
    const RowEntry row = row_entry(i);
    if (row.group != group || !lies_in({row.text_offset, row.compressed_size}, header.texts.size) ||
        row.first_token < first_token || row.first_token > header.n_tokens)
      return bytes.damaged(header.rows.offset + i * sizeof(RowEntry), fmt::format("row {} has wild numbers", i));
    first_token = row.first_token;
  }
  return {};
}

const Segment::State::TokenTable& Segment::State::tokens() const {
  std::call_once(tokens_made_, [this] {
    TokenTable& table = tokens_;
    table.first_tokens.reserve(header.n_pages);
    for (Row i = 0; i < header.n_pages; ++i) table.first_tokens.push_back(row_entry(i).first_token);
    table.coarse_rows.reserve(header.n_pages == 0 ? 0 : header.n_tokens / kCoarseTokens + 1);
    Row row = 0;
    for (std::uint64_t token = 0; token < header.n_tokens && header.n_pages > 0; token += kCoarseTokens) {
      while (row + 1 < header.n_pages && table.first_tokens[row + 1] <= token) ++row;
      table.coarse_rows.push_back(row);
    }
  });
  return tokens_;
}

Result<std::string> Segment::State::group_records(std::uint32_t group) const {
  const GroupEntry entry = group_entry(group);
  WIRECOPY_TRY(const std::string_view frame, read(header.metadata, entry.offset, entry.compressed_size));
  std::optional<std::string> records = base::zstd_decompress(frame, entry.size);
  if (!records) return bytes.damaged(header.metadata.offset + entry.offset, "metadata cannot be decompressed");
  return std::move(*records);
}

Result<std::string> Segment::State::text(Row row) const {
  const RowEntry entry = row_entry(row);
  WIRECOPY_TRY(const std::string_view frame, read(header.texts, entry.text_offset, entry.compressed_size));
  const std::uint32_t id = base::zstd_dictionary_id(frame);
  const base::ZstdDictionary* by = id == 0 ? nullptr : dictionary();
  if (id != 0 && (by == nullptr || by->id() != id))
    return bytes.damaged(header.texts.offset + entry.text_offset,
                         "a text compressed by a dictionary that is not there");
  std::optional<std::string> text =
      by == nullptr ? base::zstd_decompress(frame, entry.text_size) : by->decompress(frame, entry.text_size);
  if (!text) return bytes.damaged(header.texts.offset + entry.text_offset, "a text cannot be decompressed");
  return std::move(*text);
}

const base::ZstdDictionary* Segment::State::dictionary() const {
  std::call_once(dictionary_made_, [this] {
    const Result<std::string_view> found = read(header.dictionary, 0, header.dictionary.size);
    if (found) dictionary_ = base::ZstdDictionary::open(*found, kDictionaryLevel);
  });
  return dictionary_ ? &*dictionary_ : nullptr;
}

Segment::Segment(std::unique_ptr<State> state) : state_(std::move(state)) {}
Segment::~Segment() = default;
Segment::Segment(Segment&&) noexcept = default;
Segment& Segment::operator=(Segment&&) noexcept = default;

Result<Segment> Segment::open_file(const std::string& path) {
  Result<CheckedBytes> bytes = CheckedBytes::open_file(path);
  if (!bytes) return std::unexpected(why_not_opened(std::move(bytes).error(), magic_of_file(path), path));
  auto state = std::make_unique<State>(*std::move(bytes));
  WIRECOPY_TRY_VOID(state->open());
  return Segment(std::move(state));
}

Result<Segment> Segment::open_bytes(std::string bytes, const std::string& name) {
  const std::string magic = bytes.substr(0, kSegmentMagic.size());
  Result<CheckedBytes> checked = CheckedBytes::open_bytes(std::move(bytes), name);
  if (!checked) return std::unexpected(why_not_opened(std::move(checked).error(), magic, name));
  auto state = std::make_unique<State>(*std::move(checked));
  WIRECOPY_TRY_VOID(state->open());
  return Segment(std::move(state));
}

Row Segment::n_pages() const {
  return state_->header.n_pages;
}

std::uint64_t Segment::text_bytes() const {
  return state_->header.text_bytes;
}

std::uint64_t Segment::n_tokens() const {
  return state_->header.n_tokens;
}

std::uint64_t Segment::n_postings() const {
  return state_->header.n_postings;
}

std::uint64_t Segment::id_hash(Row row) const {
  WIRECOPY_CHECK(row < n_pages());
  return state_->row_entry(row).id_hash;
}

std::uint64_t Segment::text_hash(Row row) const {
  WIRECOPY_CHECK(row < n_pages());
  return state_->row_entry(row).text_hash;
}

std::uint32_t Segment::text_size(Row row) const {
  WIRECOPY_CHECK(row < n_pages());
  return state_->row_entry(row).text_size;
}

Result<Page> Segment::page(Row row) const {
  WIRECOPY_CHECK(row < n_pages());
  const std::uint32_t group = state_->row_entry(row).group;
  const GroupEntry entry = state_->group_entry(group);
  WIRECOPY_TRY(const std::string records, state_->group_records(group));
  Decoder decoder(records);
  for (Row i = entry.first_row; i < row; ++i) static_cast<void>(decoder.string());
  std::optional<Page> page = read_page_record(&decoder);
  if (!page) return state_->bytes.damaged(state_->header.metadata.offset + entry.offset, "metadata is not well formed");
  return std::move(*page);
}

Result<std::string> Segment::text(Row row) const {
  WIRECOPY_CHECK(row < n_pages());
  return state_->text(row);
}

Result<std::string_view> Segment::compressed_text(Row row) const {
  WIRECOPY_CHECK(row < n_pages());
  const RowEntry entry = state_->row_entry(row);
  return state_->read(state_->header.texts, entry.text_offset, entry.compressed_size);
}

Result<void> Segment::scan(const std::function<void(Row, Page&&)>& sink) const {
  for (std::uint32_t group = 0; group < state_->header.n_groups; ++group) {
    WIRECOPY_TRY(const std::string bytes, state_->group_records(group));
    Decoder records(bytes);
    for (Row row = state_->group_entry(group).first_row; row < state_->group_end(group); ++row) {
      std::optional<Page> page = read_page_record(&records);
      if (!page)
        return state_->bytes.damaged(state_->header.metadata.offset + state_->group_entry(group).offset,
                                     "metadata is not well formed");
      sink(row, std::move(*page));
    }
  }
  return {};
}

Segment::Sizes Segment::sizes() const {
  const SegmentHeader& header = state_->header;
  Sizes sizes = {.file = state_->bytes.file_size(),
                 .texts = header.texts.size,
                 .seeds = header.buckets.size + header.rests.size + header.positions.size};
  sizes.rows = sizes.file - std::min(sizes.file, sizes.texts + sizes.seeds);
  return sizes;
}

std::uint64_t Segment::checksum() const {
  return state_->bytes.footer_checksum();
}

}  // namespace wirecopy::index
