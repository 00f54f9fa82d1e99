// What two texts share, with no index in between.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fingerprint/seeds.h"
#include "match/passages.h"
#include "text/text.h"

namespace wirecopy::match {

// A text with its seeds, kept for when it is held against many others.
struct SeededText {
  text::Text text;
  std::vector<fingerprint::Seed> asked;  // what it asks of others, by key, then by token
  std::vector<fingerprint::Seed> held;   // what it answers to; the same order
};
[[nodiscard]] SeededText with_seeds(text::Text text);
[[nodiscard]] SeededText with_asked_seeds(text::Text text);  // of one that only asks others: `held` is empty

// A page that is held against many others in turn, each of them once.
class Asker {
 public:
  // `asked` as in SeededText. Keeps views of both.
  Asker(const text::Text& a, std::span<const fingerprint::Seed> asked);

  [[nodiscard]] const text::Text& text() const { return a_; }

  // What find_shared gives for the page and b.
  [[nodiscard]] std::vector<TokenPassage> find_shared(const text::Text& b, PassageScratch* scratch) const;

 private:
  const text::Text& a_;
  std::span<const fingerprint::Seed> asked_;
  std::vector<std::uint64_t> mask_;  // a bit for each key asked: most seeds of another page are no business of this one
};

// The passages that `a` and `b` share, in order of a, not overlapping in a. Depends on nothing but the two texts. Cost:
// linear in their seeds, plus alignment of what they share.
[[nodiscard]] std::vector<TokenPassage> find_shared(const text::Text& a, const text::Text& b, PassageScratch* scratch);
[[nodiscard]] std::vector<TokenPassage> find_shared(const SeededText& a, const SeededText& b, PassageScratch* scratch);

// The same, but nothing unless a candidate of so much evidence (Candidate::evidence) is a passage: most pages that
// share some seeds share no text, and the weak candidates of these need not be aligned.
[[nodiscard]] std::vector<TokenPassage> find_shared_if(std::uint32_t least_evidence, const SeededText& a,
                                                       const SeededText& b, PassageScratch* scratch);

}  // namespace wirecopy::match
