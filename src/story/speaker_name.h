// Names of speakers as pages have them, and which of them may be one speaker's: "Tillerson", "Secretary of State Rex
// Tillerson" and "Mr. Tillerson" may; "Tillerson" and "Tillerson's spokesman" may not.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wirecopy/quotes.h"

namespace wirecopy::story {

// Words are hashes of their folded forms (text::Token::word).
struct SpeakerName {
  std::vector<std::uint32_t> words;  // all but function words
  std::vector<std::uint32_t> names;  // of the head, those with a capital that are no titles and nobody's ("Assad's")
  std::uint32_t key = 0;             // the last of them; without any, the last word of the head; 0: nobody is named

  // Whether anybody is named or described at all: "he" and "who" do neither.
  [[nodiscard]] bool tells() const { return key != 0; }
  [[nodiscard]] bool has_name() const { return !names.empty(); }
};

[[nodiscard]] SpeakerName speaker_name(std::string_view text);

// The words by which a page names a speaker, whoever "he" is where that is known; empty if it names nobody.
[[nodiscard]] std::string_view named(const Speaker& speaker);

// Whether two names may be one speaker's: the same surname and no two first names that differ, or a role that the
// other has too. Names that tell nobody may be anybody's.
[[nodiscard]] bool may_be_same(const SpeakerName& a, const SpeakerName& b);

}  // namespace wirecopy::story
