#include "attribution/features.h"

#include <algorithm>

#include "attribution/feature_parts.h"

namespace wirecopy::attribution {
namespace {

constexpr std::uint8_t kLikelyCue = 4;  // Token::cue from here on counts as a likely cue

// The tokens of a paragraph by offset from one of them; what lies beyond is one token.
class Window {
 public:
  Window(const Tokens& tokens, Paragraph paragraph, std::uint32_t i) : tokens_(tokens), paragraph_(paragraph), i_(i) {}
  const Token& operator[](int offset) const {
    const std::int64_t at = std::int64_t{i_} + offset;
    if (at < paragraph_.begin || at >= paragraph_.end) return beyond();
    return tokens_.tokens[static_cast<std::size_t>(at)];
  }

 private:
  const Tokens& tokens_;
  Paragraph paragraph_;
  std::uint32_t i_;
};

void add_words(const Window& at, FeatureList* features) {
  const std::uint64_t shape = number(at[0].shape);
  for (int offset = -3; offset <= 3; ++offset) features->add(at[offset].word);
  features->add(at[0].word, shape);
  features->add(at[-1].word, at[0].word);
  features->add(at[0].word, at[1].word);
  features->add(at[-2].word, at[-1].word);
  features->add(at[1].word, at[2].word);
  features->add(at[-1].word, at[1].word);
  features->add(at[-2].word, at[0].word);
  features->add(at[0].word, at[2].word);
  features->add(at[-1].word, at[0].word, at[1].word);
  features->add(at[0].word, at[1].fine);
  features->add(at[0].word, at[-1].fine);
  features->add(at[0].ending);
  features->add(at[0].short_ending, shape);
  features->add(at[0].ending, at[-1].fine);
  features->add(at[0].ending, at[1].fine);
}

void add_classes(const Window& at, FeatureList* features) {
  for (int offset = -3; offset <= 3; ++offset) features->add(at[offset].fine);
  features->add(at[-1].fine, at[0].fine);
  features->add(at[0].fine, at[1].fine);
  features->add(at[-2].fine, at[-1].fine);
  features->add(at[1].fine, at[2].fine);
  features->add(at[-1].fine, at[0].fine, at[1].fine);
  features->add(at[-2].coarse, at[-1].coarse, at[0].coarse, at[1].coarse);
  features->add(at[-1].coarse, at[0].coarse, at[1].coarse, at[2].coarse);
  features->add(at[0].coarse, at[1].coarse, at[2].coarse, at[3].coarse);
  features->add(at[-3].coarse, at[-2].coarse, at[-1].coarse, at[0].coarse);
  features->add(number(at[-1].shape), number(at[0].shape), number(at[1].shape), at[0].starts_sentence ? 1 : 0);
}

void add_quotation(const Window& at, const Surroundings& around, FeatureList* features) {
  const std::uint64_t quoted = number(at[0].quoted);
  const std::uint64_t three = number(at[-1].quoted) * 64 + quoted * 8 + number(at[1].quoted);
  features->add(three);
  features->add(three, at[0].fine);
  features->add(quoted, at[0].word);
  features->add(quoted, at[-1].fine, at[1].fine);
  const std::uint64_t before = distance_class(around.quote_before);
  const std::uint64_t behind = distance_class(around.quote_behind);
  features->add(quoted, before, behind);
  features->add(before, at[0].fine);
  features->add(behind, at[0].fine);
  features->add(before * 16 + behind, at[0].cue, quoted);
  features->add(around.sentence_has_quote ? 1 : 0, at[0].fine, quoted);
}

void add_sentence(const Tokens& tokens, const Window& at, const Surroundings& around, std::uint32_t i,
                  FeatureList* features) {
  const Token& first = tokens.tokens[around.sentence_begin];
  const std::uint64_t edges = (at[0].starts_sentence ? 1U : 0U) + (at[0].ends_sentence ? 2U : 0U) +
                              (at[1].ends_sentence ? 4U : 0U) + (at[-1].starts_sentence ? 8U : 0U);
  features->add(edges, number(at[0].shape));
  features->add(edges, at[0].fine);
  features->add(edges, at[-1].word);
  features->add(first.word, at[0].coarse);
  features->add(first.fine, at[0].coarse);
  features->add(distance_class(i - around.sentence_begin), at[0].coarse);
  features->add(at[0].cue, at[1].cue, at[-1].cue, std::min<std::uint8_t>(around.n_cues, 3));
  features->add(at[0].cue, at[1].fine);
  features->add(at[0].cue, at[-1].fine);
  features->add(at[0].cue, at[-1].coarse, at[1].coarse);
  features->add(at[-1].cue, at[0].coarse);
}

void add_cues(const Tokens& tokens, const Window& at, const Surroundings& around, std::uint32_t i,
              FeatureList* features) {
  const bool has_before = around.cue_before != Surroundings::kNone;
  const bool has_behind = around.cue_behind != Surroundings::kNone;
  const Token& before = has_before ? tokens.tokens[around.cue_before] : beyond();
  const Token& behind = has_behind ? tokens.tokens[around.cue_behind] : beyond();
  const std::uint64_t far_before = has_before ? distance_class(i - around.cue_before) : 15;
  const std::uint64_t far_behind = has_behind ? distance_class(around.cue_behind - i) : 15;
  features->add(before.word, far_before);
  features->add(behind.word, far_behind);
  features->add(before.fine, far_before, at[0].coarse);
  features->add(behind.fine, far_behind, at[0].coarse);
  features->add(far_before, far_behind, at[0].fine);
  features->add(far_before, far_behind, number(at[0].quoted), number(at[0].shape));
}

}  // namespace

namespace {

constexpr std::uint32_t kLongestName = 6;  // tokens

bool is_name_part(const Token& token) {
  return token.shape == Shape::capital || token.shape == Shape::upper || token.shape == Shape::initial;
}

// Where the colon of "NAME: ..." stands, or the paragraph's end.
std::uint32_t find_colon(const Tokens& tokens, Paragraph paragraph) {
  static const std::uint32_t kColon = word_of(":");
  static const std::uint32_t kQuote = word_of("\"");
  std::uint32_t i = paragraph.begin;
  if (tokens.tokens[i].word == kQuote) ++i;
  const std::uint32_t first = i;
  for (; i < paragraph.end && i - first <= kLongestName; ++i) {
    const Token& token = tokens.tokens[i];
    if (token.word == kColon) return i > first && i + 1 < paragraph.end ? i : paragraph.end;
    if (!is_name_part(token) && (i == first || token.shape != Shape::mark)) break;
  }
  return paragraph.end;
}

// Where the dash of "... - Name" stands, or the paragraph's end.
std::uint32_t find_dash(const Tokens& tokens, Paragraph paragraph) {
  static const std::uint32_t kDash = word_of("\u2014");
  static const std::uint32_t kHyphen = word_of("-");
  for (std::uint32_t n = 1; n <= kLongestName + 1 && n + 2 < paragraph.end - paragraph.begin; ++n) {
    const Token& token = tokens.tokens[paragraph.end - n];
    if (token.word == kDash || token.word == kHyphen) return n > 1 ? paragraph.end - n : paragraph.end;
    if (!is_name_part(token) && token.shape != Shape::mark) break;
  }
  return paragraph.end;
}

std::uint8_t repeated(std::uint32_t n) {
  return static_cast<std::uint8_t>(n >= 4 ? 2 : n >= 2 ? 1 : 0);
}

// 1.. : before, at and behind the colon of a page that has n of them; 10.. : before, at and behind the dash.
void mark_leads(const Tokens& tokens, Paragraph paragraph, const Leads& leads,
                std::vector<Surroundings>* surroundings) {
  const std::uint32_t colon = find_colon(tokens, paragraph);
  const std::uint32_t dash = find_dash(tokens, paragraph);
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    std::uint8_t& lead = (*surroundings)[i - paragraph.begin].lead;
    if (colon < paragraph.end)
      lead = static_cast<std::uint8_t>(1 + 3 * repeated(leads.n_begin) + (i < colon ? 0 : i == colon ? 1 : 2));
    else if (dash < paragraph.end)
      lead = static_cast<std::uint8_t>(10 + 3 * repeated(leads.n_end) + (i < dash ? 0 : i == dash ? 1 : 2));
  }
}

}  // namespace

Leads count_leads(const Tokens& tokens) {
  Leads leads;
  for (const Paragraph paragraph : tokens.paragraphs) {
    leads.n_begin += find_colon(tokens, paragraph) < paragraph.end ? 1U : 0U;
    leads.n_end += find_dash(tokens, paragraph) < paragraph.end ? 1U : 0U;
  }
  return leads;
}

void look_around(const Tokens& tokens, Paragraph paragraph, const Leads& leads,
                 std::vector<Surroundings>* surroundings) {
  surroundings->assign(paragraph.end - paragraph.begin, {});
  for (std::uint32_t begin = paragraph.begin; begin < paragraph.end;) {
    std::uint32_t end = begin + 1;
    while (end < paragraph.end && !tokens.tokens[end].starts_sentence) ++end;
    Surroundings sentence;
    sentence.sentence_begin = begin;
    for (std::uint32_t i = begin; i < end; ++i) {
      sentence.sentence_has_quote = sentence.sentence_has_quote || tokens.tokens[i].quoted != Quoted::no;
      if (tokens.tokens[i].cue >= kLikelyCue && sentence.n_cues < 255) ++sentence.n_cues;
    }
    std::uint32_t last = Surroundings::kNone;
    for (std::uint32_t i = begin; i < end; ++i) {
      Surroundings& here = (*surroundings)[i - paragraph.begin];
      here = sentence;
      here.cue_before = last;
      if (tokens.tokens[i].cue >= kLikelyCue) last = i;
    }
    last = Surroundings::kNone;
    for (std::uint32_t i = end; i > begin; --i) {
      (*surroundings)[i - 1 - paragraph.begin].cue_behind = last;
      if (tokens.tokens[i - 1].cue >= kLikelyCue) last = i - 1;
    }
    begin = end;
  }
  mark_leads(tokens, paragraph, leads, surroundings);
  std::uint16_t far = 0;
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    (*surroundings)[i - paragraph.begin].quote_before = far;
    if (tokens.tokens[i].quoted != Quoted::no)
      far = 1;
    else if (far > 0 && far < 1000)
      ++far;
  }
  far = 0;
  for (std::uint32_t i = paragraph.end; i > paragraph.begin; --i) {
    (*surroundings)[i - 1 - paragraph.begin].quote_behind = far;
    if (tokens.tokens[i - 1].quoted != Quoted::no)
      far = 1;
    else if (far > 0 && far < 1000)
      ++far;
  }
}

std::uint8_t step_of(const Tokens& tokens, Paragraph paragraph, std::uint32_t i) {
  if (i == paragraph.begin) return 0;
  const Token& token = tokens.tokens[i];
  if (tokens.tokens[i - 1].quoted == Quoted::opens) return 2;
  if (token.quoted == Quoted::closes) return 3;
  if (token.quoted == Quoted::opens) return 4;
  if (tokens.tokens[i - 1].quoted == Quoted::closes) return 5;
  return token.starts_sentence ? 1 : 0;
}

void role_features(const Tokens& tokens, Paragraph paragraph, std::span<const Surroundings> surroundings,
                   std::uint32_t i, FeatureList* features) {
  const Window at(tokens, paragraph, i);
  const Surroundings& around = surroundings[i - paragraph.begin];
  features->add(0);
  add_words(at, features);
  add_classes(at, features);
  add_quotation(at, around, features);
  add_sentence(tokens, at, around, i, features);
  add_cues(tokens, at, around, i, features);
  const std::uint64_t from_begin = distance_class(i - paragraph.begin);
  const std::uint64_t from_end = distance_class(paragraph.end - 1 - i);
  features->add(from_begin, at[0].fine);
  features->add(from_begin, number(at[0].shape), number(at[0].quoted));
  features->add(from_end, at[0].fine);
  features->add(from_end, number(at[0].shape), number(at[0].quoted));
  features->add(around.lead, number(at[0].quoted));
  features->add(around.lead, number(at[0].shape), number(at[-1].shape), number(at[1].shape));
  features->add(around.lead, at[0].coarse);
}

}  // namespace wirecopy::attribution
