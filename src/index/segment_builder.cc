#include <algorithm>
#include <numeric>
#include <utility>

#include "base/check.h"
#include "base/hash.h"
#include "base/thread_pool.h"
#include "base/zstd.h"
#include "index/checked_bytes.h"
#include "index/encoding.h"
#include "index/page_record.h"
#include "index/postings.h"
#include "index/segment.h"
#include "index/segment_format.h"

namespace wirecopy::index {
namespace {

// Of texts: level 3 gives files about 7 % smaller and costs a third more time.
constexpr int kTextLevel = 1;
constexpr int kMetadataLevel = 3;

// Gives sections their places, each at a multiple of 8, so that a mapped file can be read in place.
Section place_section(std::uint64_t size, std::uint64_t* end) {
  const Section section = {*end, size};
  *end = (*end + size + 7) / 8 * 8;
  return section;
}

template <typename T>
Section place_array(const std::vector<T>& values, std::uint64_t* end) {
  return place_section(values.size() * sizeof(T), end);
}

template <typename T>
void write_array(const std::vector<T>& values, const Section& section, std::string* out) {
  if (!values.empty()) std::memcpy(out->data() + section.offset, values.data(), section.size);
}

}  // namespace

std::string compress_text(std::string_view text) {
  return base::zstd_compress(text, kTextLevel);
}

struct SegmentBuilder::Parts {
  std::vector<RowEntry> rows;
  std::vector<GroupEntry> groups;
  std::vector<std::string> metadata;  // of each group; compressed by finish
  std::string texts;
  PostingSorter postings;
  std::uint64_t n_tokens = 0;
  std::uint64_t text_bytes = 0;

  void add_metadata(const Page& page);
  void compress_metadata(base::ThreadPool* pool);
  [[nodiscard]] std::vector<std::uint32_t> rows_by_id() const;
  [[nodiscard]] SegmentHeader header(std::uint64_t* size) const;
  [[nodiscard]] std::string write(base::ThreadPool* pool);
};

void SegmentBuilder::Parts::add_metadata(const Page& page) {
  const auto row = static_cast<std::uint32_t>(rows.size());
  if (groups.empty() || row - groups.back().first_row >= kMaxGroupRows || metadata.back().size() > kMaxGroupBytes) {
    groups.push_back({.first_row = row});
    metadata.emplace_back();
  }
  append_page_record(page, &metadata.back());
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
  *size = sizeof(SegmentHeader);
  header.rows = place_array(rows, size);
  header.groups = place_array(groups, size);
  header.metadata = place_section(groups.empty() ? 0 : groups.back().offset + groups.back().compressed_size, size);
  header.texts = place_section(texts.size(), size);
  header.ids = place_section(rows.size() * sizeof(Row), size);
  header.buckets = place_section(((1ULL << header.bucket_bits) + 1) * sizeof(std::uint32_t), size);
  header.rests = place_section(header.n_postings * sizeof(std::uint16_t), size);
  header.positions = place_section(header.n_postings * sizeof(std::uint32_t), size);
  return header;
}

std::string SegmentBuilder::Parts::write(base::ThreadPool* pool) {
  compress_metadata(pool);
  std::uint64_t size = 0;
  const SegmentHeader head = header(&size);
  std::string out(size, '\0');
  std::memcpy(out.data(), &head, sizeof(head));
  write_array(rows, head.rows, &out);
  write_array(groups, head.groups, &out);
  std::uint64_t at = head.metadata.offset;
  for (const std::string& group : metadata) at += group.copy(out.data() + at, group.size());
  texts.copy(out.data() + head.texts.offset, texts.size());
  write_array(rows_by_id(), head.ids, &out);
  postings.finish({.bucket_bits = head.bucket_bits,
                   .buckets = reinterpret_cast<std::uint32_t*>(out.data() + head.buckets.offset),
                   .rests = reinterpret_cast<std::uint16_t*>(out.data() + head.rests.offset),
                   .positions = reinterpret_cast<std::uint32_t*>(out.data() + head.positions.offset)},
                  pool);
  CheckedBytes::seal(&out, pool);
  return out;
}

SegmentBuilder::SegmentBuilder() : parts_(std::make_unique<Parts>()) {}
SegmentBuilder::~SegmentBuilder() = default;
SegmentBuilder::SegmentBuilder(SegmentBuilder&&) noexcept = default;
SegmentBuilder& SegmentBuilder::operator=(SegmentBuilder&&) noexcept = default;

void SegmentBuilder::add(const Page& page, std::string_view compressed_text, std::uint32_t n_tokens,
                         std::span<const fingerprint::Seed> seeds) {
  Parts& parts = *parts_;
  // The caller ends a segment at 64 MB of text, far below these.
  WIRECOPY_CHECK(parts.n_tokens + n_tokens <= UINT32_MAX && parts.postings.n_postings() + seeds.size() <= UINT32_MAX);
  WIRECOPY_CHECK(page.text.size() <= UINT32_MAX && compressed_text.size() <= UINT32_MAX);
  parts.add_metadata(page);
  parts.rows.push_back({.text_offset = parts.texts.size(),
                        .id_hash = base::hash64(page.id),
                        .text_hash = base::hash64(page.text),
                        .text_size = static_cast<std::uint32_t>(page.text.size()),
                        .compressed_size = static_cast<std::uint32_t>(compressed_text.size()),
                        .first_token = static_cast<std::uint32_t>(parts.n_tokens),
                        .group = static_cast<std::uint32_t>(parts.groups.size() - 1)});
  parts.texts += compressed_text;
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

std::string SegmentBuilder::finish(base::ThreadPool* pool) {
  std::string bytes = parts_->write(pool);
  *parts_ = Parts();
  return bytes;
}

}  // namespace wirecopy::index
