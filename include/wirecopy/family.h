// Families: all passages that descend from one text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "wirecopy/match.h"
#include "wirecopy/page.h"
#include "wirecopy/span.h"

namespace wirecopy {

// A passage of a family. It leaves the engine without its page's text, so it carries both units and its own text.
struct FamilyPassage {
  Page page;  // without text
  ByteSpan span;
  CodePointSpan characters;
  std::string text;
  double similarity = 0;     // to the family's text
  Kind kind = Kind::copied;  // against the family's text
  std::uint32_t n_edits = 0;
};

struct Family {
  std::string id;                       // from content: the same passages give the same id
  std::string text;                     // the passage the others were verified against
  Kind kind = Kind::copied;             // the least alike among its passages
  std::vector<FamilyPassage> passages;  // earliest page first, then by id
};

}  // namespace wirecopy
