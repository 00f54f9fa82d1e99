#include "index/merge_segments.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <queue>
#include <tuple>
#include <utility>

#include "base/check.h"
#include "base/thread_pool.h"
#include "base/zstd.h"
#include "index/checked_bytes.h"
#include "index/postings.h"
#include "index/segment_state.h"

namespace wirecopy::index {
namespace {

constexpr std::uint32_t kPartPostingsBits = 17;  // a part holds about so many: 2 MB while it is sorted
constexpr std::size_t kPartsAThread = 4;         // at once: more would only take memory

// Texts: so many at once, compressed on all threads.
constexpr std::size_t kFramesAtOnce = 512;
constexpr std::uint64_t kTrainingBytes = 12 << 20;  // about; a hundred times a dictionary
constexpr std::uint32_t kLongestSample = 1 << 20;

// A segment on its way into another.
struct Source {
  const Segment* segment = nullptr;
  const Segment::State* state = nullptr;
  const std::vector<bool>* live = nullptr;
  Row first_row = 0;              // in the merged segment, of its first live row
  std::uint64_t first_token = 0;  // the same
  // Of each row, only where some are left out: where it and its tokens stand in the merged segment.
  std::vector<Row> new_rows;
  std::vector<std::uint32_t> new_tokens;

  [[nodiscard]] bool is_whole() const { return live->empty(); }
  [[nodiscard]] bool is_live(Row row) const { return is_whole() || (*live)[row]; }
  [[nodiscard]] Row new_row(Row row) const { return is_whole() ? first_row + row : new_rows[row]; }
  [[nodiscard]] std::uint32_t n_tokens(Row row) const { return state->first_token(row + 1) - state->first_token(row); }
};

// The postings of all sources in one part of the key space, sorted, then packed.
struct Part {
  std::vector<PostingEntry> entries;
  std::vector<PostingEntry> scratch;
  PackedPart packed;
  Result<void> gathered;
};

// A text on its way.
struct Frame {
  std::size_t source = 0;
  Row row = 0;
  std::string_view bytes;  // in the source, or in `made`
  std::string made;
  Result<void> done;
};

class Merge {
 public:
  Merge(std::span<const MergeSource> sources, MergeControl control, CheckedWriter* out);
  [[nodiscard]] Result<void> run();

 private:
  [[nodiscard]] Result<void> place_rows();
  [[nodiscard]] Result<void> count_postings();
  [[nodiscard]] Result<void> write_pages();
  [[nodiscard]] Result<void> choose_dictionary();
  [[nodiscard]] Result<void> train_dictionary();
  [[nodiscard]] Result<void> make_frame(Frame* frame) const;
  [[nodiscard]] Result<void> append_frames(std::vector<Frame>* frames, CheckedWriter::Run* run);
  [[nodiscard]] Result<void> write_texts(CheckedWriter::Run* run);
  [[nodiscard]] Result<void> write_metadata(CheckedWriter::Run* run);
  [[nodiscard]] Result<void> add_group(const Source& source, std::uint32_t group, CheckedWriter::Run* run);
  void flush_group(CheckedWriter::Run* run);
  void append_frame(std::string_view frame, std::uint64_t size, Row n_rows, CheckedWriter::Run* run);
  void write_rows(CheckedWriter::Run* run) const;
  [[nodiscard]] Result<void> write_ids(CheckedWriter::Run* run) const;
  void place_postings();
  [[nodiscard]] Result<void> write_postings();
  [[nodiscard]] Result<void> write_parts(std::uint64_t first, std::uint32_t part_bits, std::span<Part> parts,
                                         PostingSections* sections);
  void write_header();
  [[nodiscard]] Result<void> go_on() const;

  MergeControl control_;
  CheckedWriter* out_;
  std::vector<Source> sources_;
  SegmentHeader header_;
  std::string dictionary_bytes_;
  std::optional<base::ZstdDictionary> dictionary_;
  std::vector<std::uint32_t> frame_sizes_;  // of each row
  std::vector<GroupEntry> groups_;
  std::string pending_;    // records of a group that is not full yet
  Row n_pending_ = 0;      // their number
  Row n_grouped_ = 0;      // rows of the groups before
  std::uint64_t end_ = 0;  // of the content
};

Merge::Merge(std::span<const MergeSource> sources, MergeControl control, CheckedWriter* out)
    : control_(std::move(control)), out_(out) {
  for (const MergeSource& source : sources) {
    Source& added = sources_.emplace_back();
    added.segment = source.segment;
    added.state = &source.segment->state();
    added.live = &source.live;
  }
}

// Asked between pieces of some megabytes; what was read of the sources until then is let go of.
Result<void> Merge::go_on() const {
  for (const Source& source : sources_) source.state->bytes.forget();
  if (control_.is_stopped && control_.is_stopped())
    return fail(ErrorCode::stopped, "stopped while segments were merged");
  return {};
}

// Finds where every row goes, and what there is in all.
Result<void> Merge::place_rows() {
  for (Source& source : sources_) {
    source.first_row = header_.n_pages;
    source.first_token = header_.n_tokens;
    for (Row row = 0; row < source.segment->n_pages(); ++row) {
      if (!source.is_whole()) {
        source.new_rows.push_back(header_.n_pages);
        source.new_tokens.push_back(static_cast<std::uint32_t>(header_.n_tokens));
      }
      if (!source.is_live(row)) continue;
      header_.n_pages += 1;
      header_.n_tokens += source.n_tokens(row);
      header_.text_bytes += source.segment->text_size(row);
    }
    if (header_.n_tokens > UINT32_MAX) return fail(ErrorCode::limit, "segments of too many words to be merged");
  }
  return {};
}

// Postings in a source's buckets [begin, end), each with its key and its token in the merged segment.
template <typename Visit>
Result<void> visit_bucket(const Source& source, std::uint64_t bucket, const Visit& visit) {
  const Segment::State& state = *source.state;
  WIRECOPY_TRY(const Segment::State::Range range, state.bucket(bucket));
  if (range.begin == range.end) return {};
  WIRECOPY_TRY(const Segment::State::Packed rests, state.rests(range));
  WIRECOPY_TRY(const Segment::State::Packed positions, state.positions(range));
  const std::uint32_t first = state.first_token(0);
  const std::uint64_t key = bucket << state.shape.rest_bits();
  for (std::uint64_t i = 0; i < range.end - range.begin; ++i) {
    std::uint32_t token = positions[i];
    if (token < first || token >= state.header.n_tokens)
      return state.bytes.damaged(state.header.positions.offset, "a seed stands outside all pages");
    if (source.is_whole()) {
      token = static_cast<std::uint32_t>(source.first_token + (token - first));
    } else {
      const auto [row, its_token] = state.tokens().posting_of(token);
      if (!(*source.live)[row]) continue;
      token = source.new_tokens[row] + its_token;
    }
    visit(key | rests[i], token);
  }
  return {};
}

Result<void> Merge::count_postings() {
  for (const Source& source : sources_) {
    if (source.is_whole()) {
      header_.n_postings += source.segment->n_postings();
      continue;
    }
    for (std::uint64_t bucket = 0; bucket < 1ULL << source.state->shape.bucket_bits; ++bucket)
      WIRECOPY_TRY_VOID(visit_bucket(source, bucket, [&](std::uint64_t, std::uint32_t) { ++header_.n_postings; }));
  }
  if (header_.n_postings > UINT32_MAX) return fail(ErrorCode::limit, "segments of too many seeds to be merged");
  return {};
}

// The dictionary that a source has, or one learnt from all texts if there are enough of them.
Result<void> Merge::choose_dictionary() {
  for (const Source& source : sources_) {
    const Section& section = source.state->header.dictionary;
    if (section.size == 0) continue;
    WIRECOPY_TRY(dictionary_bytes_, source.state->read(section, 0, section.size));
    break;
  }
  if (dictionary_bytes_.empty() && header_.text_bytes >= control_.dictionary_from)
    WIRECOPY_TRY_VOID(train_dictionary());
  dictionary_ = base::ZstdDictionary::open(dictionary_bytes_, kDictionaryLevel);
  if (!dictionary_) dictionary_bytes_.clear();
  return {};
}

// Learns from pages spread over all sources.
Result<void> Merge::train_dictionary() {
  const std::uint64_t step = header_.text_bytes / kTrainingBytes + 1;  // every so many pages
  std::string samples;
  std::vector<std::size_t> sizes;
  std::uint64_t number = 0;
  for (const Source& source : sources_)
    for (Row row = 0; row < source.segment->n_pages(); ++row) {
      if (!source.is_live(row) || number++ % step != 0 || source.segment->text_size(row) > kLongestSample) continue;
      WIRECOPY_TRY(const std::string text, source.segment->text(row));
      samples += text;
      sizes.push_back(text.size());
    }
  dictionary_bytes_ = base::ZstdDictionary::train(samples, sizes, kMaxDictionaryBytes);
  return {};
}

// A text as it shall stand in the merged segment: its frame as it is, unless there is a dictionary that it lacks.
Result<void> Merge::make_frame(Frame* frame) const {
  const Segment& segment = *sources_[frame->source].segment;
  WIRECOPY_TRY(const std::string_view as_it_is, segment.compressed_text(frame->row));
  frame->bytes = as_it_is;
  if (!dictionary_ || base::zstd_dictionary_id(as_it_is) == dictionary_->id()) return {};
  WIRECOPY_TRY(const std::string text, segment.text(frame->row));
  frame->made = dictionary_->compress(text);
  frame->bytes = frame->made;
  return {};
}

Result<void> Merge::append_frames(std::vector<Frame>* frames, CheckedWriter::Run* run) {
  WIRECOPY_TRY_VOID(go_on());
  control_.pool->for_each(frames->size(), [&](std::size_t i) { (*frames)[i].done = make_frame(&(*frames)[i]); });
  for (const Frame& frame : *frames) {
    WIRECOPY_TRY_VOID(frame.done);
    run->append(frame.bytes);
    frame_sizes_.push_back(static_cast<std::uint32_t>(frame.bytes.size()));
  }
  frames->clear();
  return {};
}

Result<void> Merge::write_texts(CheckedWriter::Run* run) {
  WIRECOPY_TRY_VOID(choose_dictionary());
  header_.dictionary = {run->end(), dictionary_bytes_.size()};
  run->append(dictionary_bytes_);
  run->align();
  header_.texts.offset = run->end();
  std::vector<Frame> frames;
  for (std::size_t i = 0; i < sources_.size(); ++i)
    for (Row row = 0; row < sources_[i].segment->n_pages(); ++row) {
      if (!sources_[i].is_live(row)) continue;
      frames.push_back({.source = i, .row = row, .bytes = {}, .made = {}, .done = {}});
      if (frames.size() == kFramesAtOnce) WIRECOPY_TRY_VOID(append_frames(&frames, run));
    }
  WIRECOPY_TRY_VOID(append_frames(&frames, run));
  header_.texts.size = run->end() - header_.texts.offset;
  run->align();
  return {};
}

void Merge::append_frame(std::string_view frame, std::uint64_t size, Row n_rows, CheckedWriter::Run* run) {
  groups_.push_back({.offset = run->end() - header_.metadata.offset,
                     .compressed_size = static_cast<std::uint32_t>(frame.size()),
                     .size = static_cast<std::uint32_t>(size),
                     .first_row = n_grouped_});
  run->append(frame);
  n_grouped_ += n_rows;
}

void Merge::flush_group(CheckedWriter::Run* run) {
  if (n_pending_ == 0) return;
  append_frame(base::zstd_compress(pending_, kMetadataLevel), pending_.size(), std::exchange(n_pending_, 0), run);
  pending_.clear();
}

// Full groups are copied as they are, the others are put together.
Result<void> Merge::add_group(const Source& source, std::uint32_t group, CheckedWriter::Run* run) {
  const Segment::State& state = *source.state;
  const GroupEntry entry = state.group_entry(group);
  const Row end = state.group_end(group);
  bool is_whole = is_full_group(end - entry.first_row, entry.size);
  for (Row row = entry.first_row; row < end && is_whole; ++row) is_whole = source.is_live(row);
  if (is_whole) {
    flush_group(run);
    WIRECOPY_TRY(const std::string_view frame, state.read(state.header.metadata, entry.offset, entry.compressed_size));
    append_frame(frame, entry.size, end - entry.first_row, run);
    return {};
  }
  WIRECOPY_TRY(const std::string bytes, state.group_records(group));
  Decoder records(bytes);
  for (Row row = entry.first_row; row < end; ++row) {
    const std::string_view record = records.string();
    if (!records.ok()) return state.bytes.damaged(state.header.metadata.offset + entry.offset, "metadata is cut short");
    if (!source.is_live(row)) continue;
    append_string(record, &pending_);
    if (is_full_group(++n_pending_, pending_.size())) flush_group(run);
  }
  return {};
}

Result<void> Merge::write_metadata(CheckedWriter::Run* run) {
  header_.metadata.offset = run->end();
  for (const Source& source : sources_)
    for (std::uint32_t group = 0; group < source.state->header.n_groups; ++group)
      WIRECOPY_TRY_VOID(add_group(source, group, run));
  flush_group(run);
  WIRECOPY_CHECK(n_grouped_ == header_.n_pages);
  header_.n_groups = static_cast<std::uint32_t>(groups_.size());
  header_.metadata.size = run->end() - header_.metadata.offset;
  run->align();
  header_.groups = {run->end(), bytes_of(groups_).size()};
  run->append(bytes_of(groups_));
  run->align();
  return {};
}

void Merge::write_rows(CheckedWriter::Run* run) const {
  std::uint64_t text_offset = 0;
  std::uint64_t token = 0;
  std::uint32_t group = 0;
  Row new_row = 0;
  for (const Source& source : sources_)
    for (Row row = 0; row < source.segment->n_pages(); ++row) {
      if (!source.is_live(row)) continue;
      RowEntry entry = source.state->row_entry(row);
      while (group + 1 < groups_.size() && groups_[group + 1].first_row <= new_row) ++group;
      entry.compressed_size = frame_sizes_[new_row];
      entry.text_offset = std::exchange(text_offset, text_offset + entry.compressed_size);
      entry.first_token = static_cast<std::uint32_t>(std::exchange(token, token + source.n_tokens(row)));
      entry.group = group;
      run->append(bytes_of(std::span<const RowEntry>(&entry, 1)));
      ++new_row;
    }
}

// The sources' tables are in order: the least head of all comes next.
Result<void> Merge::write_ids(CheckedWriter::Run* run) const {
  using Head = std::tuple<std::uint64_t, Row, std::size_t, Row>;  // hash, row in the merged segment, source, place
  std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
  const auto push = [&](std::size_t number, Row place) -> Result<void> {
    const Source& source = sources_[number];
    const Segment::State& state = *source.state;
    for (; place < state.header.n_pages; ++place) {
      WIRECOPY_TRY(const std::string_view bytes,
                   state.read(state.header.ids, std::uint64_t{place} * sizeof(Row), sizeof(Row)));
      const Row row = load<Row>(bytes);
      if (row >= state.header.n_pages)
        return state.bytes.damaged(state.header.ids.offset, "an id of a row past the last");
      if (!source.is_live(row)) continue;
      heads.emplace(source.segment->id_hash(row), source.new_row(row), number, place);
      break;
    }
    return {};
  };
  for (std::size_t i = 0; i < sources_.size(); ++i) WIRECOPY_TRY_VOID(push(i, 0));
  while (!heads.empty()) {
    const auto [hash, row, number, place] = heads.top();
    heads.pop();
    run->append(bytes_of(std::span<const Row>(&row, 1)));
    WIRECOPY_TRY_VOID(push(number, place + 1));
  }
  return {};
}

Result<void> Merge::write_pages() {
  CheckedWriter::Run run(out_, CheckedBytes::kBlockSize);  // the header's block is written at the end
  WIRECOPY_TRY_VOID(write_texts(&run));
  WIRECOPY_TRY_VOID(write_metadata(&run));
  header_.rows.offset = run.end();
  write_rows(&run);
  header_.rows.size = run.end() - header_.rows.offset;
  run.align();
  header_.ids.offset = run.end();
  WIRECOPY_TRY_VOID(write_ids(&run));
  header_.ids.size = run.end() - header_.ids.offset;
  run.close_block();
  end_ = run.end();
  return {};
}

Result<void> gather(std::span<const Source> sources, std::uint64_t number, std::uint32_t part_bits, Part* part) {
  const std::uint32_t key_bits = kKeyBits - part_bits;
  const std::uint64_t begin = number << key_bits;
  const std::uint64_t end = (number + 1) << key_bits;
  part->entries.clear();
  for (const Source& source : sources) {
    const std::uint32_t rest_bits = source.state->shape.rest_bits();
    for (std::uint64_t bucket = begin >> rest_bits; bucket <= (end - 1) >> rest_bits; ++bucket)
      WIRECOPY_TRY_VOID(visit_bucket(source, bucket, [&](std::uint64_t key, std::uint32_t token) {
        if (key >= begin && key < end) part->entries.push_back(((key - begin) << kPositionBits) | token);
      }));
  }
  sort_by_key(key_bits, &part->entries, &part->scratch);
  return {};
}

void Merge::place_postings() {
  header_.bucket_bits = bucket_bits_for(header_.n_postings);
  header_.position_bits = position_bits_for(header_.n_tokens);
  const PostingShape shape = shape_of(header_);
  header_.buckets = {end_, shape.buckets_size()};
  header_.rests = {next_block(header_.buckets.offset + header_.buckets.size),
                   packed_size(header_.n_postings, shape.rest_bits())};
  header_.positions = {next_block(header_.rests.offset + header_.rests.size),
                       packed_size(header_.n_postings, shape.position_bits)};
}

// Parts [first, first + parts.size()) on all threads: first how many postings each has, then their bytes.
Result<void> Merge::write_parts(std::uint64_t first, std::uint32_t part_bits, std::span<Part> parts,
                                PostingSections* sections) {
  control_.pool->for_each(
      parts.size(), [&](std::size_t i) { parts[i].gathered = gather(sources_, first + i, part_bits, &parts[i]); });
  std::vector<std::uint64_t> places = {sections->n_postings()};
  for (const Part& part : parts) {
    WIRECOPY_TRY_VOID(part.gathered);
    places.push_back(places.back() + part.entries.size());
  }
  control_.pool->for_each(parts.size(), [&](std::size_t i) {
    parts[i].packed = pack_part(parts[i].entries, {part_bits, first + i, places[i]}, shape_of(header_));
  });
  for (Part& part : parts) sections->add(std::exchange(part.packed, {}));
  return {};
}

Result<void> Merge::write_postings() {
  place_postings();
  const PostingShape shape = shape_of(header_);
  CheckedWriter::Run buckets(out_, header_.buckets.offset);
  CheckedWriter::Run rests(out_, header_.rests.offset);
  CheckedWriter::Run positions(out_, header_.positions.offset);
  PostingSections sections(shape, {.buckets = [&](std::string_view bytes) { buckets.append(bytes); },
                                   .rests = [&](std::string_view bytes) { rests.append(bytes); },
                                   .positions = [&](std::string_view bytes) { positions.append(bytes); }});
  const auto wanted_bits = static_cast<std::uint32_t>(std::bit_width(header_.n_postings >> kPartPostingsBits));
  const std::uint32_t part_bits = std::clamp(wanted_bits, kPartitionBits, shape.bucket_bits);
  const std::uint64_t n_parts = 1ULL << part_bits;
  std::vector<Part> parts(std::min<std::uint64_t>(kPartsAThread * control_.pool->n_threads(), n_parts));
  for (std::uint64_t first = 0; first < n_parts; first += parts.size()) {
    WIRECOPY_TRY_VOID(go_on());
    const std::size_t n = std::min<std::uint64_t>(parts.size(), n_parts - first);
    WIRECOPY_TRY_VOID(write_parts(first, part_bits, std::span(parts).first(n), &sections));
  }
  sections.finish();
  WIRECOPY_CHECK(sections.n_postings() == header_.n_postings);
  buckets.close_block();
  rests.close_block();
  positions.close();
  end_ = positions.end();
  return {};
}

void Merge::write_header() {
  CheckedWriter::Run run(out_, 0);
  run.append(bytes_of(std::span<const SegmentHeader>(&header_, 1)));
  run.close_block();
}

Result<void> Merge::run() {
  WIRECOPY_TRY_VOID(place_rows());
  WIRECOPY_TRY_VOID(count_postings());
  WIRECOPY_TRY_VOID(write_pages());
  WIRECOPY_TRY_VOID(write_postings());
  write_header();
  return out_->finish(end_);
}

}  // namespace

std::uint64_t count_live(std::span<const MergeSource> sources) {
  std::uint64_t n = 0;
  for (const MergeSource& source : sources)
    n += source.live.empty() ? source.segment->n_pages()
                             : static_cast<std::uint64_t>(std::count(source.live.begin(), source.live.end(), true));
  return n;
}

Result<void> merge_segments(std::span<const MergeSource> sources, const MergeControl& control, CheckedWriter* out) {
  if (control.pool != nullptr) return Merge(sources, control, out).run();
  base::ThreadPool alone(1);
  return Merge(sources, {&alone, control.is_stopped, control.dictionary_from}, out).run();
}

}  // namespace wirecopy::index
