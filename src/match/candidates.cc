#include "match/candidates.h"

#include <algorithm>

namespace wirecopy::match {
namespace {

// Two hits belong together when they lie within so many tokens of each other in both texts: about a sentence.
constexpr TokenIndex kReach = 24;

// Of a seed that stands in more places than this, only the first are looked at (in page order): what was reprinted
// everywhere is still found in these, and a stock phrase costs no more.
constexpr std::size_t kMaxPostings = 64;

void start(index::PageIndex page, const Hit& hit, std::vector<Candidate>* candidates) {
  const std::int64_t diagonal = static_cast<std::int64_t>(hit.b) - static_cast<std::int64_t>(hit.a);
  candidates->push_back({page, {hit.a, hit.a + 1}, {hit.b, hit.b + 1}, diagonal, diagonal, hit.evidence, hit.rank});
}

void extend(const Hit& hit, Candidate* candidate) {
  const std::int64_t diagonal = static_cast<std::int64_t>(hit.b) - static_cast<std::int64_t>(hit.a);
  if (hit.a + 1 > candidate->a.end) {
    candidate->evidence += hit.evidence;
    candidate->rank += hit.rank;
  }
  candidate->a.end = std::max(candidate->a.end, hit.a + 1);
  candidate->b.begin = std::min(candidate->b.begin, hit.b);
  candidate->b.end = std::max(candidate->b.end, hit.b + 1);
  candidate->low_diagonal = std::min(candidate->low_diagonal, diagonal);
  candidate->high_diagonal = std::max(candidate->high_diagonal, diagonal);
}

// A seed that stands in no more places than this says more for each of them.
constexpr std::size_t kFewPlaces = 8;
constexpr std::uint32_t kRareFactor = 3;

// A candidate with less than a quarter of the best rank, a sentence, in every sentence it touches, is not worth
// aligning: on churn-dev that leaves out two thirds of the work and changes PlagDet by .0005.
constexpr std::uint32_t kHopeless = 4;

bool takes(const Candidate& candidate, const Hit& hit) {
  return hit.a < candidate.a.end + kReach && hit.b + kReach >= candidate.b.begin && hit.b < candidate.b.end + kReach;
}

// A single pair of words is chance.
bool is_promising(const Candidate& candidate) {
  return candidate.evidence >= 2;
}

text::SentenceIndex sentence_of(const text::Text& text, TokenIndex token) {
  const auto after = std::ranges::upper_bound(text.sentences, token, {}, &text::Sentence::begin);
  return static_cast<text::SentenceIndex>(after - text.sentences.begin() - 1);
}

// Keeps the candidates with most hits for each sentence of `a`: a sentence that is everywhere must not push out the
// candidates of the others.
void keep_best(const text::Text& a, std::size_t max_per_sentence, std::vector<Candidate>* candidates) {
  std::ranges::stable_sort(*candidates, [](const Candidate& x, const Candidate& y) { return x.rank > y.rank; });
  std::vector<std::size_t> n_taken(a.sentences.size(), 0);
  std::vector<std::uint32_t> best(a.sentences.size(), 0);
  std::erase_if(*candidates, [&](const Candidate& candidate) {
    bool wanted = false;
    const text::SentenceIndex first = sentence_of(a, candidate.a.begin);
    const text::SentenceIndex last = sentence_of(a, candidate.a.end - 1);
    const std::uint32_t rank = candidate.rank / (last - first + 1);
    for (text::SentenceIndex i = first; i <= last; ++i) {
      best[i] = std::max(best[i], rank);
      wanted |= rank * kHopeless >= best[i] && n_taken[i]++ < max_per_sentence;
    }
    return !wanted;
  });
  std::ranges::sort(*candidates, [](const Candidate& x, const Candidate& y) {
    return x.page != y.page ? x.page < y.page : x.a.begin < y.a.begin;
  });
}

struct Found {
  index::PageIndex page;
  Hit hit;
};

}  // namespace

void cluster_hits(index::PageIndex page, std::vector<Hit>* hits, std::vector<Candidate>* candidates) {
  std::ranges::sort(*hits, [](const Hit& x, const Hit& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  const std::size_t first = candidates->size();
  for (const Hit& hit : *hits) {
    Candidate* taker = nullptr;
    for (std::size_t i = first; i < candidates->size() && taker == nullptr; ++i)
      if (takes((*candidates)[i], hit)) taker = &(*candidates)[i];
    if (taker != nullptr)
      extend(hit, taker);
    else
      start(page, hit, candidates);
  }
  const auto own = candidates->begin() + static_cast<std::ptrdiff_t>(first);
  candidates->erase(std::remove_if(own, candidates->end(), [](const Candidate& each) { return !is_promising(each); }),
                    candidates->end());
}

Result<std::vector<Candidate>> find_candidates(const text::Text& a, const index::Snapshot& snapshot,
                                               std::size_t max_per_sentence, CandidateScratch* scratch) {
  fingerprint::seeds_to_ask(a, &scratch->seeds);
  std::vector<Found> found;
  for (const fingerprint::Seed& seed : scratch->seeds) {
    scratch->postings.clear();
    WIRECOPY_TRY(const std::size_t n_places, snapshot.find_seed(seed.key, kMaxPostings, &scratch->postings));
    const std::uint32_t evidence = evidence_of(seed);
    const std::uint32_t rank = n_places <= kFewPlaces ? evidence * kRareFactor : evidence;
    for (const index::PagePosting& posting : scratch->postings)
      found.push_back({posting.page, {seed.token, posting.token, evidence, rank}});
  }
  std::ranges::sort(found, {}, &Found::page);
  std::vector<Candidate> candidates;
  for (std::size_t begin = 0; begin < found.size();) {
    const index::PageIndex page = found[begin].page;
    scratch->hits.clear();
    for (; begin < found.size() && found[begin].page == page; ++begin) scratch->hits.push_back(found[begin].hit);
    cluster_hits(page, &scratch->hits, &candidates);
  }
  keep_best(a, max_per_sentence, &candidates);
  return candidates;
}

}  // namespace wirecopy::match
