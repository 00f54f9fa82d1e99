#include "index/snapshot.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/check.h"
#include "index/segment_format.h"

namespace wirecopy::index {

Snapshot::Snapshot(std::vector<std::shared_ptr<const Segment>> segments, std::vector<std::vector<bool>> live)
    : segments_(std::move(segments)), live_(std::move(live)) {
  live_.resize(segments_.size());
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    WIRECOPY_CHECK(live_[i].empty() || live_[i].size() == segments_[i]->n_pages());
    WIRECOPY_CHECK(segments_[i]->n_pages() <= UINT32_MAX - n_pages_);
    first_.push_back(n_pages_);
    n_pages_ += segments_[i]->n_pages();
  }
  first_.push_back(n_pages_);
}

Snapshot::Place Snapshot::place(PageIndex page) const {
  WIRECOPY_CHECK(page < n_pages_);
  const auto after = std::upper_bound(first_.begin(), first_.end(), page);
  const auto segment = static_cast<std::size_t>(after - first_.begin()) - 1;
  return {segment, page - first_[segment]};
}

bool Snapshot::is_live(PageIndex page) const {
  const Place at = place(page);
  return live_[at.segment].empty() || live_[at.segment][at.row];
}

Result<Page> Snapshot::page(PageIndex page) const {
  const Place at = place(page);
  return segments_[at.segment]->page(at.row);
}

Result<std::string> Snapshot::text(PageIndex page) const {
  const Place at = place(page);
  return segments_[at.segment]->text(at.row);
}

std::uint64_t Snapshot::id_hash(PageIndex page) const {
  const Place at = place(page);
  return segments_[at.segment]->id_hash(at.row);
}

std::uint64_t Snapshot::text_hash(PageIndex page) const {
  const Place at = place(page);
  return segments_[at.segment]->text_hash(at.row);
}

Result<std::size_t> Snapshot::find_seed(std::uint64_t key, std::size_t limit, std::vector<PagePosting>* postings,
                                        IfMore if_more) const {
  const std::size_t n_before = postings->size();
  std::size_t n = 0;
  std::vector<Posting> found;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    found.clear();
    WIRECOPY_TRY(const std::size_t n_found, segments_[i]->find_seed(key, limit, &found, if_more));
    n += n_found;
    for (const Posting& posting : found)
      if (live_[i].empty() || live_[i][posting.row]) postings->push_back({first_[i] + posting.row, posting.token});
  }
  const std::size_t n_wanted = n > limit && if_more == IfMore::none ? 0 : limit;
  if (postings->size() - n_before > n_wanted) postings->resize(n_before + n_wanted);
  return n;
}

namespace {

// The numbers of questions by the top bits of their stored keys, so that neighbours touch the same pages of memory.
std::vector<std::uint32_t> by_place(std::span<const SeedQuestion> questions) {
  constexpr std::uint32_t kBits = 10;
  const auto part_of = [](const SeedQuestion& question) { return stored_key(question.key) >> (kKeyBits - kBits); };
  std::array<std::uint32_t, (1U << kBits) + 1> begin{};
  for (const SeedQuestion& question : questions) ++begin[part_of(question) + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<std::uint32_t> order(questions.size());
  for (std::uint32_t i = 0; i < questions.size(); ++i) order[begin[part_of(questions[i])]++] = i;
  return order;
}

}  // namespace

Result<void> Snapshot::find_seeds(std::span<const SeedQuestion> questions, const SeedSink& sink) const {
  constexpr std::size_t kAtOnce = 64;  // enough to hide the waits for memory, few enough to stay in the first cache
  const std::vector<std::uint32_t> order = by_place(questions);
  std::vector<SeedAnswers> answers(segments_.size());
  std::vector<SeedQuestion> asked;
  std::vector<PagePosting> postings;
  for (std::size_t begin = 0; begin < order.size(); begin += kAtOnce) {
    const auto numbers = std::span(order).subspan(begin, std::min(kAtOnce, order.size() - begin));
    asked.clear();
    for (const std::uint32_t number : numbers) asked.push_back(questions[number]);
    for (std::size_t i = 0; i < segments_.size(); ++i) WIRECOPY_TRY_VOID(segments_[i]->find_seeds(asked, &answers[i]));
    for (std::size_t question = 0; question < asked.size(); ++question) {
      postings.clear();
      std::size_t n = 0;
      for (std::size_t i = 0; i < segments_.size(); ++i) {
        n += answers[i].n_in_all(question);
        for (const Posting& posting : answers[i].postings(question))
          if (live_[i].empty() || live_[i][posting.row]) postings.push_back({first_[i] + posting.row, posting.token});
      }
      const SeedQuestion& its = asked[question];
      const std::size_t n_wanted = n > its.limit && its.if_more == IfMore::none ? 0 : its.limit;
      if (postings.size() > n_wanted) postings.resize(n_wanted);
      sink(numbers[question], n, postings);
    }
  }
  return {};
}

}  // namespace wirecopy::index
