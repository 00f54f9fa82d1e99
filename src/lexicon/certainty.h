// Words by which a text says how sure it is, who says so, and that something is not so.
#pragma once

#include <cstdint>

namespace wirecopy::lexicon {

struct Manner {
  enum Bit : std::uint16_t {
    kHedge = 1,          // may, allegedly, reportedly: less than a plain statement
    kBooster = 2,        // definitely, confirmed: more than one
    kSpeech = 4,         // said, told, according: names a speaker
    kDenial = 8,         // denied
    kAffirmation = 16,   // confirmed, admitted: the contrary of denied
    kFailure = 32,       // failed, refused, unable: with "to" behind it, that something did not happen
    kNegation = 64,      // contractions that lexicon::role does not list, "hardly"
    kNeedsTo = 128,      // only with "to", "that", "as" or "like" behind it: appears, believed, certain
    kPlain = 256,        // will, is, said: what a plain statement has there
    kPresumption = 512,  // suspect: as unsure as a hedge, but none when it comes alone
  };
  std::uint16_t bits = 0;
  [[nodiscard]] bool has(Bit bit) const { return (bits & bit) != 0; }
};

// Cost: nanoseconds. Negations proper: lexicon::role.
[[nodiscard]] Manner manner(std::uint32_t word);

}  // namespace wirecopy::lexicon
