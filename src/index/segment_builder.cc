#include <algorithm>
#include <numeric>
#include <utility>

#include "base/check.h"
#include "base/hash.h"
#include "base/thread_pool.h"
#include "base/zstd.h"
#include "index/checked_writer.h"
#include "index/encoding.h"
#include "index/page_record.h"
#include "index/postings.h"
#include "index/segment.h"
#include "index/segment_format.h"

namespace wirecopy::index {
namespace {

// Of texts: level 3 gives files about 7 % smaller and costs a third more time.
constexpr int kTextLevel = 1;

// Gives sections their places, each at a multiple of 8, so that a mapped file can be read in place.
Section place_section(std::uint64_t size, std::uint64_t* end) {
  const Section section = {*end, size};
  *end = (*end + size + 7) / 8 * 8;
  return section;
}

}  // namespace

std::string compress_text(std::string_view text) {
  return base::zstd_compress(text, kTextLevel);
}

struct SegmentBuilder::Parts {
  std::vector<RowEntry> rows;
  std::vector<GroupEntry> groups;
  std::vector<std::string> metadata;  // of each group; compressed when it is written
  std::vector<std::string> texts;     // frames, many to a piece, so that growing copies none
  std::uint64_t text_frames_size = 0;
  std::uint64_t metadata_size = 0;  // before compression
  PostingSorter postings;
  std::uint64_t n_tokens = 0;
  std::uint64_t text_bytes = 0;

  void add_text(std::string_view frame);
  void add_metadata(const Page& page);
  void compress_metadata(base::ThreadPool* pool);
  [[nodiscard]] std::vector<std::uint32_t> rows_by_id() const;
  [[nodiscard]] SegmentHeader header(std::uint64_t* size) const;
  void write(CheckedWriter::Run* run, base::ThreadPool* pool);
  void write_postings(const PostingShape& shape, CheckedWriter::Run* run, base::ThreadPool* pool);
};

void SegmentBuilder::Parts::add_text(std::string_view frame) {
  constexpr std::size_t kPiece = 1 << 20;
  if (texts.empty() || texts.back().size() + frame.size() > texts.back().capacity()) {
    texts.emplace_back();
    texts.back().reserve(std::max(frame.size(), std::min<std::size_t>(kPiece, text_frames_size + frame.size())));
  }
  texts.back() += frame;
  text_frames_size += frame.size();
}

void SegmentBuilder::Parts::add_metadata(const Page& page) {
  const auto row = static_cast<std::uint32_t>(rows.size());
  if (groups.empty() || is_full_group(row - groups.back().first_row, metadata.back().size())) {
    groups.push_back({.first_row = row});
    metadata.emplace_back();
  }
  const std::size_t before = metadata.back().size();
  append_page_record(page, &metadata.back());
  metadata_size += metadata.back().size() - before;
}

void SegmentBuilder::Parts::compress_metadata(base::ThreadPool* pool) {
  const auto compress = [&](std::size_t i) {
    groups[i].size = static_cast<std::uint32_t>(metadata[i].size());
    metadata[i] = base::zstd_compress(metadata[i], kMetadataLevel);
    groups[i].compressed_size = static_cast<std::uint32_t>(metadata[i].size());
  };
  if (pool != nullptr)
    pool->for_each(groups.size(), compress);
  else
    for (std::size_t i = 0; i < groups.size(); ++i) compress(i);
  std::uint64_t offset = 0;
  for (GroupEntry& group : groups) group.offset = std::exchange(offset, offset + group.compressed_size);
}

std::vector<std::uint32_t> SegmentBuilder::Parts::rows_by_id() const {
  std::vector<std::uint32_t> ids(rows.size());
  std::iota(ids.begin(), ids.end(), 0U);
  std::sort(ids.begin(), ids.end(), [this](std::uint32_t a, std::uint32_t b) {
    return std::pair(rows[a].id_hash, a) < std::pair(rows[b].id_hash, b);
  });
  return ids;
}

SegmentHeader SegmentBuilder::Parts::header(std::uint64_t* size) const {
  SegmentHeader header;
  header.n_pages = static_cast<std::uint32_t>(rows.size());
  header.n_groups = static_cast<std::uint32_t>(groups.size());
  header.n_tokens = n_tokens;
  header.n_postings = postings.n_postings();
  header.text_bytes = text_bytes;
  header.bucket_bits = bucket_bits_for(header.n_postings);
  header.position_bits = position_bits_for(n_tokens);
  *size = sizeof(SegmentHeader);
  header.rows = place_section(bytes_of(rows).size(), size);
  header.groups = place_section(bytes_of(groups).size(), size);
  header.metadata = place_section(groups.empty() ? 0 : groups.back().offset + groups.back().compressed_size, size);
  header.texts = place_section(text_frames_size, size);
  header.ids = place_section(rows.size() * sizeof(Row), size);
  header.positions = place_section(packed_size(header.n_postings, header.position_bits), size);
  header.rests = place_section(packed_size(header.n_postings, shape_of(header).rest_bits()), size);
  header.buckets = place_section(shape_of(header).buckets_size(), size);
  return header;
}

void SegmentBuilder::Parts::write(CheckedWriter::Run* run, base::ThreadPool* pool) {
  compress_metadata(pool);
  std::uint64_t size = 0;
  const SegmentHeader head = header(&size);
  const auto append_section = [run](std::string_view bytes) {
    run->append(bytes);
    run->align();
  };
  append_section({reinterpret_cast<const char*>(&head), sizeof(head)});
  append_section(bytes_of(rows));
  append_section(bytes_of(groups));
  for (const std::string& group : metadata) run->append(group);
  run->align();
  for (std::string& piece : texts) run->append(std::exchange(piece, {}));
  run->align();
  append_section(bytes_of(rows_by_id()));
  write_postings(shape_of(head), run, pool);
  WIRECOPY_CHECK(run->end() == size);
}

// Buckets and rests are held until the positions are written.
void SegmentBuilder::Parts::write_postings(const PostingShape& shape, CheckedWriter::Run* run, base::ThreadPool* pool) {
  std::string buckets;
  std::string rests;
  PostingSections sections(shape, {.buckets = [&](std::string_view bytes) { buckets += bytes; },
                                   .rests = [&](std::string_view bytes) { rests += bytes; },
                                   .positions = [&](std::string_view bytes) { run->append(bytes); }});
  postings.finish(shape, pool, [&](PackedPart&& part) { sections.add(std::move(part)); });
  sections.finish();
  for (const std::string* section : {&rests, &buckets}) {
    run->align();
    run->append(*section);
  }
  run->align();
}

SegmentBuilder::SegmentBuilder() : parts_(std::make_unique<Parts>()) {}
SegmentBuilder::~SegmentBuilder() = default;
SegmentBuilder::SegmentBuilder(SegmentBuilder&&) noexcept = default;
SegmentBuilder& SegmentBuilder::operator=(SegmentBuilder&&) noexcept = default;

void SegmentBuilder::add(const Page& page, std::string_view compressed_text, std::uint32_t n_tokens,
                         std::span<const fingerprint::Seed> seeds) {
  Parts& parts = *parts_;
  // The caller ends a segment far below these.
  WIRECOPY_CHECK(parts.n_tokens + n_tokens <= UINT32_MAX && parts.postings.n_postings() + seeds.size() <= UINT32_MAX);
  WIRECOPY_CHECK(page.text.size() <= UINT32_MAX && compressed_text.size() <= UINT32_MAX);
  parts.add_metadata(page);
  parts.rows.push_back({.text_offset = parts.text_frames_size,
                        .id_hash = base::hash64(page.id),
                        .text_hash = base::hash64(page.text),
                        .text_size = static_cast<std::uint32_t>(page.text.size()),
                        .compressed_size = static_cast<std::uint32_t>(compressed_text.size()),
                        .first_token = static_cast<std::uint32_t>(parts.n_tokens),
                        .group = static_cast<std::uint32_t>(parts.groups.size() - 1)});
  parts.add_text(compressed_text);
  parts.postings.add(seeds, static_cast<std::uint32_t>(parts.n_tokens));
  parts.n_tokens += n_tokens;
  parts.text_bytes += page.text.size();
}

std::size_t SegmentBuilder::n_pages() const {
  return parts_->rows.size();
}

std::uint64_t SegmentBuilder::text_bytes() const {
  return parts_->text_bytes;
}

std::uint64_t SegmentBuilder::memory() const {
  const Parts& parts = *parts_;
  constexpr std::uint64_t kRowBytes = 2 * sizeof(RowEntry) + sizeof(Row);  // a vector may hold twice what it needs
  return parts.postings.memory() + parts.text_frames_size + 2 * parts.metadata_size + parts.rows.size() * kRowBytes;
}

Result<void> SegmentBuilder::write(CheckedWriter* out, base::ThreadPool* pool) {
  CheckedWriter::Run run(out, 0);
  parts_->write(&run, pool);
  run.close();
  *parts_ = Parts();
  return out->finish(run.end());
}

std::string SegmentBuilder::finish(base::ThreadPool* pool) {
  std::string bytes;
  CheckedWriter out(&bytes);
  WIRECOPY_CHECK(write(&out, pool).has_value());
  return bytes;
}

}  // namespace wirecopy::index
