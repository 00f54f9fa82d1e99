// What the flags of edits tell a person, in words: "number changed: 12 → 21", "quotation marks dropped".
#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/diff.h"

namespace wirecopy::report {

struct FlagNote {
  EditFlags flags;
  std::string text;
};

// One note for each flagged edit, in order; what is told twice is told once.
[[nodiscard]] std::vector<FlagNote> flag_notes(std::span<const DiffPiece> pieces);

}  // namespace wirecopy::report
