// What is done with words: verbs by which one denies, accuses, demands, promises, predicts, asks or declines.
#pragma once

#include <cstdint>

namespace wirecopy::lexicon {

struct SpeechVerb {
  enum Act : std::uint8_t {
    none,
    state,    // said, told, wrote: nothing but telling
    believe,  // think, expect it to be so: "does not believe" denies
    deny,
    accuse,
    demand,
    promise,
    predict,
    ask,  // a question, or with "to" behind it a demand
    decline,
  };
  enum Bit : std::uint8_t {
    kTentative = 1,  // suggests, hints: less than certain
    kNeedsFor = 2,   // with "for", "on" or "upon" behind it: called for, insisted on
    kMayDemand = 4,  // with "to" behind its object a demand: told him to leave
    kNeedsThat = 8,  // only with a clause or "with" behind it: charged that
  };
  Act act = none;
  std::uint8_t bits = 0;
  [[nodiscard]] bool has(Bit bit) const { return (bits & bit) != 0; }
};

// By the hash of a word, or of its base form where that gives none. Cost: nanoseconds.
[[nodiscard]] SpeechVerb speech_verb(std::uint32_t word);
// What the verb means with "for", "on" or "upon" behind it, where that is something else: "called for".
[[nodiscard]] SpeechVerb speech_verb_with_preposition(std::uint32_t word);

}  // namespace wirecopy::lexicon
