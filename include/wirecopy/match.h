// Where text came from: the results of tracing one page and of comparing two.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "wirecopy/page.h"
#include "wirecopy/span.h"

namespace wirecopy {

// How a copy relates to its source. copied: verbatim but for case, spacing and punctuation;
// edited: cut, inserted, reordered or restyled; spun: words swapped for near-synonyms.
enum class Kind { copied, edited, spun, furniture };

enum class EditOperation { replace, insert, erase };  // seen from the source: what the copy did

// What a reader should know of an edit. number, name: another one stands there, or one is gone or new in a sentence
// that is otherwise kept; written another way it is no change. negation: "not" and its like came or went. date: another
// weekday, month, day or year. attribution: the text lost or gained its speaker or its quotation marks. softened,
// hardened: "may", "allegedly" came or went.
enum class EditFlag : std::uint8_t { none, number, name, negation, date, attribution, softened, hardened };

inline constexpr std::array kEditFlags{EditFlag::number,      EditFlag::name,     EditFlag::negation, EditFlag::date,
                                       EditFlag::attribution, EditFlag::softened, EditFlag::hardened};

// The flags of one edit.
class EditFlags {
 public:
  constexpr EditFlags() = default;
  constexpr EditFlags(EditFlag flag) { add(flag); }  // NOLINT(google-explicit-constructor): a set of one

  constexpr void add(EditFlag flag) {
    if (flag != EditFlag::none) bits_ |= bit(flag);
  }
  constexpr void add(EditFlags flags) { bits_ |= flags.bits_; }
  [[nodiscard]] constexpr bool has(EditFlag flag) const { return (bits_ & bit(flag)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }

  // The main one, in the order of kEditFlags; none if it is empty.
  [[nodiscard]] constexpr EditFlag first() const {
    for (const EditFlag flag : kEditFlags)
      if (has(flag)) return flag;
    return EditFlag::none;
  }

  friend constexpr bool operator==(EditFlags, EditFlags) = default;

 private:
  static constexpr std::uint32_t bit(EditFlag flag) { return 1U << static_cast<unsigned>(flag); }
  std::uint32_t bits_ = 0;
};

// One difference. For an insert `source` is empty and stands where the text would be; for an erase `copy` is. Where
// only quotation marks came or went the spans hold a mark and nothing else.
struct Edit {
  EditOperation operation = EditOperation::replace;
  ByteSpan copy;    // in the traced page
  ByteSpan source;  // in the source page
  EditFlags flags = EditFlag::none;
};

// Where a passage stands elsewhere. similarity in 0..1: matched word weight over the heavier side's word weight.
struct Source {
  std::size_t document = 0;  // index into PageTrace::documents
  ByteSpan span;
  ByteSpan covers;  // the part of the passage that stands there: all of it, or less
  double similarity = 0;
  Kind kind = Kind::copied;
  std::vector<Edit> edits;  // in order of the copy
};

// A span of the traced page whose text stands elsewhere. Passages of a page do not overlap and are in page order.
struct Passage {
  ByteSpan span;
  Kind kind = Kind::copied;     // of the best source
  double similarity = 0;        // of the best source
  double quotation = 0;         // share of its words inside quotation marks, 0..1
  std::vector<Source> sources;  // best match first, earlier pages before later ones at equal similarity
};

struct PageTrace {
  Page page;
  std::vector<Page> documents;  // the pages the sources stand in, each once
  std::vector<Passage> passages;
};

struct ComparedPassage {
  ByteSpan a;
  ByteSpan b;
  Kind kind = Kind::copied;
  double similarity = 0;
  std::vector<Edit> edits;  // copy spans lie in a, source spans in b
};

struct Comparison {
  Page a;
  Page b;
  std::vector<ComparedPassage> passages;  // in order of a
};

}  // namespace wirecopy
