// What an open segment is made of; shared by its reader and its check.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/zstd.h"
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
  [[nodiscard]] Result<std::string_view> read(const Section& section, std::uint64_t offset, std::uint64_t size) const {
    if (offset > section.size || size > section.size - offset)
      return bytes.damaged(section.offset + offset, "a place outside its section");
    return bytes.read(section.offset + offset, size);
  }

  [[nodiscard]] Result<std::string> group_records(std::uint32_t group) const;
  [[nodiscard]] Result<std::string> text(Row row) const;
  // That of the segment; null if it has none, or a damaged one.
  [[nodiscard]] const base::ZstdDictionary* dictionary() const;

  // A range of postings; the numbers of postings are checked.
  struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };
  [[nodiscard]] Result<Range> bucket(std::uint64_t number) const;
  // Where in a bucket the postings with these last bits of a key are.
  [[nodiscard]] Result<Range> find_rest(Range bucket, std::uint32_t rest) const;
  [[nodiscard]] Result<void> read_postings(Range range, std::vector<Posting>* postings) const;
  // Appends the tokens of postings, counted through the segment, each checked to lie in a row.
  [[nodiscard]] Result<void> read_positions(Range range, std::vector<std::uint32_t>* tokens) const;

  // Numbers of some postings as they lie in a section, verified.
  struct Packed {
    std::string_view bytes;
    std::uint32_t n_bits = 1;
    std::uint64_t first_bit = 0;

    [[nodiscard]] std::uint32_t operator[](std::uint64_t i) const {
      return load_bits(bytes, first_bit + i * n_bits, n_bits);
    }
  };
  [[nodiscard]] Result<Packed> rests(Range range) const { return packed(header.rests, shape.rest_bits(), range); }
  [[nodiscard]] Result<Packed> positions(Range range) const {
    return packed(header.positions, shape.position_bits, range);
  }
  [[nodiscard]] Result<Packed> packed(const Section& section, std::uint32_t n_bits, Range range) const;

  // About half a news page: one or two steps from there to the row.
  static constexpr std::uint32_t kCoarseTokens = 256;

  // Where the rows' tokens begin.
  struct TokenTable {
    std::vector<std::uint32_t> first_tokens;  // of each row, close together
    std::vector<Row> coarse_rows;             // the row of every kCoarseTokens-th token

    // The row that a token of the segment stands in. `token` must be below n_tokens.
    [[nodiscard]] Row row_of(std::uint32_t token) const {
      Row row = coarse_rows[token / kCoarseTokens];
      while (row + 1 < first_tokens.size() && first_tokens[row + 1] <= token) ++row;
      return row;
    }
    // The same with the token's number in its page; it must not stand before the first row's tokens.
    [[nodiscard]] Posting posting_of(std::uint32_t token) const {
      const Row row = row_of(token);
      return {row, token - first_tokens[row]};
    }
    [[gnu::always_inline]] void prefetch_row(std::uint32_t token) const {
      __builtin_prefetch(&coarse_rows[token / kCoarseTokens]);
    }
  };
  // Made when first asked for, which no writer does.
  [[nodiscard]] const TokenTable& tokens() const;

  // Tokens of row, and the token behind its last one.
  [[nodiscard]] std::uint32_t first_token(Row row) const {
    return row < header.n_pages ? row_entry(row).first_token : static_cast<std::uint32_t>(header.n_tokens);
  }

  // Where a key is: its bucket, and the rest by which it is known there.
  struct KeyPlace {
    std::uint64_t bucket = 0;
    std::uint32_t rest = 0;
  };
  [[nodiscard]] KeyPlace place_of(std::uint64_t key) const {
    const std::uint64_t stored = stored_key(key);
    const std::uint32_t rest_bits = shape.rest_bits();
    return {stored >> rest_bits, static_cast<std::uint32_t>(stored & ((1ULL << rest_bits) - 1))};
  }

  // Hints that these bytes will be read soon; they need not be there. Inlined by force: g++ takes a function that only
  // hints for one without effect, and leaves out calls of it.
  [[gnu::always_inline]] void prefetch(const Section& section, std::uint64_t offset) const {
    bytes.prefetch(section.offset + offset);
  }
  [[gnu::always_inline]] void prefetch_rest(std::uint64_t i) const {
    prefetch(header.rests, i * shape.rest_bits() / 8);
  }
  [[gnu::always_inline]] void prefetch_position(std::uint64_t i) const {
    prefetch(header.positions, i * shape.position_bits / 8);
  }

  [[nodiscard]] Result<void> open_sections();
  [[nodiscard]] Result<void> check_groups() const;
  [[nodiscard]] Result<void> check_rows() const;

  // The parts of Segment::verify.
  void verify_ids(std::vector<std::string>* messages) const;
  void verify_text(Row row, std::vector<std::string>* messages) const;
  void verify_buckets(std::vector<std::string>* messages) const;
  [[nodiscard]] Result<bool> is_sorted(Range bucket) const;

  CheckedBytes bytes;
  SegmentHeader header;
  PostingShape shape;
  std::string_view rows;
  std::string_view groups;

 private:
  mutable std::once_flag dictionary_made_;
  mutable std::optional<base::ZstdDictionary> dictionary_;
  mutable std::once_flag tokens_made_;
  mutable TokenTable tokens_;
};

}  // namespace wirecopy::index
