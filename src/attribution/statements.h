// From a text to its statements: the order in which attribution works.
#pragma once

#include <string_view>
#include <vector>

#include "attribution/quotes_model.h"
#include "attribution/tagging.h"
#include "wirecopy/quotes.h"

namespace wirecopy::attribution {

// Memory that finding statements takes; used again from text to text. One thread at a time.
struct Scratch {
  Tokens tokens;
  RoleTags roles;
  FrameTags frame;
  std::vector<Candidate> candidates;
};

// The statements of an English text, in the order in which they begin. The text is valid UTF-8.
[[nodiscard]] std::vector<Statement> find_statements(std::string_view text, const QuotesModel& model, Scratch* scratch);

// What stands inside quotation marks and is long enough to be speech, for languages in which nothing else is known.
[[nodiscard]] std::vector<Statement> find_direct_speech(std::string_view text);

}  // namespace wirecopy::attribution
