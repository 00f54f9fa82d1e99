// The two taggers at work: one marks the likely roles of every token of a paragraph, the other, once for each likely
// cue, that cue's own speaker and content.
#pragma once

#include <optional>
#include <vector>

#include "attribution/frame_features.h"
#include "attribution/tag_weights.h"
#include "attribution/word_table.h"

namespace wirecopy::attribution {

// What the first tagger says of one paragraph, with the memory that it takes. Used again from paragraph to paragraph.
struct RoleTags {
  std::vector<Surroundings> surroundings;
  std::vector<LabelScores> scores;
  std::vector<std::uint8_t> steps;
  std::vector<Label> labels;
  Marginals marginals;
  FeatureList features;

  [[nodiscard]] RoleView view() const { return {marginals.labels(), labels}; }
};

void tag_roles(const TagWeights& weights, const Tokens& tokens, Paragraph paragraph, const Leads& leads,
               RoleTags* tags);

struct Candidate {
  TokenSpan cue;
  float probability = 0;  // that a cue begins there
};

// Where cues may be, in order, not overlapping, each at least as likely as `least`.
void find_candidates(std::span<const LabelScores> probabilities, Paragraph paragraph, float least,
                     std::vector<Candidate>* candidates);

// A cue's own speaker and content.
struct FrameTags {
  std::vector<FramePlace> places;
  std::vector<LabelScores> scores;
  std::vector<Label> labels;
  Marginals marginals;
  FeatureList features;
};

void tag_frame(const TagWeights& weights, const Tokens& tokens, Paragraph paragraph, const RoleTags& roles,
               TokenSpan cue, FrameTags* tags);

// Scores that leave a frame's cue no choice, and keep other tokens from being one.
void fix_cue(TokenSpan cue, Paragraph paragraph, std::vector<LabelScores>* scores);

}  // namespace wirecopy::attribution
