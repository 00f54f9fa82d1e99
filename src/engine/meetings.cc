#include "engine/meetings.h"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "base/hash_sort.h"
#include "lineage/runs.h"
#include "match/candidates.h"

namespace wirecopy::engine {
namespace {

using fingerprint::Seed;
using lineage::PageNumber;
using text::TokenIndex;

// Seeds are shared out by their first bits, hits by their later page, for the threads to share and to stay in the
// cache.
constexpr std::uint32_t kPartBits = 8;
constexpr std::size_t kParts = 1U << kPartBits;
constexpr std::size_t kRanges = 256;

// Places are handed over so many at once.
constexpr std::size_t kPending = 1024;

}  // namespace

PageSeeds seeds_of(const text::Text& text) {
  PageSeeds seeds;
  fingerprint::seeds_to_store(text, &seeds.words);
  std::vector<std::uint32_t> words;
  words.reserve(text.tokens.size());
  for (const text::Token& token : text.tokens) words.push_back(token.word);
  fingerprint::anchors(words, lineage::kRunWords, &seeds.runs);
  return seeds;
}

MeetingFinder::MeetingFinder(const base::SpillOptions& options)
    : options_(options), places_(kParts, {options.folder, options.memory_bytes / 2}), pending_(kParts) {}

Result<void> MeetingFinder::add(std::uint64_t key, Sort sort, PageNumber page, TokenIndex token) {
  const std::size_t part = key >> (64 - kPartBits);
  pending_[part].push_back({(key & ~std::uint64_t{3}) | std::uint64_t(sort), page, token});
  return pending_[part].size() < kPending ? Result<void>() : flush(part);
}

Result<void> MeetingFinder::flush(std::size_t part) {
  WIRECOPY_TRY_VOID(places_.add(part, pending_[part]));
  pending_[part].clear();
  return {};
}

Result<void> MeetingFinder::add(PageNumber page, std::uint64_t id_hash, const PageSeeds& seeds) {
  ids_.resize(page + std::size_t{1});
  ids_[page] = id_hash;
  for (const Seed& seed : seeds.words) {
    const Sort gram = seed.evidence > 1 ? Sort::telling_gram : Sort::gram;
    WIRECOPY_TRY_VOID(add(seed.key, seed.is_gram ? gram : Sort::pair, page, seed.token));
  }
  for (const fingerprint::Anchor& seed : seeds.runs) WIRECOPY_TRY_VOID(add(seed.key, Sort::run, page, seed.word));
  return {};
}

// By range of the later page.
std::vector<std::vector<MeetingFinder::PageHit>> MeetingFinder::hits_of(std::vector<Place> places) const {
  const auto order = [](const Place& place) { return std::tuple(place.key, place.page, place.token); };
  const auto is_before = [&](const Place& x, const Place& y) { return order(x) < order(y); };
  base::sort_by_hash(kPartBits, [](const Place& place) { return place.key; }, is_before, &places);
  std::vector<std::vector<PageHit>> hits(kRanges);
  for (auto begin = places.begin(); begin != places.end();) {
    const auto end = std::find_if(begin, places.end(), [&](const Place& place) { return place.key != begin->key; });
    const auto n = static_cast<std::size_t>(end - begin);
    const Sort sort = begin->sort();
    const std::size_t max_places = sort == Sort::run ? kMaxPlacesOfRun : kMaxPlaces;
    for (auto later = begin; later != end && (sort != Sort::pair || n <= kMaxPlacesOfPair); ++later) {
      const std::size_t range = later->page * kRanges / ids_.size();
      std::size_t n_met = 0;
      for (auto earlier = begin; earlier->page < later->page && n_met < max_places; ++earlier) {
        if (ids_[earlier->page] == ids_[later->page]) continue;
        hits[range].push_back({later->page, earlier->page, later->token, earlier->token, sort});
        ++n_met;
      }
    }
    begin = end;
  }
  return hits;
}

// Leaves out the hits of pages that share too little to be aligned, most of them. Pages that share a counter may keep
// each other.
void MeetingFinder::leave_out_lone(std::vector<PageHit>* hits) {
  std::vector<std::uint8_t> shared(std::bit_ceil(4 * hits->size() + 1), 0);
  const auto of = [&](const PageHit& hit) -> std::uint8_t& {
    return shared[base::mix(hit.pair()) & (shared.size() - 1)];
  };
  const auto worth = [](const PageHit& hit) -> std::uint32_t {
    if (hit.sort == Sort::run) return kMinAligned;
    return hit.sort == Sort::telling_gram ? 2 : 1;
  };
  for (const PageHit& hit : *hits) of(hit) = static_cast<std::uint8_t>(std::min(of(hit) + worth(hit), kMinAligned));
  std::erase_if(*hits, [&](const PageHit& hit) { return of(hit) < kMinAligned; });
}

// What neighbouring seeds say at most.
std::uint32_t MeetingFinder::most_evidence(std::span<const PageHit> hits) {
  std::vector<match::Hit> seeds;
  for (const PageHit& hit : hits) {
    const std::uint32_t evidence = hit.sort == Sort::telling_gram ? 2 : 1;
    if (hit.sort != Sort::run) seeds.push_back({hit.a, hit.b, evidence, evidence});
  }
  std::vector<match::Candidate> candidates;
  match::cluster_hits(0, &seeds, &candidates);
  std::uint32_t most = 0;
  for (const match::Candidate& each : candidates) most = std::max(most, each.evidence);
  return most;
}

std::vector<PagePair> MeetingFinder::pairs_of(std::vector<PageHit> hits) {
  leave_out_lone(&hits);
  std::ranges::sort(hits, {}, [](const PageHit& hit) { return hit.pair(); });
  std::vector<PagePair> pairs;
  for (auto begin = hits.begin(); begin != hits.end();) {
    const auto end = std::find_if(begin, hits.end(), [&](const PageHit& hit) { return hit.pair() != begin->pair(); });
    const std::span<const PageHit> own(begin, end);
    const bool is_to_align = most_evidence(own) >= kMinAligned;
    const bool share_run = std::ranges::any_of(own, [](const PageHit& hit) { return hit.sort == Sort::run; });
    if (is_to_align || share_run) pairs.push_back({begin->later, begin->earlier, is_to_align});
    begin = end;
  }
  return pairs;
}

Result<std::vector<PagePair>> MeetingFinder::find(base::ThreadPool* pool) {
  for (std::size_t part = 0; part < kParts; ++part) WIRECOPY_TRY_VOID(flush(part));
  base::Partitions<PageHit> hits(kRanges, {options_.folder, options_.memory_bytes / 2});
  const auto find_hits = [&](std::size_t part) -> Result<void> {
    WIRECOPY_TRY(std::vector<Place> places, places_.take(part));
    const std::vector<std::vector<PageHit>> own = hits_of(std::move(places));
    for (std::size_t range = 0; range < kRanges; ++range) WIRECOPY_TRY_VOID(hits.add(range, own[range]));
    return {};
  };
  WIRECOPY_TRY_VOID(base::try_for_each(pool, kParts, find_hits));
  std::vector<std::vector<PagePair>> found(kRanges);
  const auto find_pairs = [&](std::size_t range) -> Result<void> {
    WIRECOPY_TRY(std::vector<PageHit> own, hits.take(range));
    found[range] = pairs_of(std::move(own));
    return {};
  };
  WIRECOPY_TRY_VOID(base::try_for_each(pool, kRanges, find_pairs));
  std::vector<PagePair> pairs;
  for (const std::vector<PagePair>& own : found) pairs.insert(pairs.end(), own.begin(), own.end());
  return pairs;
}

}  // namespace wirecopy::engine
