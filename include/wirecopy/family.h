// Families: all passages that descend from one text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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
  std::optional<std::size_t> parent = std::nullopt;      // index into Family::passages: most likely taken from it
  std::optional<std::size_t> version_of = std::nullopt;  // the same: an earlier version of one outlet's report
};

// What speaks for a page as the source, and how strongly: weights are log odds and add up.
struct Reason {
  std::string name;  // "earliest", "dateline", "credit", "containment", "edit-direction" ...
  double weight = 0;
  std::string evidence;  // what a reader can check: words of the page, a date
};

// Where a family's text most likely came from.
struct Origin {
  std::optional<std::size_t> passage;  // index into Family::passages
  double probability = 0;              // calibrated: of those given with .8, about .8 are right
  std::vector<Reason> reasons;         // heaviest first
  // Without a passage: the id of a page that holds the text in words so different that they stand in another family;
  // or empty: the source is not among the pages.
  std::string elsewhere = {};
};

struct Family {
  std::string id;                       // from content: the same passages give the same id
  std::string text;                     // the passage the others were verified against
  Kind kind = Kind::copied;             // the least alike among its passages; furniture if one outlet repeats it
  std::vector<FamilyPassage> passages;  // earliest page first, then by id
  Origin origin = {};
  bool is_phrase = false;       // what many would write: pages share it that have nothing else in common
  double quotation = 0;         // share of the text inside quotation marks
  bool is_frame_shared = true;  // of speech quoted: its pages share what stands around it too
};

// The id of the page that a family's text most likely came from; empty: it is not among the pages.
[[nodiscard]] inline const std::string& source_of(const Family& family) {
  const Origin& origin = family.origin;
  return origin.passage ? family.passages[*origin.passage].page.id : origin.elsewhere;
}

}  // namespace wirecopy
