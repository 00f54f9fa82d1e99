// A segment: an immutable set of pages with their rows, compressed texts and seeds, in one checksummed file or in
// memory. Builder and reader of the format that docs/formats.md describes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fingerprint/seeds.h"
#include "wirecopy/page.h"
#include "wirecopy/result.h"

namespace wirecopy::base {
class ThreadPool;
}

namespace wirecopy::index {

class CheckedWriter;

using Row = std::uint32_t;  // a page's number in its segment

// Where a seed stands: the page and the token it begins at.
struct Posting {
  Row row = 0;
  text::TokenIndex token = 0;
};

// What a segment gives of a seed that stands in more places than were asked for.
enum class IfMore { first, none };

// A seed asked for among others.
struct SeedQuestion {
  std::uint64_t key = 0;
  std::size_t limit = 0;
  IfMore if_more = IfMore::first;
};

// What a segment answers to each of some questions: how many postings there are in all, and those it gives.
class SeedAnswers {
 public:
  [[nodiscard]] std::size_t n_in_all(std::size_t question) const { return n_in_all_[question]; }
  [[nodiscard]] std::span<const Posting> postings(std::size_t question) const {
    const std::size_t begin = question == 0 ? 0 : ends_[question - 1];
    return std::span(postings_).subspan(begin, ends_[question] - begin);
  }

 private:
  friend class Segment;
  std::vector<std::size_t> n_in_all_;
  std::vector<std::size_t> ends_;  // of each question's postings
  std::vector<Posting> postings_;
};

class SegmentBuilder {
 public:
  SegmentBuilder();
  ~SegmentBuilder();
  SegmentBuilder(SegmentBuilder&&) noexcept;
  SegmentBuilder& operator=(SegmentBuilder&&) noexcept;

  // Adds a page with its seeds (tokens below n_tokens). `compressed_text` is what compress_text(page.text) gave, so
  // that the caller can do that work in parallel.
  void add(const Page& page, std::string_view compressed_text, std::uint32_t n_tokens,
           std::span<const fingerprint::Seed> seeds);
  [[nodiscard]] std::size_t n_pages() const;
  [[nodiscard]] std::uint64_t text_bytes() const;
  [[nodiscard]] std::uint64_t memory() const;  // bytes held, about; writing them takes little more

  // Writes the finished segment, to the end; the builder is empty afterwards. The same pages give the same bytes.
  // `pool` may be null. Errors are those of the writer.
  [[nodiscard]] Result<void> write(CheckedWriter* out, base::ThreadPool* pool);
  [[nodiscard]] std::string finish(base::ThreadPool* pool);  // the same in memory

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

[[nodiscard]] std::string compress_text(std::string_view text);

// Reads a segment. Blocks are verified against their checksums when first touched: damage is never believed, and comes
// back as ErrorCode::damaged. Const methods may run at once.
class Segment {
 public:
  [[nodiscard]] static Result<Segment> open_file(const std::string& path);                      // memory-mapped
  [[nodiscard]] static Result<Segment> open_bytes(std::string bytes, const std::string& name);  // kept in memory
  ~Segment();
  Segment(Segment&&) noexcept;
  Segment& operator=(Segment&&) noexcept;

  [[nodiscard]] Row n_pages() const;
  [[nodiscard]] std::uint64_t text_bytes() const;

  [[nodiscard]] Result<Page> page(Row row) const;  // all but the text
  [[nodiscard]] Result<std::string> text(Row row) const;
  [[nodiscard]] std::uint64_t id_hash(Row row) const;    // hash64 of the page's id
  [[nodiscard]] std::uint64_t text_hash(Row row) const;  // hash64 of the page's text
  [[nodiscard]] std::uint32_t text_size(Row row) const;  // bytes

  // Rows whose id has this hash, ascending.
  [[nodiscard]] Result<std::vector<Row>> find_id(std::uint64_t id_hash) const;

  // Appends where `key` stands, by row, then token. Stops after `limit` postings, returning how many there are in all
  // (so a result above `limit` says that the key is a common one and the postings are incomplete, or left out).
  [[nodiscard]] Result<std::size_t> find_seed(std::uint64_t key, std::size_t limit, std::vector<Posting>* postings,
                                              IfMore if_more = IfMore::first) const;

  // What find_seed tells of each question, written over `answers`. Cost: that of find_seed where all it touches is in
  // the cache, for the memory that a question needs is fetched while others are answered. Best for dozens at once.
  [[nodiscard]] Result<void> find_seeds(std::span<const SeedQuestion> questions, SeedAnswers* answers) const;

  // Calls `sink` with every page in order, without texts: cheaper than page() for each.
  [[nodiscard]] Result<void> scan(const std::function<void(Row, Page&&)>& sink) const;

  // A page's text as compress_text gave it.
  [[nodiscard]] Result<std::string_view> compressed_text(Row row) const;

  // Verifies every block, then that all the parts agree: every text with its hash, every id with the table of ids,
  // every posting's place and order. One message for each fault, empty if all is well.
  [[nodiscard]] std::vector<std::string> verify() const;

  // Bytes on disk, and the checksum that identifies the file.
  struct Sizes {
    std::uint64_t file = 0;
    std::uint64_t texts = 0;
    std::uint64_t seeds = 0;
    std::uint64_t rows = 0;  // all the rest
  };
  [[nodiscard]] Sizes sizes() const;
  [[nodiscard]] std::uint64_t checksum() const;

  [[nodiscard]] std::uint64_t n_tokens() const;
  [[nodiscard]] std::uint64_t n_postings() const;

  struct State;  // for this module: segment_state.h
  [[nodiscard]] const State& state() const { return *state_; }

 private:
  explicit Segment(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace wirecopy::index
