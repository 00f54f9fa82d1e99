// Nouns for those who speak: persons, their roles, bodies, groups and papers.
#pragma once

#include <cstdint>

#include "lexicon/first_names.h"

namespace wirecopy::lexicon {

struct SpeakerNoun {
  enum class Kind : std::uint8_t { none, person, group, organisation, government, document };
  enum Bit : std::uint8_t {
    kPlural = 1,
    kTakesAnyone = 2,  // "the candidate", "the leader": said of people who were named by something else
    kNameless = 4,     // "officials", "sources": who speaks unnamed
  };
  Kind kind = Kind::none;
  std::uint8_t bits = 0;
  Gender gender = Gender::unknown;
  std::uint32_t singular = 0;  // what the word is one or more of: the hash of "governor", also of "gov" and "governors"
  [[nodiscard]] bool has(Bit bit) const { return (bits & bit) != 0; }
};

// `word` is lexicon::word_hash of a noun or of a title ("sen"). Cost: nanoseconds.
[[nodiscard]] SpeakerNoun speaker_noun(std::uint32_t word);

}  // namespace wirecopy::lexicon
