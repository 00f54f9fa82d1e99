#include "attribution/tagging.h"

#include <algorithm>

namespace wirecopy::attribution {
namespace {

// A cue goes on while the next token continues it with at least this share of the probability that it begins. Half: the
// likelier of going on and ending there.
constexpr float kGoesOn = .5F;

// From which probability on a token is given to the speaker, whatever the best labels say: likelier than not.
constexpr float kLikelier = .5F;

}  // namespace

void tag_roles(const TagWeights& weights, const Tokens& tokens, Paragraph paragraph, const Leads& leads,
               RoleTags* tags) {
  const std::size_t n = paragraph.end - paragraph.begin;
  look_around(tokens, paragraph, leads, &tags->surroundings);
  tags->scores.resize(n);
  tags->steps.resize(n);
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    tags->features.clear();
    role_features(tokens, paragraph, tags->surroundings, i, &tags->features);
    tags->scores[i - paragraph.begin] = weights.score(tags->features.hashes());
    tags->steps[i - paragraph.begin] = step_of(tokens, paragraph, i);
  }
  const Chain chain{tags->scores, tags->steps, &weights.transitions()};
  best_labels(chain, &tags->labels);
  tags->marginals.run(chain);
}

void find_candidates(std::span<const LabelScores> probabilities, Paragraph paragraph, float least,
                     std::vector<Candidate>* candidates) {
  candidates->clear();
  for (std::uint32_t i = 0; i < probabilities.size(); ++i) {
    const float begins = probabilities[i][kCueBegin];
    if (begins < least) continue;
    std::uint32_t end = i + 1;
    while (end < probabilities.size() && probabilities[end][kCueInside] >= kGoesOn * begins &&
           probabilities[end][kCueBegin] < begins)
      ++end;
    candidates->push_back({{paragraph.begin + i, paragraph.begin + end}, begins});
    i = end - 1;
  }
}

void fix_cue(TokenSpan cue, Paragraph paragraph, std::vector<LabelScores>* scores) {
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    LabelScores& here = (*scores)[i - paragraph.begin];
    if (i < cue.begin || i >= cue.end) {
      here[kCueBegin] = kImpossible;
      here[kCueInside] = kImpossible;
    } else {
      here.fill(kImpossible);
      here[i == cue.begin ? kCueBegin : kCueInside] = 0;
    }
  }
}

namespace {

// The best labels spread a speaker's probability over the places where it may end; where it is likelier than not that a
// token is the speaker's, the labels must say so.
void insist_on_speaker(const Chain& chain, FrameTags* tags) {
  const auto of_speaker = [](const LabelScores& p) { return p[kSpeakerBegin] + p[kSpeakerInside]; };
  const auto probabilities = tags->marginals.labels();
  const auto surest = std::ranges::max_element(probabilities, {}, of_speaker);
  const auto i = static_cast<std::size_t>(surest - probabilities.begin());
  const bool is_speaker = tags->labels[i] == kSpeakerBegin || tags->labels[i] == kSpeakerInside;
  if (is_speaker || of_speaker(*surest) <= kLikelier) return;
  LabelScores& scores = tags->scores[i];
  for (std::size_t label = 0; label < kLabels; ++label)
    if (label != kSpeakerBegin && label != kSpeakerInside) scores[label] = kImpossible;
  best_labels(chain, &tags->labels);
}

}  // namespace

void tag_frame(const TagWeights& weights, const Tokens& tokens, Paragraph paragraph, const RoleTags& roles,
               TokenSpan cue, FrameTags* tags) {
  look_from(tokens, paragraph, roles.view(), roles.surroundings, cue, &tags->places);
  const Frame frame{&tokens, paragraph, roles.surroundings, roles.view(), cue, tags->places};
  tags->scores.assign(paragraph.end - paragraph.begin, {});
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    if (i >= cue.begin && i < cue.end) continue;
    tags->features.clear();
    frame_features(frame, i, &tags->features);
    tags->scores[i - paragraph.begin] = weights.score(tags->features.hashes());
  }
  fix_cue(cue, paragraph, &tags->scores);
  const Chain chain{tags->scores, roles.steps, &weights.transitions()};
  best_labels(chain, &tags->labels);
  tags->marginals.run(chain);
  insist_on_speaker(chain, tags);
}

}  // namespace wirecopy::attribution
