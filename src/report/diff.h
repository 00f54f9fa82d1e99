// A copy beside its source, as a person reads a diff: the copy's text with what was taken out and put in marked.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wirecopy/match.h"

namespace wirecopy::report {

struct DiffPiece {
  enum class Kind { same, removed, added };
  Kind kind = Kind::same;
  std::string text;
  EditFlags flags = EditFlag::none;  // of the edit that it belongs to
  bool is_replaced = false;          // removed, and the next piece stands in its place
};

// Text and span of one side.
struct Side {
  std::string_view text;
  ByteSpan span;
};

// The pieces in order of the copy; a replaced part comes as removed, then added. Edits outside the copy's span are left
// out. White space that parts removed words from their neighbours is taken from the source.
[[nodiscard]] std::vector<DiffPiece> diff(const Side& copy, const Side& source, std::span<const Edit> edits);

// The part of the passage that stands in the source.
[[nodiscard]] inline ByteSpan covered_part(const Passage& passage, const Source& source) {
  return source.covers.empty() ? passage.span : source.covers;
}

}  // namespace wirecopy::report
