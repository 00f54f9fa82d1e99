#include "match/shared.h"

#include <algorithm>

namespace wirecopy::match {
namespace {

using text::Text;

// Of a seed that stands oftener than this in one of the two texts, only the first places are looked at.
constexpr std::size_t kMaxRepeats = 16;

// Every seed of a that b holds too.
std::vector<Hit> shared_seeds(const Text& a, const Text& b) {
  std::vector<fingerprint::Seed> seeds_a;
  std::vector<fingerprint::Seed> seeds_b;
  fingerprint::seeds_to_ask(a, &seeds_a);
  fingerprint::every_seed(b, &seeds_b);
  const auto by_key = [](const fingerprint::Seed& x, const fingerprint::Seed& y) {
    return x.key != y.key ? x.key < y.key : x.token < y.token;
  };
  std::ranges::sort(seeds_b, by_key);
  std::vector<Hit> hits;
  for (const fingerprint::Seed& seed : seeds_a) {
    const auto places = std::ranges::equal_range(seeds_b, seed.key, {}, &fingerprint::Seed::key);
    std::size_t n_taken = 0;
    for (const fingerprint::Seed& place : places)
      if (n_taken++ < kMaxRepeats) hits.push_back({seed.token, place.token, seed.evidence, seed.evidence});
  }
  return hits;
}

}  // namespace

std::vector<TokenPassage> find_shared(const Text& a, const Text& b, PassageScratch* scratch) {
  std::vector<Hit> hits = shared_seeds(a, b);
  std::vector<Candidate> candidates;
  cluster_hits(0, &hits, &candidates);
  return find_passages(a, b, candidates, scratch);
}

}  // namespace wirecopy::match
