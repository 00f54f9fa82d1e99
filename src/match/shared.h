// What two texts share, with no index in between.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fingerprint/seeds.h"
#include "match/passages.h"
#include "text/text.h"

namespace wirecopy::match {

// Which keys some seeds have: most seeds of another text are no business of theirs.
class KeyMask {
 public:
  explicit KeyMask(std::span<const fingerprint::Seed> seeds);

  // True for every key of the seeds, and for some six of a hundred others.
  [[nodiscard]] bool may_hold(std::uint64_t key) const {
    return (bits_[(key >> 6) & (bits_.size() - 1)] & (1ULL << (key & 63))) != 0;
  }

 private:
  std::vector<std::uint64_t> bits_;
};

// What a text asks of others (fingerprint::seeds_to_ask), by key, then by token.
[[nodiscard]] std::vector<fingerprint::Seed> seeds_asked(const text::Text& text);

// What a text holds (fingerprint::every_seed); the same order.
[[nodiscard]] std::vector<fingerprint::Seed> seeds_held(const text::Text& text);

// A page that is held against many others in turn, each of them once.
class Asker {
 public:
  // `asked` as seeds_asked gives them. Keeps views of both.
  Asker(const text::Text& a, std::span<const fingerprint::Seed> asked);

  [[nodiscard]] const text::Text& text() const { return a_; }

  // What find_shared gives for the page and b.
  [[nodiscard]] std::vector<TokenPassage> find_shared(const text::Text& b, PassageScratch* scratch) const;

  // The same, but nothing unless a candidate of so much evidence (Candidate::evidence) is a passage: most pages that
  // share some seeds share no text, and the weak candidates of these need not be aligned.
  [[nodiscard]] std::vector<TokenPassage> find_shared_if(std::uint32_t least_evidence, const text::Text& b,
                                                         PassageScratch* scratch) const;

 private:
  const text::Text& a_;
  std::span<const fingerprint::Seed> asked_;
  KeyMask mask_;
};

// A text that is looked for in many others in turn.
class Sought {
 public:
  explicit Sought(text::Text text);

  [[nodiscard]] const text::Text& text() const { return b_; }

  // What find_shared gives for `a` and the text, but that nothing is guessed of what stood in `a` before it was spun:
  // who looks here knows that the two are linked.
  [[nodiscard]] std::vector<TokenPassage> find_in(const text::Text& a, PassageScratch* scratch) const;

 private:
  text::Text b_;
  std::vector<fingerprint::Seed> held_;  // what it answers to, by key, then by token
  KeyMask mask_;
};

// The passages that `a` and `b` share, in order of a, not overlapping in a. Depends on nothing but the two texts. Cost:
// linear in their seeds, plus alignment of what they share.
[[nodiscard]] std::vector<TokenPassage> find_shared(const text::Text& a, const text::Text& b, PassageScratch* scratch);

}  // namespace wirecopy::match
