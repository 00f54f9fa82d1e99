// Features of a token as seen from one cue: what decides whether it belongs to this cue's speaker or content.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "attribution/features.h"

namespace wirecopy::attribution {

// Tokens [begin, end) of one paragraph.
struct TokenSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const TokenSpan&, const TokenSpan&) = default;
};

// What the first tagger said of a paragraph's tokens, in order.
struct RoleView {
  std::span<const LabelScores> probabilities;
  std::span<const Label> labels;
};

// A token's place as seen from a cue.
struct FramePlace {
  std::uint16_t distance = 0;  // tokens from the cue's nearer end; 0 in the cue
  bool is_before = false;
  std::uint8_t n_commas = 0;        // between
  std::uint8_t n_marks = 0;         // quotation marks between
  std::uint8_t n_cues = 0;          // other cues between
  std::uint8_t n_sentences = 0;     // sentence ends between
  std::uint8_t n_segments = 0;      // runs of one role between
  std::uint8_t sentence_cues = 0;   // other cues in the token's sentence
  bool has_cue_beyond = false;      // of them one on the token's far side
  std::uint8_t n_quoting = 0;       // other cues between whose sentence holds a quotation mark
  bool is_quoted_sentence = false;  // the sentence begins inside quotation marks, or with one
  std::uint8_t roles = 0;           // which roles stand between: 1 speaker, 2 content, 4 nothing
};

// The places of a paragraph's tokens as seen from `cue`.
void look_from(const Tokens& tokens, Paragraph paragraph, const RoleView& roles,
               std::span<const Surroundings> surroundings, TokenSpan cue, std::vector<FramePlace>* places);

// What features are made of, beside the token.
struct Frame {
  const Tokens* tokens = nullptr;
  Paragraph paragraph;
  std::span<const Surroundings> surroundings;
  RoleView roles;
  TokenSpan cue;
  std::span<const FramePlace> places;
};

// The features of token i, which is not in the cue.
void frame_features(const Frame& frame, std::uint32_t i, FeatureList* features);

}  // namespace wirecopy::attribution
