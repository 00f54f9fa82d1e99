// Who and what a text mentions: names, nouns for those who speak, and pronouns, each with what its words tell.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "attribution/frame_features.h"
#include "attribution/tokens.h"
#include "lexicon/first_names.h"

namespace wirecopy::attribution {

enum class EntityType : std::uint8_t { unknown, person, organisation, government, document, group, anonymous };

// As SpeakerEntity has it; of an unknown one "group".
[[nodiscard]] std::string_view type_name(EntityType type);

struct Mention {
  enum class Form : std::uint8_t { name, noun, pronoun };
  Form form = Form::name;
  EntityType type = EntityType::unknown;
  lexicon::Gender gender = lexicon::Gender::unknown;
  bool is_plural = false;
  bool is_definite = false;   // a noun with "the", "this" or an owner
  bool takes_anyone = false;  // a noun that is said of people who were named otherwise: "the candidate"
  bool is_owned = false;      // "his campaign"
  bool is_owner = false;      // 's follows, or it is "his"
  bool is_modifier = false;   // of the noun that follows: "Clinton campaign"
  bool is_relative = false;   // who, which, that
  bool is_subject = false;    // first in its sentence, or a word of speech follows
  bool is_quoted = false;
  bool is_pair = false;    // two names as one: "Holt and Lund"; its head is the "and"
  TokenSpan tokens;        // with title and article
  TokenSpan name;          // of a name, without titles
  std::uint32_t head = 0;  // the token that names it: the last of a name, a noun
  std::uint32_t noun = 0;  // the hash of the noun's singular, or of its last word; of a name 0
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  std::vector<std::uint32_t> roles;  // of a name: what titles and appositions call it, as `noun`
};

// What stands at [begin, end) of the text is a mention, whatever its words are: a speaker.
[[nodiscard]] Mention mention_of_unknown(const Tokens& tokens, TokenSpan span);

// All mentions, in the order in which they begin, not overlapping. Headings in which every word has a capital are left
// out: they do not tell where a name ends. Cost: linear.
[[nodiscard]] std::vector<Mention> find_mentions(std::string_view text, const Tokens& tokens);

}  // namespace wirecopy::attribution
