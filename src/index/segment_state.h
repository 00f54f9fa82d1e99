// What an open segment is made of; shared by its reader and its check.
#pragma once

#include <string>
#include <vector>

#include "index/checked_bytes.h"
#include "index/encoding.h"
#include "index/segment.h"
#include "index/segment_format.h"

namespace wirecopy::index {

struct Segment::State {
  explicit State(CheckedBytes checked) : bytes(std::move(checked)) {}

  // Reads header, rows and groups and validates every number in them, so that the rest may trust them.
  [[nodiscard]] Result<void> open();

  [[nodiscard]] RowEntry row_entry(Row row) const { return load<RowEntry>(rows, row * sizeof(RowEntry)); }
  [[nodiscard]] GroupEntry group_entry(std::uint32_t group) const {
    return load<GroupEntry>(groups, group * sizeof(GroupEntry));
  }
  // The row after a group's last.
  [[nodiscard]] Row group_end(std::uint32_t group) const {
    return group + 1 < header.n_groups ? group_entry(group + 1).first_row : header.n_pages;
  }

  // Verified bytes [offset, offset + size) of a section; damaged if they do not lie in it.
  [[nodiscard]] Result<std::string_view> read(const Section& section, std::uint64_t offset, std::uint64_t size) const;

  [[nodiscard]] Result<std::string> group_records(std::uint32_t group) const;
  [[nodiscard]] Result<std::string> text(Row row) const;

  // A range of postings; the numbers of postings are checked.
  struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };
  [[nodiscard]] Result<Range> bucket(std::uint64_t number) const;
  // Where in a bucket the postings with these last bits of a key are.
  [[nodiscard]] Result<Range> find_rest(Range bucket, std::uint16_t rest) const;
  [[nodiscard]] Result<void> read_postings(Range range, std::vector<Posting>* postings) const;
  // Appends the tokens of postings, counted through the segment, each checked to lie in a row.
  [[nodiscard]] Result<void> read_positions(Range range, std::vector<std::uint32_t>* tokens) const;

  // The row that a token of the segment stands in. `token` must be below n_tokens.
  [[nodiscard]] Row row_of(std::uint32_t token) const;
  // The same with the token's number in its page; it must not stand before the first row's tokens.
  [[nodiscard]] Posting posting_of(std::uint32_t token) const;

  // The bits of a key by which it is stored: its bucket's number, then the rest.
  [[nodiscard]] std::uint64_t kept_bits(std::uint64_t key) const;

  // Hints that these bytes will be read soon; they need not be there.
  void prefetch(const Section& section, std::uint64_t offset) const { bytes.prefetch(section.offset + offset); }
  void prefetch_row(std::uint32_t token) const { __builtin_prefetch(&coarse_rows[token / kCoarseTokens]); }

  [[nodiscard]] Result<void> open_sections();
  [[nodiscard]] Result<void> check_groups() const;
  [[nodiscard]] Result<void> check_rows() const;
  void index_tokens();

  // The parts of Segment::verify.
  void verify_ids(std::vector<std::string>* messages) const;
  void verify_text(Row row, std::vector<std::string>* messages) const;
  void verify_buckets(std::vector<std::string>* messages) const;
  [[nodiscard]] Result<bool> is_sorted(Range bucket) const;

  // About half a news page: one or two steps from there to the row.
  static constexpr std::uint32_t kCoarseTokens = 256;

  CheckedBytes bytes;
  SegmentHeader header;
  std::string_view rows;
  std::string_view groups;
  std::vector<std::uint32_t> first_tokens;  // of each row, close together
  std::vector<Row> coarse_rows;             // the row of every kCoarseTokens-th token
};

}  // namespace wirecopy::index
