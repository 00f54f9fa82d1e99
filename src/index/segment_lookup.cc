// Finding ids and seeds in a segment. Cost of a seed: two block checks, a binary search in one bucket, and a step or
// two for each posting from its token to its row; on a large store also four waits for memory, one behind the other.
// Many seeds at once are therefore taken through the same steps side by side, each step fetching what the next will
// read. find_seed is the slow version.
#include <algorithm>

#include <fmt/format.h>

#include "index/segment_state.h"

namespace wirecopy::index {
namespace {

// The first i in [0, n) for which `holds`, if it holds for all after it; else some i, still in [0, n]. Without branches
// on what is found: in a bucket they would be guessed wrong every second time.
template <typename Predicate>
std::uint64_t first_where(std::uint64_t n, const Predicate& holds) {
  std::uint64_t begin = 0;
  for (; n > 1; n -= n / 2) begin += (n / 2) & (0 - static_cast<std::uint64_t>(!holds(begin + n / 2 - 1)));
  return begin + static_cast<std::uint64_t>(n == 1 && !holds(begin));
}

}  // namespace

Result<std::vector<Row>> Segment::find_id(std::uint64_t id_hash) const {
  WIRECOPY_TRY(const std::string_view ids, state_->read(state_->header.ids, 0, state_->header.ids.size));
  const auto row_at = [&](std::uint64_t i) { return load<Row>(ids, i * sizeof(Row)); };
  // A row that is not there, in a file that was made to mislead, counts as greatest.
  const auto hash_at = [&](std::uint64_t i) {
    return row_at(i) < n_pages() ? state_->row_entry(row_at(i)).id_hash : UINT64_MAX;
  };
  std::vector<Row> rows;
  std::uint64_t i = first_where(n_pages(), [&](std::uint64_t at) { return hash_at(at) >= id_hash; });
  for (; i < n_pages() && hash_at(i) == id_hash && row_at(i) < n_pages(); ++i) rows.push_back(row_at(i));
  return rows;
}

Result<Segment::State::Range> Segment::State::bucket(std::uint64_t number) const {
  const std::uint64_t offset = number * sizeof(std::uint32_t);
  WIRECOPY_TRY(const std::string_view bounds, read(header.buckets, offset, 2 * sizeof(std::uint32_t)));
  const Range range = {load<std::uint32_t>(bounds), load<std::uint32_t>(bounds, sizeof(std::uint32_t))};
  if (range.begin > range.end || range.end > header.n_postings)
    return bytes.damaged(header.buckets.offset + offset, "a bucket of seeds has wild numbers");
  return range;
}

Result<Segment::State::Packed> Segment::State::packed(const Section& section, std::uint32_t n_bits, Range range) const {
  const std::uint64_t begin = range.begin * n_bits / 8;
  const std::uint64_t end = packed_size(range.end, n_bits);
  WIRECOPY_TRY(const std::string_view found, read(section, begin, end - begin));
  return Packed{found, n_bits, range.begin * n_bits % 8};
}

Result<Segment::State::Range> Segment::State::find_rest(Range bucket, std::uint32_t rest) const {
  const std::uint64_t n = bucket.end - bucket.begin;
  if (n == 0) return bucket;
  WIRECOPY_TRY(const Packed found, rests(bucket));
  const std::uint64_t begin = first_where(n, [&](std::uint64_t i) { return found[i] >= rest; });
  if (begin == n || found[begin] != rest) return Range{bucket.begin + begin, bucket.begin + begin};
  const std::uint64_t more = first_where(n - begin, [&](std::uint64_t i) { return found[begin + i] > rest; });
  return Range{bucket.begin + begin, bucket.begin + begin + more};
}

Result<void> Segment::State::read_positions(Range range, std::vector<std::uint32_t>* tokens) const {
  WIRECOPY_TRY(const Packed found, positions(range));
  const std::uint32_t first = first_token(0);
  for (std::uint64_t i = 0; i < range.end - range.begin; ++i) {
    const std::uint32_t token = found[i];
    if (token >= header.n_tokens || header.n_pages == 0)
      return bytes.damaged(header.positions.offset,
                           fmt::format("seed {} stands behind the last token", range.begin + i));
    if (token < first)
      return bytes.damaged(header.positions.offset,
                           fmt::format("seed {} stands before the first token", range.begin + i));
    tokens->push_back(token);
  }
  return {};
}

Result<void> Segment::State::read_postings(Range range, std::vector<Posting>* postings) const {
  std::vector<std::uint32_t> tokens;
  WIRECOPY_TRY_VOID(read_positions(range, &tokens));
  const TokenTable& table = this->tokens();
  for (const std::uint32_t token : tokens) postings->push_back(table.posting_of(token));
  return {};
}

Result<std::size_t> Segment::find_seed(std::uint64_t key, std::size_t limit, std::vector<Posting>* postings,
                                       IfMore if_more) const {
  const State::KeyPlace place = state_->place_of(key);
  WIRECOPY_TRY(const State::Range bucket, state_->bucket(place.bucket));
  if (bucket.begin == bucket.end) return 0;
  WIRECOPY_TRY(const State::Range found, state_->find_rest(bucket, place.rest));
  const std::uint64_t n = found.end - found.begin;
  if (n > limit && if_more == IfMore::none) return n;
  WIRECOPY_TRY_VOID(state_->read_postings({found.begin, found.begin + std::min<std::uint64_t>(n, limit)}, postings));
  return n;
}

Result<void> Segment::find_seeds(std::span<const SeedQuestion> questions, SeedAnswers* answers) const {
  const State& state = *state_;
  thread_local std::vector<State::Range> found;  // scratch: buckets, then postings
  thread_local std::vector<std::uint32_t> tokens;
  found.resize(questions.size());
  tokens.clear();
  answers->n_in_all_.resize(questions.size());
  answers->ends_.resize(questions.size());
  for (const SeedQuestion& question : questions)
    state.prefetch(state.header.buckets, state.place_of(question.key).bucket * sizeof(std::uint32_t));
  for (std::size_t i = 0; i < questions.size(); ++i) {
    WIRECOPY_TRY(found[i], state.bucket(state.place_of(questions[i].key).bucket));
    if (found[i].begin == found[i].end) continue;
    state.prefetch_rest(found[i].begin);  // a bucket may lie in two lines
    state.prefetch_rest(found[i].end);
  }
  for (std::size_t i = 0; i < questions.size(); ++i) {
    WIRECOPY_TRY(found[i], state.find_rest(found[i], state.place_of(questions[i].key).rest));
    const std::uint64_t n = found[i].end - found[i].begin;
    answers->n_in_all_[i] = n;
    const bool is_wanted = n <= questions[i].limit || questions[i].if_more == IfMore::first;
    found[i].end = found[i].begin + (is_wanted ? std::min<std::uint64_t>(n, questions[i].limit) : 0);
    if (found[i].begin != found[i].end) state.prefetch_position(found[i].begin);
  }
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (found[i].begin != found[i].end) WIRECOPY_TRY_VOID(state.read_positions(found[i], &tokens));
    answers->ends_[i] = tokens.size();
  }
  const State::TokenTable& table = state.tokens();
  for (const std::uint32_t token : tokens) table.prefetch_row(token);
  answers->postings_.clear();
  for (const std::uint32_t token : tokens) answers->postings_.push_back(table.posting_of(token));
  return {};
}

}  // namespace wirecopy::index
