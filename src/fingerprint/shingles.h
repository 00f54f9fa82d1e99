// Shingles: runs of a few words, by which whole pages and long runs of equal words are found again. Made from the
// identities of words alone (text::Token::word), for work on many pages at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace wirecopy::fingerprint {

// Words of a shingle of a page's sketch. Five, as in Broder et al. 1997 and the tools that follow it: of news texts
// that are no copies hardly any two share a twentieth of their runs of five words.
constexpr std::size_t kShingleWords = 5;

// A page's sketch holds the shingles whose keys lie up to its limit: all of a page of up to kSketchKeys, then about
// that many, and never fewer than one in kLeastShare. So two pages of about one length share the share of keys that
// they share of text, and so do a short page and a long one that holds it: a key below both limits is in both or in
// neither.
constexpr std::size_t kSketchKeys = 64;
constexpr std::uint64_t kLeastShare = 16;

// The keys of a page's sketch, ascending, each once. A page of fewer words than a shingle has none. Returns the limit.
// Cost: linear; n log n for text that repeats itself.
std::uint64_t sketch(std::span<const std::uint32_t> words, std::vector<std::uint64_t>* keys);

struct Anchor {
  std::uint64_t key = 0;
  std::uint32_t word = 0;  // where its run begins
};

// Marks runs of words so that any two texts that share `least_run` words in a row mark the same ones in there: of each
// window of runs the one with the least key (winnowing; Schleimer, Wilkerson, Aiken 2003). The runs marked are two
// thirds of `least_run` long: shorter ones would meet in many stock phrases, longer ones are marked more densely.
// Cost: linear; about one word in least_run / 6 is marked.
void anchors(std::span<const std::uint32_t> words, std::size_t least_run, std::vector<Anchor>* found);

}  // namespace wirecopy::fingerprint
