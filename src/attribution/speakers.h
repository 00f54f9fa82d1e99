// Who the speakers of a page are: mentions of one person or body gathered into one entity, and each statement's
// speaker given his.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/entities.h"
#include "attribution/mentions.h"
#include "attribution/tokens.h"
#include "wirecopy/quotes.h"

namespace wirecopy::attribution {

struct Resolution {
  std::vector<Mention> mentions;       // in order
  std::vector<EntityIndex> entity_of;  // of each mention; kNoEntity of a pronoun that nothing before it explains
  std::vector<Entity> entities;
  std::vector<EntityIndex> speaker_of;  // of each statement
};

// `tokens` are those of `text`, with their classes; the statements are in the order of the text. Cost: linear in the
// text; each pronoun looks a bounded number of mentions back.
[[nodiscard]] Resolution resolve_speakers(std::string_view text, const Tokens& tokens,
                                          const std::vector<Statement>& statements);

// Gives each speaker his entity. Of "I", "we" and "you" none is told.
void name_speakers(std::string_view text, const Tokens& tokens, std::vector<Statement>* statements);

}  // namespace wirecopy::attribution
