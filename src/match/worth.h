// What is worth reporting: which shared words are more than chance, a name or a stock phrase.
#pragma once

#include <vector>

#include "match/stretch.h"

namespace wirecopy::match {

[[nodiscard]] bool is_worth_reporting(const text::Text& a, const text::Text& b, const TokenPassage& passage);

// The runs of words in a row on both sides that are worth reporting by themselves, where the whole is too thin: half a
// sentence taken word for word would else be lost for the rest of its sentence.
[[nodiscard]] std::vector<TokenPassage> verbatim_runs(const text::Text& a, const text::Text& b,
                                                      const TokenPassage& passage);

}  // namespace wirecopy::match
