// What was learnt of who says what (models/quotes.md tells of the data, the figures and the format).
#pragma once

#include <string>
#include <string_view>

#include "attribution/tag_weights.h"
#include "attribution/word_table.h"
#include "wirecopy/result.h"

namespace wirecopy::attribution {

struct QuotesModel {
  WordTable words;
  TagWeights roles;
  TagWeights frames;
  float least_cue = 1;  // how likely a cue must be to make a statement

  // Errors: bad_input. What is read points at `bytes`, which must stay.
  [[nodiscard]] static Result<QuotesModel> read(std::string_view bytes);
  void append_to(std::string* bytes) const;
  [[nodiscard]] static const QuotesModel& built_in();
};

}  // namespace wirecopy::attribution
