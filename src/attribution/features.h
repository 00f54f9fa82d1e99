// Features of tokens, as hashes: what the taggers' weights are looked up by. Learning and tagging run this same code.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "attribution/chain.h"
#include "attribution/tokens.h"

namespace wirecopy::attribution {

// Collects the features of one token.
class FeatureList {
 public:
  static constexpr std::size_t kMost = 128;  // more than any tagger has

  void clear() { n_ = 0; }
  // Each call of a token's list, in its order, is a feature of its own.
  void add(std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0, std::uint64_t d = 0) {
    std::uint64_t h = (n_ + 1) * 0x9E3779B97F4A7C15ULL;
    h = (h ^ a) * 0xff51afd7ed558ccdULL;
    h ^= h >> 32U;
    h = (h ^ b) * 0xc4ceb9fe1a85ec53ULL;
    h ^= h >> 29U;
    h = (h ^ (c << 20U) ^ d) * 0xbf58476d1ce4e5b9ULL;
    hashes_[n_ % kMost] = static_cast<std::uint32_t>(h >> 32U);
    ++n_;
  }
  [[nodiscard]] std::span<const std::uint32_t> hashes() const { return std::span(hashes_).first(std::min(n_, kMost)); }

 private:
  std::array<std::uint32_t, kMost> hashes_{};
  std::size_t n_ = 0;
};

// Labels of the first tagger.
enum Role : Label { kNothing, kCueBegin, kCueInside, kSpeakerBegin, kSpeakerInside, kContentBegin, kContentInside };

// What a token sees of its sentence and paragraph.
struct Surroundings {
  static constexpr std::uint32_t kNone = ~0U;
  std::uint32_t cue_before = kNone;  // the nearest likely cue of the sentence, token
  std::uint32_t cue_behind = kNone;
  std::uint16_t quote_before = 0;  // tokens to the nearest quotation, 0: there is none in the paragraph
  std::uint16_t quote_behind = 0;
  std::uint32_t sentence_begin = 0;
  std::uint8_t n_cues = 0;  // of the sentence
  bool sentence_has_quote = false;
  std::uint8_t lead = 0;  // of "NAME: ..." and "... - Name" paragraphs: where in them; see Leads
};

// Paragraphs that begin with a name and a colon, as transcripts do, and those that end with a dash and a name.
struct Leads {
  std::uint32_t n_begin = 0;
  std::uint32_t n_end = 0;
};
[[nodiscard]] Leads count_leads(const Tokens& tokens);

// Of the tokens of one paragraph, in order.
void look_around(const Tokens& tokens, Paragraph paragraph, const Leads& leads,
                 std::vector<Surroundings>* surroundings);

// Of the step to token i from the one before it.
[[nodiscard]] std::uint8_t step_of(const Tokens& tokens, Paragraph paragraph, std::uint32_t i);

// The features of token i for the first tagger. `surroundings` are the paragraph's.
void role_features(const Tokens& tokens, Paragraph paragraph, std::span<const Surroundings> surroundings,
                   std::uint32_t i, FeatureList* features);

}  // namespace wirecopy::attribution
