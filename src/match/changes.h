// What was changed between a passage and its source, cut as a person would cut it: a number against a number, a name
// against a name, a phrase against a phrase; each with its flags.
#pragma once

#include <vector>

#include "match/differences.h"
#include "match/mentions.h"
#include "match/side.h"
#include "wirecopy/match.h"

namespace wirecopy::match {

// Words that differ: [a) of the copy stand where [b) stood in the source. Either may be empty, not both.
struct Change {
  TokenRange a;
  TokenRange b;
  bool joined = false;  // no word that both sides share stands between this change and the one before
  EditFlags flags = EditFlag::none;
};

// A passage with its source, read: the pairs of equal words that ascend, and what is mentioned on each side.
struct Reading {
  struct Mentions {
    std::vector<NumberMention> numbers;
    std::vector<NameMention> names;
    std::vector<DayMention> days;
  };
  static constexpr TokenIndex kNoPartner = UINT32_MAX;

  Reading(const Side& copy, const Side& source, const TokenPassage& passage);

  // The token of the other side that token i is equal to, or kNoPartner; that too for a token outside the passage,
  // where a name that the passage cuts goes on.
  [[nodiscard]] TokenIndex partner_in_b(TokenIndex i) const {
    return holds(range_a, i) ? partners_of_a[i - range_a.begin] : kNoPartner;
  }
  [[nodiscard]] TokenIndex partner_in_a(TokenIndex i) const {
    return holds(range_b, i) ? partners_of_b[i - range_b.begin] : kNoPartner;
  }

  // The token that it was aligned with, equal or kindred, or kNoPartner; the same.
  [[nodiscard]] TokenIndex aligned_in_b(TokenIndex i) const {
    return holds(range_a, i) ? aligned_of_a[i - range_a.begin] : kNoPartner;
  }
  [[nodiscard]] TokenIndex aligned_in_a(TokenIndex i) const {
    return holds(range_b, i) ? aligned_of_b[i - range_b.begin] : kNoPartner;
  }

  const Side& a;
  const Side& b;
  TokenRange range_a;
  TokenRange range_b;
  std::vector<TokenPair> pairs;  // ascending in both texts, equal words and unlike ones
  std::vector<TokenIndex> partners_of_a;
  std::vector<TokenIndex> partners_of_b;
  std::vector<TokenIndex> aligned_of_a;
  std::vector<TokenIndex> aligned_of_b;
  Mentions in_a;
  Mentions in_b;
};

// In order, not overlapping, without flags.
[[nodiscard]] std::vector<Change> find_changes(const Reading& reading);

// Sets the flags of each change.
void flag_changes(const Reading& reading, std::vector<Change>* changes);

// Joins neighbours that a person reads as one: phrases whose words were replaced one by one.
[[nodiscard]] std::vector<Change> join_phrases(const Reading& reading, const std::vector<Change>& changes);

}  // namespace wirecopy::match
