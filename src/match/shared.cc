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

std::vector<TokenPassage> find_around(const Text& a, const Text& b, std::vector<Hit> hits, PassageScratch* scratch) {
  if (hits.empty()) return {};
  std::vector<Candidate> candidates;
  cluster_hits(0, &hits, &candidates);
  return find_passages(a, b, candidates, scratch);
}

// Where a key stands in a mask of so many words, a power of two.
std::size_t word_of(std::uint64_t key, std::size_t n_words) {
  return (key >> 6) & (n_words - 1);
}
constexpr std::uint64_t bit_of(std::uint64_t key) {
  return 1ULL << (key & 63);
}

}  // namespace

SeededText with_seeds(Text text) {
  std::vector<Seed> asked = seeds_asked(text);
  std::vector<Seed> held = seeds_held(text);
  return {std::move(text), std::move(asked), std::move(held)};
}

SeededText with_asked_seeds(Text text) {
  std::vector<Seed> asked = seeds_asked(text);
  return {std::move(text), std::move(asked), {}};
}

// So many bits a key let six of a hundred others pass.
constexpr std::size_t kMaskBitsAKey = 16;
Asker::Asker(const Text& a, std::span<const Seed> asked)
    : a_(a), asked_(asked), mask_(std::bit_ceil(1 + asked.size() * kMaskBitsAKey / 64)) {
  for (const Seed& seed : asked) mask_[word_of(seed.key, mask_.size())] |= bit_of(seed.key);
}

std::vector<TokenPassage> Asker::find_shared(const Text& b, PassageScratch* scratch) const {
  thread_local std::vector<Seed> held;  // scratch
  fingerprint::every_seed(b, &held);
  std::erase_if(held,
                [this](const Seed& seed) { return (mask_[word_of(seed.key, mask_.size())] & bit_of(seed.key)) == 0; });
  fingerprint::sort_by_key(&held);
  return find_around(a_, b, shared_seeds(asked_, held), scratch);
}

std::vector<TokenPassage> find_shared(const Text& a, const Text& b, PassageScratch* scratch) {
  return find_around(a, b, shared_seeds(seeds_asked(a), seeds_held(b)), scratch);
}

std::vector<TokenPassage> find_shared(const SeededText& a, const SeededText& b, PassageScratch* scratch) {
  return find_around(a.text, b.text, shared_seeds(a.asked, b.held), scratch);
}

std::vector<TokenPassage> find_shared_if(std::uint32_t least_evidence, const SeededText& a, const SeededText& b,
                                         PassageScratch* scratch) {
  std::vector<Hit> hits = shared_seeds(a.asked, b.held);
  std::vector<Candidate> candidates;
  cluster_hits(0, &hits, &candidates);
  std::vector<Candidate> strong;
  std::ranges::copy_if(candidates, std::back_inserter(strong),
                       [&](const Candidate& each) { return each.evidence >= least_evidence; });
  std::vector<TokenPassage> passages = find_passages(a.text, b.text, strong, scratch);
  if (passages.empty() || strong.size() == candidates.size()) return passages;
  return find_passages(a.text, b.text, candidates, scratch);
}

}  // namespace wirecopy::match
