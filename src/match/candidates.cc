#include "match/candidates.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <span>
#include <tuple>

#include "base/hash.h"
#include "match/stretch.h"

namespace wirecopy::match {
namespace {

// A hit joins a candidate that ends at most so many tokens before it, about a sentence, and whose last hit lies on a
// diagonal at most so far away. Text that repeats itself thus makes several narrow candidates, not one wide one.
constexpr TokenIndex kReach = 24;
constexpr std::int64_t kDrift = 24;

// Of a seed that stands in more places than this, only the first are looked at (in page order): what was reprinted
// everywhere is still found in these, and a stock phrase costs no more.
constexpr std::size_t kMaxPostings = 64;

// Pairs and turns of phrase say something only where they are rare, pairs that only might have stood in the source even
// more so: in more places than this they are left out.
constexpr std::size_t kMaxPostingsOfPair = 24;
constexpr std::size_t kMaxPostingsOfGuess = 8;

// A seed that the traced page itself holds oftener than this is looked up in fewer places from then on, far apart:
// a page that repeats one word half a million times must not bring tens of millions of hits.
constexpr std::size_t kManyRepeats = 64;
constexpr std::size_t kPlacesOfRepeats = 8;

// How long a candidate may grow, in tokens, and how wide, in diagonals. They bound what its alignment costs (3 MB);
// longer copies are found in pieces, which are joined again.
constexpr TokenIndex kMaxLength = 4096;
constexpr std::int64_t kMaxWidth = 512;

std::int64_t diagonal_of(const Hit& hit) {
  return static_cast<std::int64_t>(hit.b) - static_cast<std::int64_t>(hit.a);
}

Candidate start(index::PageIndex page, const Hit& hit) {
  const std::int64_t diagonal = diagonal_of(hit);
  return {page, {hit.a, hit.a + 1}, {hit.b, hit.b + 1}, diagonal, diagonal, diagonal, hit.evidence, hit.rank};
}

void extend(const Hit& hit, Candidate* candidate) {
  const std::int64_t diagonal = diagonal_of(hit);
  candidate->last_diagonal = diagonal;
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

bool is_too_large_with(const Candidate& candidate, const Hit& hit) {
  const std::int64_t diagonal = diagonal_of(hit);
  return hit.a >= candidate.a.begin + kMaxLength || diagonal >= candidate.low_diagonal + kMaxWidth ||
         diagonal <= candidate.high_diagonal - kMaxWidth;
}

// Whether hits from this token of `a` on come too late for the candidate.
bool is_over(const Candidate& candidate, TokenIndex a) {
  return a >= candidate.a.end + kReach;
}

std::int64_t drift(const Candidate& candidate, const Hit& hit) {
  return std::abs(diagonal_of(hit) - candidate.last_diagonal);
}

// The open candidate whose last hit is nearest, if one is near enough; the oldest of equals.
Candidate* taker(std::span<Candidate> candidates, const std::vector<std::size_t>& open, const Hit& hit) {
  Candidate* nearest = nullptr;
  for (const std::size_t i : open) {
    Candidate& candidate = candidates[i];
    if (drift(candidate, hit) > kDrift || is_too_large_with(candidate, hit)) continue;
    if (nearest == nullptr || drift(candidate, hit) < drift(*nearest, hit)) nearest = &candidate;
  }
  return nearest;
}

// A single pair of words is chance.
constexpr std::uint32_t kMinEvidence = 2;
bool is_promising(const Candidate& candidate) {
  return candidate.evidence >= kMinEvidence;
}

// What two sentences share shows in about two seeds a word where one was copied, in one of two words where every other
// was swapped. A candidate with less than one in so many words, of its sentences and not further than kRoom from its
// hits, has met by chance: that leaves out half of all pages that share any two seeds with a page of churn-dev, and one
// in fifty of those that share a passage.
constexpr std::uint32_t kMaxWordsAHit = 10;
constexpr TokenIndex kRoom = 24;
bool is_dense(const text::Text& a, const Candidate& candidate) {
  const TokenRange hits = candidate.a;
  const TokenIndex floor = hits.begin > kRoom ? hits.begin - kRoom : 0;
  const TokenIndex begin = std::max(floor, a.sentences[sentence_at(a, hits.begin)].begin);
  const TokenIndex end = std::min(hits.end + kRoom, a.sentences[sentence_at(a, hits.end - 1)].end);
  return candidate.evidence * kMaxWordsAHit >= end - begin;
}

// Where sentences begin, and the pieces of sentences that do not end (lists, scripts without full stops).
constexpr TokenIndex kMaxPiece = 64;
std::vector<TokenIndex> pieces_of(const text::Text& text) {
  std::vector<TokenIndex> pieces;
  for (const text::Sentence& sentence : text.sentences)
    for (TokenIndex begin = sentence.begin; begin < sentence.end; begin += kMaxPiece) pieces.push_back(begin);
  return pieces;
}

std::size_t piece_at(const std::vector<TokenIndex>& pieces, TokenIndex token) {
  return static_cast<std::size_t>(std::ranges::upper_bound(pieces, token) - pieces.begin()) - 1;
}

// Keeps the candidates with most hits for each sentence of `a`: a sentence that is everywhere must not push out the
// candidates of the others.
void keep_best(const text::Text& a, std::size_t max_per_sentence, std::vector<Candidate>* candidates) {
  std::ranges::stable_sort(*candidates, [](const Candidate& x, const Candidate& y) { return x.rank > y.rank; });
  const std::vector<TokenIndex> pieces = pieces_of(a);
  std::vector<std::size_t> n_taken(pieces.size(), 0);
  std::vector<std::uint32_t> best(pieces.size(), 0);
  std::erase_if(*candidates, [&](const Candidate& candidate) {
    bool wanted = false;
    const std::size_t first = piece_at(pieces, candidate.a.begin);
    const std::size_t last = piece_at(pieces, candidate.a.end - 1);
    const auto rank = static_cast<std::uint32_t>(candidate.rank / (last - first + 1));
    for (std::size_t i = first; i <= last; ++i) {
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

// Leaves out the hits of pages that have too few for any candidate, most of them, so that the rest is sorted sooner.
// Pages that share a counter may keep each other.
void leave_out_lone(std::vector<Found>* found) {
  thread_local std::vector<std::uint8_t> evidence;  // scratch: of each page, by its number's low bits
  evidence.assign(std::bit_ceil(4 * found->size() + 1), 0);
  const auto of = [&](const Found& each) -> std::uint8_t& { return evidence[each.page & (evidence.size() - 1)]; };
  for (const Found& each : *found)
    of(each) = static_cast<std::uint8_t>(std::min<std::uint32_t>(of(each) + each.hit.evidence, kMinEvidence));
  std::erase_if(*found, [&](const Found& each) { return of(each) < kMinEvidence; });
}

// How a seed is asked for.
index::SeedQuestion question_of(const fingerprint::Seed& seed) {
  if (seed.evidence > 1) return {seed.key, kMaxPostings, index::IfMore::first};
  return {seed.key, seed.is_guess ? kMaxPostingsOfGuess : kMaxPostingsOfPair, index::IfMore::none};
}

// Where the seeds of one key stand elsewhere.
void append_found(std::span<const fingerprint::Seed> seeds, std::size_t n_places,
                  std::span<const index::PagePosting> postings, std::vector<Found>* found) {
  for (std::size_t n_before = 0; n_before < seeds.size(); ++n_before) {
    const fingerprint::Seed& seed = seeds[n_before];
    const std::uint32_t evidence = seed.evidence;
    const std::uint32_t rank = n_places <= kFewPlaces ? evidence * kRareFactor : evidence;
    const bool is_repeat = n_before >= kManyRepeats;
    const std::size_t step = is_repeat ? std::max<std::size_t>(1, postings.size() / kPlacesOfRepeats) : 1;
    for (std::size_t i = 0; i < postings.size(); i += step)
      found->push_back({postings[i].page, {seed.token, postings[i].token, evidence, rank}});
  }
}

// Seeds to look up, each key once.
struct Questions {
  std::vector<index::SeedQuestion> questions;
  std::vector<std::span<const fingerprint::Seed>> seeds;  // of each question

  void add(std::span<const fingerprint::Seed> seeds_of_key) {
    questions.push_back(question_of(*std::ranges::min_element(seeds_of_key, {}, &fingerprint::Seed::is_guess)));
    seeds.push_back(seeds_of_key);
  }
};

Result<void> ask(const Questions& asked, const index::Snapshot& snapshot, std::vector<Found>* found) {
  return snapshot.find_seeds(
      asked.questions, [&](std::size_t question, std::size_t n_in_all, std::span<const index::PagePosting> postings) {
        append_found(asked.seeds[question], n_in_all, postings, found);
      });
}

// How much each page shares with each piece of a text: a table with open addressing, as exact as a map.
class SharedEvidence {
 public:
  explicit SharedEvidence(std::size_t n) : slots_(std::bit_ceil(2 * n + 1)) {}

  // Adds to what a page shares with a piece; returns the sum.
  std::uint32_t add(index::PageIndex page, std::uint32_t piece, std::uint32_t evidence) {
    std::size_t i = base::mix((std::uint64_t{page} << 32) | piece) & (slots_.size() - 1);
    while (slots_[i].evidence != 0 && (slots_[i].page != page || slots_[i].piece != piece))
      i = (i + 1) & (slots_.size() - 1);
    slots_[i] = {page, piece, slots_[i].evidence + evidence};
    return slots_[i].evidence;
  }

 private:
  struct Slot {
    index::PageIndex page = 0;
    std::uint32_t piece = 0;
    std::uint32_t evidence = 0;  // 0: empty
  };
  std::vector<Slot> slots_;
};

// For each token whether one page holds so many seeds of its sentence, one a word and more, that nothing else need be
// asked: the sentence stands there with at most every tenth word swapped.
std::vector<bool> are_explained(const text::Text& a, const std::vector<Found>& found) {
  const std::vector<TokenIndex> pieces = pieces_of(a);
  std::vector<std::uint32_t> piece_of(a.tokens.size());
  for (std::size_t piece = 0; piece < pieces.size(); ++piece)
    for (TokenIndex i = pieces[piece]; i < (piece + 1 < pieces.size() ? pieces[piece + 1] : piece_of.size()); ++i)
      piece_of[i] = static_cast<std::uint32_t>(piece);
  SharedEvidence shared(found.size());
  std::vector<std::uint32_t> most(pieces.size(), 0);
  for (const auto& [page, hit] : found) {
    const std::uint32_t piece = piece_of[hit.a];
    most[piece] = std::max(most[piece], shared.add(page, piece, hit.evidence));
  }
  std::vector<bool> explained(a.tokens.size());
  for (TokenIndex i = 0; i < explained.size(); ++i) {
    const std::size_t next = piece_of[i] + 1U;
    const std::size_t end = next < pieces.size() ? pieces[next] : explained.size();
    explained[i] = most[piece_of[i]] >= end - pieces[piece_of[i]];
  }
  return explained;
}

// Looks seeds up: first those that the text holds, then the guesses of sentences that these do not explain. `asked` is
// by key.
Result<std::vector<Found>> look_up(const text::Text& a, std::span<const fingerprint::Seed> asked,
                                   const index::Snapshot& snapshot) {
  Questions held;
  std::vector<std::span<const fingerprint::Seed>> guesses;
  for (std::size_t begin = 0, end = 0; begin < asked.size(); begin = end) {
    while (end < asked.size() && asked[end].key == asked[begin].key) ++end;
    const auto of_key = asked.subspan(begin, end - begin);
    if (std::ranges::all_of(of_key, &fingerprint::Seed::is_guess))
      guesses.push_back(of_key);
    else
      held.add(of_key);
  }
  std::vector<Found> found;
  WIRECOPY_TRY_VOID(ask(held, snapshot, &found));
  const std::vector<bool> explained = are_explained(a, found);
  Questions open;
  for (const auto of_key : guesses)
    if (!std::ranges::all_of(of_key, [&](const fingerprint::Seed& seed) { return explained[seed.token]; }))
      open.add(of_key);
  WIRECOPY_TRY_VOID(ask(open, snapshot, &found));
  return found;
}

}  // namespace

// Cost: sorting, and for each hit the candidates that end within kReach of it.
void cluster_hits(index::PageIndex page, std::vector<Hit>* hits, std::vector<Candidate>* candidates) {
  std::ranges::sort(*hits, [](const Hit& x, const Hit& y) {
    return std::tuple(x.a, x.b, y.evidence, y.rank) < std::tuple(y.a, y.b, x.evidence, x.rank);
  });
  const std::size_t first = candidates->size();
  std::vector<std::size_t> open;  // candidates that may still grow, oldest first
  for (const Hit& hit : *hits) {
    std::erase_if(open, [&](std::size_t i) { return is_over((*candidates)[i], hit.a); });
    if (Candidate* near = taker(*candidates, open, hit); near != nullptr) {
      extend(hit, near);
    } else {
      open.push_back(candidates->size());
      candidates->push_back(start(page, hit));
    }
  }
  const auto own = candidates->begin() + static_cast<std::ptrdiff_t>(first);
  candidates->erase(std::remove_if(own, candidates->end(), [](const Candidate& each) { return !is_promising(each); }),
                    candidates->end());
}

Result<std::vector<Candidate>> find_candidates(const text::Text& a, std::span<const fingerprint::Seed> asked,
                                               const index::Snapshot& snapshot, std::size_t max_per_sentence,
                                               CandidateScratch* scratch) {
  WIRECOPY_TRY(std::vector<Found> found, look_up(a, asked, snapshot));
  leave_out_lone(&found);
  std::ranges::sort(found, {}, &Found::page);
  std::vector<Candidate> candidates;
  for (std::size_t begin = 0; begin < found.size();) {
    const index::PageIndex page = found[begin].page;
    scratch->hits.clear();
    for (; begin < found.size() && found[begin].page == page; ++begin) scratch->hits.push_back(found[begin].hit);
    cluster_hits(page, &scratch->hits, &candidates);
  }
  std::erase_if(candidates, [&](const Candidate& candidate) { return !is_dense(a, candidate); });
  keep_best(a, max_per_sentence, &candidates);
  return candidates;
}

}  // namespace wirecopy::match
