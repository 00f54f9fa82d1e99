#include "match/shared.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <span>
#include <tuple>
#include <utility>

namespace wirecopy::match {
namespace {

using fingerprint::Seed;
using text::Text;

// Of a seed that stands oftener than this in one of the two texts, only the first places are looked at.
constexpr std::size_t kMaxRepeats = 16;

// Every seed of a that b holds too. Both by key, so one walk over the two meets all.
std::vector<Hit> shared_seeds(std::span<const Seed> a, std::span<const Seed> b) {
  std::vector<Hit> hits;
  auto place = b.begin();
  for (const Seed& seed : a) {
    while (place != b.end() && place->key < seed.key) ++place;
    const auto last = b.end() - place > std::ptrdiff_t{kMaxRepeats} ? place + kMaxRepeats : b.end();
    for (auto i = place; i != last && i->key == seed.key; ++i)
      hits.push_back({seed.token, i->token, seed.evidence, seed.evidence});
  }
  return hits;
}

std::vector<TokenPassage> find_around(const Text& a, const Text& b, std::vector<Hit> hits, std::uint32_t least_evidence,
                                      PassageScratch* scratch) {
  if (hits.empty()) return {};
  std::vector<Candidate> candidates;
  cluster_hits(0, &hits, &candidates);
  return find_passages_if(least_evidence, a, b, candidates, scratch);
}

// So many bits a key let six of a hundred others pass.
constexpr std::size_t kMaskBitsAKey = 16;

// Leaves out what the mask says no to, and sorts the rest.
void keep_and_sort(const KeyMask& mask, std::vector<Seed>* seeds) {
  std::erase_if(*seeds, [&](const Seed& seed) { return !mask.may_hold(seed.key); });
  fingerprint::sort_by_key(seeds);
}

}  // namespace

KeyMask::KeyMask(std::span<const Seed> seeds) : bits_(std::bit_ceil(1 + seeds.size() * kMaskBitsAKey / 64)) {
  for (const Seed& seed : seeds) bits_[(seed.key >> 6) & (bits_.size() - 1)] |= 1ULL << (seed.key & 63);
}

std::vector<Seed> seeds_asked(const Text& text) {
  std::vector<Seed> seeds;
  fingerprint::seeds_to_ask(text, &seeds);
  fingerprint::sort_by_key(&seeds);
  return seeds;
}

std::vector<Seed> seeds_held(const Text& text) {
  std::vector<Seed> seeds;
  fingerprint::every_seed(text, &seeds);
  fingerprint::sort_by_key(&seeds);
  return seeds;
}

Asker::Asker(const Text& a, std::span<const Seed> asked) : a_(a), asked_(asked), mask_(asked) {}

std::vector<TokenPassage> Asker::find_shared(const Text& b, PassageScratch* scratch) const {
  return find_shared_if(0, b, scratch);
}

std::vector<TokenPassage> Asker::find_shared_if(std::uint32_t least_evidence, const Text& b,
                                                PassageScratch* scratch) const {
  thread_local std::vector<Seed> held;  // scratch
  fingerprint::every_seed(b, &held);
  keep_and_sort(mask_, &held);
  return find_around(a_, b, shared_seeds(asked_, held), least_evidence, scratch);
}

Sought::Sought(Text text) : b_(std::move(text)), held_(seeds_held(b_)), mask_(held_) {}

std::vector<TokenPassage> Sought::find_in(const Text& a, PassageScratch* scratch) const {
  thread_local std::vector<Seed> asked;  // scratch
  fingerprint::every_seed(a, &asked);
  keep_and_sort(mask_, &asked);
  return find_around(a, b_, shared_seeds(asked, held_), 0, scratch);
}

std::vector<TokenPassage> find_shared(const Text& a, const Text& b, PassageScratch* scratch) {
  return find_around(a, b, shared_seeds(seeds_asked(a), seeds_held(b)), 0, scratch);
}

}  // namespace wirecopy::match
