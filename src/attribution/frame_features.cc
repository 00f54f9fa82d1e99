#include "attribution/frame_features.h"

#include <algorithm>

#include "attribution/feature_parts.h"

namespace wirecopy::attribution {
namespace {

// Probabilities in five steps.
std::uint64_t level(float probability) {
  if (probability < .1F) return 0;
  if (probability < .35F) return 1;
  if (probability < .65F) return 2;
  return probability < .9F ? 3 : 4;
}

std::uint8_t role_bit(Label label) {
  if (label == kSpeakerBegin || label == kSpeakerInside) return 1;
  if (label == kContentBegin || label == kContentInside) return 2;
  return 4;
}

// Walks away from the cue, counting what lies between.
class Walk {
 public:
  Walk(const Tokens& tokens, const RoleView& roles, std::span<const Surroundings> surroundings, std::uint32_t first,
       bool is_before)
      : tokens_(tokens), roles_(roles), surroundings_(surroundings), first_(first) {
    place_.is_before = is_before;
  }

  FramePlace step(std::uint32_t i) {
    const Token& token = tokens_.tokens[i];
    if (place_.is_before && token.ends_sentence) add(&place_.n_sentences);
    if (!place_.is_before && token.starts_sentence) add(&place_.n_sentences);
    if (place_.distance < 1000) ++place_.distance;
    const FramePlace here = place_;
    const Label label = roles_.labels[i - first_];
    if (label == kCueBegin) {
      add(&place_.n_cues);
      if (is_quoting(i)) add(&place_.n_quoting);
    }
    if (token.quoted == Quoted::opens || token.quoted == Quoted::closes) {
      add(&place_.n_marks);
    } else if (token.shape == Shape::mark) {
      add(&place_.n_commas);
    }
    const std::uint8_t bit = role_bit(label);
    const bool begins = label == kSpeakerBegin || label == kContentBegin;
    if (bit != last_ || begins) add(&place_.n_segments);
    last_ = bit;
    place_.roles |= bit;
    return here;
  }

 private:
  [[nodiscard]] bool is_quoting(std::uint32_t i) const { return surroundings_[i - first_].sentence_has_quote; }

  static void add(std::uint8_t* n) { *n = static_cast<std::uint8_t>(std::min(*n + 1, 7)); }

  const Tokens& tokens_;
  const RoleView& roles_;
  std::span<const Surroundings> surroundings_;
  std::uint32_t first_;
  FramePlace place_;
  std::uint8_t last_ = 0;
};

// What the other cues of a token's sentence tell of it.
void look_at_sentences(const Tokens& tokens, Paragraph paragraph, const RoleView& roles, TokenSpan cue,
                       std::vector<FramePlace>* places) {
  for (std::uint32_t begin = paragraph.begin; begin < paragraph.end;) {
    std::uint32_t end = begin + 1;
    while (end < paragraph.end && !tokens.tokens[end].starts_sentence) ++end;
    const auto is_other_cue = [&](std::uint32_t i) {
      return roles.labels[i - paragraph.begin] == kCueBegin && (i < cue.begin || i >= cue.end);
    };
    std::uint8_t n_cues = 0;
    for (std::uint32_t i = begin; i < end; ++i)
      if (is_other_cue(i) && n_cues < 3) ++n_cues;
    bool is_seen = false;
    for (std::uint32_t i = begin; i < end; ++i) {
      FramePlace& place = (*places)[i - paragraph.begin];
      place.sentence_cues = n_cues;
      place.is_quoted_sentence = tokens.tokens[begin].quoted != Quoted::no;
      if (place.is_before) place.has_cue_beyond = is_seen;
      is_seen = is_seen || is_other_cue(i);
    }
    is_seen = false;
    for (std::uint32_t i = end; i > begin; --i) {
      FramePlace& place = (*places)[i - 1 - paragraph.begin];
      if (!place.is_before) place.has_cue_beyond = is_seen;
      is_seen = is_seen || is_other_cue(i - 1);
    }
    begin = end;
  }
}

// One token and its neighbours, as seen from the cue.
class Seen {
 public:
  Seen(const Frame& frame, std::uint32_t i)
      : frame_(frame), i_(i), place_(frame.places[i - frame.paragraph.begin]), side_(place_.is_before ? 1 : 2) {}

  [[nodiscard]] const Token& at(int offset) const {
    const std::int64_t at = std::int64_t{i_} + offset;
    if (at < frame_.paragraph.begin || at >= frame_.paragraph.end) return beyond();
    return frame_.tokens->tokens[static_cast<std::size_t>(at)];
  }
  [[nodiscard]] std::uint64_t label(int offset) const {
    const std::int64_t at = std::int64_t{i_} + offset;
    if (at < frame_.paragraph.begin || at >= frame_.paragraph.end) return kLabels;
    if (at >= frame_.cue.begin && at < frame_.cue.end) return kLabels + 1;
    return frame_.roles.labels[static_cast<std::size_t>(at) - frame_.paragraph.begin];
  }
  [[nodiscard]] const LabelScores& probabilities() const {
    return frame_.roles.probabilities[i_ - frame_.paragraph.begin];
  }

  void words(FeatureList* features) const;
  void quotation(FeatureList* features) const;
  void place(FeatureList* features) const;
  void cue(FeatureList* features) const;
  void roles(FeatureList* features) const;

 private:
  const Frame& frame_;
  std::uint32_t i_;
  const FramePlace& place_;
  std::uint64_t side_;
};

void Seen::words(FeatureList* features) const {
  for (int offset = -2; offset <= 2; ++offset) features->add(side_, at(offset).word);
  for (int offset = -2; offset <= 2; ++offset) features->add(side_, at(offset).fine);
  features->add(side_, at(-1).word, at(0).word);
  features->add(side_, at(0).word, at(1).word);
  features->add(side_, at(-1).fine, at(0).fine);
  features->add(side_, at(0).fine, at(1).fine);
  features->add(side_, at(-1).fine, at(0).fine, at(1).fine);
  features->add(side_ * 256 + at(-1).coarse, at(0).coarse, at(1).coarse, at(2).coarse);
  features->add(side_ * 256 + at(-2).coarse, at(-1).coarse, at(0).coarse, at(1).coarse);
  const std::uint64_t shapes = number(at(-1).shape) * 64 + number(at(0).shape) * 8 + number(at(1).shape);
  features->add(side_, shapes, at(0).starts_sentence ? 1 : 0);
}

void Seen::quotation(FeatureList* features) const {
  const std::uint64_t three = number(at(-1).quoted) * 64 + number(at(0).quoted) * 8 + number(at(1).quoted);
  const std::uint64_t marks = at_most(place_.n_marks, 4);
  features->add(side_, three, marks);
  features->add(side_, three, at_most(place_.n_sentences, 3), at_most(place_.n_cues, 2));
  features->add(side_, three, distance_class(place_.distance));
  features->add(side_, three, at(0).fine);
  const Surroundings& around = frame_.surroundings[i_ - frame_.paragraph.begin];
  features->add(side_, number(at(0).quoted) * 16 + distance_class(around.quote_before),
                distance_class(around.quote_behind), at_most(place_.n_cues, 2));
}

void Seen::place(FeatureList* features) const {
  const std::uint64_t far = distance_class(place_.distance);
  const std::uint64_t edges = (at(0).starts_sentence ? 1U : 0U) + (at(0).ends_sentence ? 2U : 0U) +
                              (at(1).ends_sentence ? 4U : 0U) + (at(1).starts_sentence ? 8U : 0U);
  const std::uint64_t sentences = at_most(place_.n_sentences, 3);
  features->add(side_, far, sentences);
  features->add(side_, edges, sentences, at(0).fine);
  features->add(side_, edges, far);
  features->add(side_, edges, at(-1).fine);
  features->add(side_, far, at(0).fine);
  features->add(side_, far, at(0).word);
  features->add(side_, far, at(-1).fine, at(0).coarse);
  features->add(side_, at_most(place_.n_commas, 4), sentences, at_most(place_.n_cues, 2));
  features->add(side_, at_most(place_.n_commas, 4), at(0).fine);
  features->add(side_, at_most(place_.n_commas, 4), at(-1).word, at(0).coarse);
  features->add(side_, at_most(place_.n_cues, 3), at(0).fine);
  features->add(side_, at_most(place_.n_cues, 3), edges, sentences);
  const std::uint8_t lead = frame_.surroundings[i_ - frame_.paragraph.begin].lead;
  const std::uint64_t cue_lead = frame_.surroundings[frame_.cue.begin - frame_.paragraph.begin].lead;
  features->add(side_, lead, cue_lead, number(at(0).quoted));
  features->add(side_, lead, cue_lead * 8 + number(at(0).shape), edges);
}

void Seen::cue(FeatureList* features) const {
  const Token& first = frame_.tokens->tokens[frame_.cue.begin];
  const Token& last = frame_.tokens->tokens[frame_.cue.end - 1];
  const std::uint32_t size = frame_.cue.end - frame_.cue.begin;
  const std::uint64_t far = distance_class(place_.distance);
  features->add(side_, last.word, far);
  features->add(side_, first.word, far);
  features->add(side_, last.fine, far, size > 1 ? first.fine : 0);
  features->add(side_, last.word, at(0).coarse, at_most(place_.n_commas, 2));
  features->add(side_, last.word, at(0).word);
  features->add(side_, last.fine, at(0).fine);
  features->add(side_, last.fine, at(-1).coarse, at(0).coarse);
  features->add(side_, last.word, number(at(0).quoted), at_most(place_.n_marks, 3));
  features->add(side_, last.fine, number(at(0).quoted), far);
  // What stands right behind the cue and right before it.
  const auto beside = [this](std::uint32_t place, bool is_there) -> const Token& {
    return is_there ? frame_.tokens->tokens[place] : beyond();
  };
  const Token& behind = beside(frame_.cue.end, frame_.cue.end < frame_.paragraph.end);
  const Token& before = beside(frame_.cue.begin - 1, frame_.cue.begin > frame_.paragraph.begin);
  features->add(side_, behind.word, far);
  features->add(side_, behind.fine, at(0).coarse, at_most(place_.n_commas, 2));
  features->add(side_, before.word, far);
  features->add(side_, before.fine, at(0).coarse, at_most(place_.n_commas, 2));
  features->add(side_, before.coarse, behind.coarse, far * 8 + at_most(place_.n_sentences, 3));
}

void Seen::roles(FeatureList* features) const {
  const LabelScores& p = probabilities();
  const std::uint64_t speaker = level(p[kSpeakerBegin] + p[kSpeakerInside]);
  const std::uint64_t content = level(p[kContentBegin] + p[kContentInside]);
  const std::uint64_t levels = speaker * 8 + content;
  const std::uint64_t begins = level(p[kSpeakerBegin]) * 8 + level(p[kContentBegin]);
  const std::uint64_t segments = at_most(place_.n_segments, 5);
  const std::uint64_t far = distance_class(place_.distance);
  features->add(side_, levels, begins);
  features->add(side_, levels, begins, at_most(place_.n_cues, 2));
  features->add(side_, label(-1), label(0), label(1));
  features->add(side_, label(0), place_.roles, segments);
  features->add(side_, label(0), place_.roles, at_most(place_.n_cues, 3) * 8 + at_most(place_.n_sentences, 3));
  features->add(side_, label(0) * 16 + label(-1), place_.roles, at_most(place_.n_cues, 3));
  features->add(side_, levels, place_.roles, at_most(place_.n_sentences, 3));
  features->add(side_, levels, far);
  features->add(side_, levels, at(0).fine);
  features->add(side_, label(0), segments, at_most(place_.n_marks, 3));
  features->add(side_, label(-1) * 16 + label(0), at(0).fine);
  features->add(side_, label(0) * 16 + label(1), at(1).fine);
  const std::uint64_t rivals = std::uint64_t{place_.sentence_cues} * 4 + (place_.has_cue_beyond ? 2U : 0U) +
                               (place_.is_quoted_sentence ? 1U : 0U);
  const std::uint64_t between = at_most(place_.n_cues, 3) * 4 + at_most(place_.n_sentences, 3);
  features->add(side_, rivals, between, number(at(0).quoted));
  features->add(side_, rivals, between, label(0) * 16 + label(-1));
  features->add(side_, rivals, between, levels);
  const bool is_quoting = frame_.surroundings[frame_.cue.begin - frame_.paragraph.begin].sentence_has_quote;
  const std::uint64_t quoting = at_most(place_.n_quoting, 2) * 2 + (is_quoting ? 1U : 0U);
  const bool starts_quoted = frame_.tokens->tokens[frame_.paragraph.begin].quoted != Quoted::no;
  features->add(side_, rivals, quoting * 8 + number(at(0).quoted), at_most(place_.n_sentences, 3));
  features->add(side_, rivals * 2 + (starts_quoted ? 1U : 0U), quoting * 8 + number(at(0).quoted),
                label(0) * 16 + label(-1));
  features->add(side_, rivals, segments * 16 + place_.roles, label(0));
}

}  // namespace

void look_from(const Tokens& tokens, Paragraph paragraph, const RoleView& roles,
               std::span<const Surroundings> surroundings, TokenSpan cue, std::vector<FramePlace>* places) {
  places->assign(paragraph.end - paragraph.begin, {});
  Walk behind(tokens, roles, surroundings, paragraph.begin, false);
  for (std::uint32_t i = cue.end; i < paragraph.end; ++i) (*places)[i - paragraph.begin] = behind.step(i);
  Walk before(tokens, roles, surroundings, paragraph.begin, true);
  for (std::uint32_t i = cue.begin; i > paragraph.begin; --i) (*places)[i - 1 - paragraph.begin] = before.step(i - 1);
  look_at_sentences(tokens, paragraph, roles, cue, places);
}

void frame_features(const Frame& frame, std::uint32_t i, FeatureList* features) {
  const Seen seen(frame, i);
  features->add(0);
  seen.words(features);
  seen.quotation(features);
  seen.place(features);
  seen.cue(features);
  seen.roles(features);
}

}  // namespace wirecopy::attribution
