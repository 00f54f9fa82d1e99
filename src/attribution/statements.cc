#include "attribution/statements.h"

#include <algorithm>

#include "attribution/stance.h"
#include "text/text.h"

namespace wirecopy::attribution {
namespace {

// Words from which on what stands inside quotation marks is taken for speech where nothing else tells: names of works,
// nicknames and single words in doubt are mostly shorter.
constexpr std::size_t kFewestWords = 4;

// Tokens, marks with them, from which on a quotation without a frame is taken for speech: six words.
constexpr std::uint32_t kFewestOrphanTokens = 8;

// How sure, 0..1, the role tagger must be on average that a quotation without a frame is speech: as likely
// as not. Headings in quotation marks lie below.
constexpr float kSpeechAlone = .5F;

// The runs that labels mark out: each begins at `begin` and goes on over the label after it.
std::vector<TokenSpan> labelled(Paragraph paragraph, std::span<const Label> labels, Label begin) {
  std::vector<TokenSpan> runs;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == begin) runs.push_back({paragraph.begin + i, paragraph.begin + i + 1});
    if (labels[i] == begin + 1 && !runs.empty()) runs.back().end = paragraph.begin + i + 1;
  }
  return runs;
}

// How much of the words inside `spans` stands inside quotation marks.
SpeechKind kind_of(const Tokens& tokens, const std::vector<ByteSpan>& spans) {
  bool has_quoted = false;
  bool has_plain = false;
  for (const ByteSpan span : spans) {
    auto token = std::ranges::lower_bound(tokens.tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
    for (; token != tokens.tokens.end() && token->span.begin < span.end; ++token) {
      if (token->shape == Shape::mark) continue;
      (token->quoted == Quoted::no ? has_plain : has_quoted) = true;
    }
  }
  if (!has_quoted) return SpeechKind::indirect;
  return has_plain ? SpeechKind::mixed : SpeechKind::direct;
}

// A statement in tokens.
struct Draft {
  TokenSpan cue;  // empty, where its content begins, of speech without one
  std::vector<TokenSpan> speaker;
  std::vector<TokenSpan> content;
  float probability = 0;
  std::vector<LabelScores> scores;  // of each token of the paragraph
  float sureness = 0;               // mean probability of its content
};

class Finder {
 public:
  Finder(std::string_view text, const QuotesModel& model, Scratch* scratch)
      : text_(text), model_(model), scratch_(*scratch), tokens_(scratch->tokens) {}

  std::vector<Statement> run() {
    tokenize(text_, &tokens_);
    model_.words.describe(&tokens_.tokens);
    const Leads leads = count_leads(tokens_);
    for (const Paragraph paragraph : tokens_.paragraphs) {
      tag_roles(model_.roles, tokens_, paragraph, leads, &scratch_.roles);
      find_candidates(scratch_.roles.marginals.labels(), paragraph, model_.least_cue, &scratch_.candidates);
      if (is_speech_alone(paragraph) && join(paragraph)) continue;
      begin_paragraph(paragraph);
      steps_ = scratch_.roles.steps;
      for (const Candidate& candidate : scratch_.candidates) add(paragraph, candidate);
      part_contents(paragraph);
      claim_quotations(paragraph);
      add_orphans(paragraph);
    }
    std::vector<Statement> statements;
    for (const Draft& draft : drafts_)
      if (!draft.content.empty()) statements.push_back(finished(draft));
    std::ranges::stable_sort(statements, {}, first_place);
    return statements;
  }

 private:
  void begin_paragraph(Paragraph paragraph) {
    first_draft_ = drafts_.size();
    last_ = paragraph;
    last_mark_ = 0;
    for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i)
      if (tokens_.tokens[i].quoted == Quoted::opens) last_mark_ = tokens_.tokens[i].word;
  }

  void add(Paragraph paragraph, const Candidate& candidate) {
    tag_frame(model_.frames, tokens_, paragraph, scratch_.roles, candidate.cue, &scratch_.frame);
    Draft draft;
    draft.cue = candidate.cue;
    draft.probability = candidate.probability;
    draft.speaker = labelled(paragraph, scratch_.frame.labels, kSpeakerBegin);
    draft.content = labelled(paragraph, scratch_.frame.labels, kContentBegin);
    draft.scores = scratch_.frame.scores;
    std::uint32_t n = 0;
    for (const TokenSpan span : draft.content) {
      for (std::uint32_t i = span.begin; i < span.end; ++i) {
        const LabelScores& each = scratch_.frame.marginals.labels()[i - paragraph.begin];
        draft.sureness += each[kContentBegin] + each[kContentInside];
      }
      n += span.end - span.begin;
    }
    draft.sureness *= draft.probability / static_cast<float>(std::max(n, 1U));
    drafts_.push_back(std::move(draft));
  }

  // No words are said in two statements: of those that two claim, the surer one keeps them, and the other is looked at
  // again without them.
  void part_contents(Paragraph paragraph) {
    std::vector<Draft*> order;
    for (std::size_t i = first_draft_; i < drafts_.size(); ++i) order.push_back(&drafts_[i]);
    std::ranges::stable_sort(order, [](const Draft* a, const Draft* b) { return a->sureness > b->sureness; });
    std::vector<bool> taken(paragraph.end - paragraph.begin);
    for (Draft* draft : order) {
      if (is_taken(*draft, paragraph, taken)) look_again(paragraph, taken, draft);
      for (const TokenSpan span : draft->content)
        for (std::uint32_t i = span.begin; i < span.end; ++i) taken[i - paragraph.begin] = true;
      draft->scores = std::vector<LabelScores>();  // {} would keep the memory
    }
  }

  static bool is_taken(const Draft& draft, Paragraph paragraph, const std::vector<bool>& taken) {
    for (const TokenSpan span : draft.content)
      for (std::uint32_t i = span.begin; i < span.end; ++i)
        if (taken[i - paragraph.begin]) return true;
    return false;
  }

  void look_again(Paragraph paragraph, const std::vector<bool>& taken, Draft* draft) {
    for (std::size_t i = 0; i < taken.size(); ++i)
      if (taken[i]) draft->scores[i][kContentBegin] = draft->scores[i][kContentInside] = kImpossible;
    best_labels({draft->scores, steps_, &model_.frames.transitions()}, &labels_);
    draft->speaker = labelled(paragraph, labels_, kSpeakerBegin);
    draft->content = labelled(paragraph, labels_, kContentBegin);
  }

  // A quotation that begins a sentence, that nobody said and in whose sentences nobody speaks, goes on the last speech
  // in quotation marks before it: "..." she said of the plan. She did not smile. "...".
  void claim_quotations(Paragraph paragraph) {
    for (std::uint32_t i = paragraph.begin + 1; i < paragraph.end; ++i) {
      const Token& token = tokens_.tokens[i];
      if (token.quoted != Quoted::opens || !token.starts_sentence) continue;
      const TokenSpan quotation = quotation_at(paragraph, i);
      if (is_left_alone(paragraph, quotation)) claim(quotation);
      i = quotation.end - 1;
    }
  }

  // Speech inside quotation marks that no frame holds is a statement of nobody named: its frame was lost, or stands
  // where it is not looked for.
  void add_orphans(Paragraph paragraph) {
    for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
      if (tokens_.tokens[i].quoted != Quoted::opens) continue;
      const TokenSpan quotation = quotation_at(paragraph, i);
      const float sureness = speech_probability(paragraph, quotation);
      if (quotation.end - quotation.begin >= kFewestOrphanTokens && sureness >= kSpeechAlone &&
          is_unclaimed(quotation)) {
        Draft draft;
        draft.cue = {quotation.begin, quotation.begin};
        draft.content = {quotation};
        draft.probability = sureness;
        drafts_.push_back(std::move(draft));
      }
      i = quotation.end - 1;
    }
  }

  [[nodiscard]] bool is_unclaimed(TokenSpan quotation) const {
    const auto lies_there = [&](TokenSpan span) { return span.begin < quotation.end && span.end > quotation.begin; };
    return std::none_of(drafts_.begin() + static_cast<std::ptrdiff_t>(first_draft_), drafts_.end(),
                        [&](const Draft& draft) {
                          return lies_there(draft.cue) || std::ranges::any_of(draft.content, lies_there) ||
                                 std::ranges::any_of(draft.speaker, lies_there);
                        });
  }

  // The quotation whose opening mark is token i, with its marks.
  [[nodiscard]] TokenSpan quotation_at(Paragraph paragraph, std::uint32_t i) const {
    TokenSpan quotation{i, i + 1};
    while (quotation.end < paragraph.end && is_inside(tokens_.tokens[quotation.end])) ++quotation.end;
    if (quotation.end < paragraph.end && tokens_.tokens[quotation.end].quoted == Quoted::closes) ++quotation.end;
    return quotation;
  }

  static bool is_inside(const Token& token) { return token.quoted != Quoted::no && token.quoted != Quoted::closes; }

  // Whether no likely cue and no statement's words stand in the sentences of a quotation, which is long enough.
  [[nodiscard]] bool is_left_alone(Paragraph paragraph, TokenSpan quotation) const {
    if (quotation.end - quotation.begin < kFewestWords + 2) return false;
    std::uint32_t end = quotation.end;
    while (end < paragraph.end && !tokens_.tokens[end].starts_sentence) ++end;
    const auto lies_there = [&](TokenSpan span) { return span.begin < end && span.end > quotation.begin; };
    for (std::size_t i = first_draft_; i < drafts_.size(); ++i)
      if (lies_there(drafts_[i].cue) || std::ranges::any_of(drafts_[i].content, lies_there)) return false;
    return true;
  }

  void claim(TokenSpan quotation) {
    Draft* speech = nullptr;
    for (std::size_t i = first_draft_; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      if (draft.cue.begin < quotation.begin && !draft.content.empty() &&
          draft.content.front().begin < quotation.begin && kind_of(tokens_, bytes(draft.content)) == SpeechKind::direct)
        speech = &draft;
    }
    if (speech == nullptr) return;
    speech->content.push_back(quotation);
    std::ranges::sort(speech->content, {}, &TokenSpan::begin);
  }

  // Whether a paragraph is one quotation and nothing else, with no cue of its own.
  [[nodiscard]] bool is_speech_alone(Paragraph paragraph) const {
    if (!scratch_.candidates.empty() || tokens_.tokens[paragraph.begin].quoted != Quoted::opens) return false;
    for (std::uint32_t i = paragraph.begin + 1; i < paragraph.end; ++i) {
      const Token& token = tokens_.tokens[i];
      if (token.quoted == Quoted::no && token.shape != Shape::mark) return false;
    }
    return true;
  }

  // How sure the role tagger is, on average, that tokens are content.
  [[nodiscard]] float speech_probability(Paragraph paragraph, TokenSpan tokens) const {
    float sum = 0;
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const LabelScores& each = scratch_.roles.marginals.labels()[i - paragraph.begin];
      sum += each[kContentBegin] + each[kContentInside];
    }
    return sum / static_cast<float>(tokens.end - tokens.begin);
  }

  // Speech that stands alone goes on what was said in the paragraph before, in the same kind of marks.
  bool join(Paragraph paragraph) {
    if (drafts_.size() == first_draft_ || paragraph.begin != last_.end) return false;
    if (speech_probability(paragraph, {paragraph.begin, paragraph.end}) < kSpeechAlone) return false;
    const std::uint32_t mark = tokens_.tokens[paragraph.begin].word;
    if (last_mark_ != 0 && last_mark_ != mark) return false;
    last_mark_ = mark;
    const auto last = std::max_element(drafts_.begin() + static_cast<std::ptrdiff_t>(first_draft_), drafts_.end(),
                                       [](const Draft& a, const Draft& b) { return a.cue.begin < b.cue.begin; });
    last->content.push_back({paragraph.begin, paragraph.end});
    last_ = paragraph;
    return true;
  }

  [[nodiscard]] std::vector<ByteSpan> bytes(const std::vector<TokenSpan>& spans) const {
    std::vector<ByteSpan> found;
    for (const TokenSpan span : spans)
      found.push_back({tokens_.tokens[span.begin].span.begin, tokens_.tokens[span.end - 1].span.end});
    return found;
  }

  [[nodiscard]] Statement finished(const Draft& draft) const {
    Statement statement;
    statement.content = bytes(draft.content);
    if (draft.cue.begin < draft.cue.end) statement.cue = bytes({draft.cue});
    if (!draft.speaker.empty()) {
      statement.speaker.emplace();
      statement.speaker->spans = bytes(draft.speaker);
      statement.speaker->text = joined(text_, statement.speaker->spans);
    }
    statement.kind = kind_of(tokens_, statement.content);
    statement.probability = static_cast<double>(draft.probability);
    const Attitude attitude = attitude_of(text_, statement);
    statement.stance = attitude.stance;
    statement.is_hedged = attitude.is_hedged;
    return statement;
  }

  static std::uint32_t first_place(const Statement& statement) {
    std::uint32_t place = statement.content.front().begin;
    if (!statement.cue.empty()) place = std::min(place, statement.cue.front().begin);
    if (statement.speaker) place = std::min(place, statement.speaker->spans.front().begin);
    return place;
  }

  std::string_view text_;
  const QuotesModel& model_;
  Scratch& scratch_;
  Tokens& tokens_;
  std::vector<Draft> drafts_;
  std::vector<std::uint8_t> steps_;
  std::vector<Label> labels_;
  std::size_t first_draft_ = 0;  // of the paragraph that speech alone would go on
  std::uint32_t last_mark_ = 0;  // the quotation mark that opened last there; 0: none
  Paragraph last_;               // that paragraph, or the last that went on it
};

}  // namespace

std::vector<Statement> find_statements(std::string_view text, const QuotesModel& model, Scratch* scratch) {
  return Finder(text, model, scratch).run();
}

std::vector<Statement> find_direct_speech(std::string_view text) {
  const text::Text analysed = text::analyze(text);
  std::vector<Statement> statements;
  auto token = analysed.tokens.begin();
  for (const ByteSpan quotation : analysed.quotations) {
    while (token != analysed.tokens.end() && token->span.begin < quotation.begin) ++token;
    const auto first = token;
    while (token != analysed.tokens.end() && token->span.begin < quotation.end) ++token;
    if (static_cast<std::size_t>(token - first) < kFewestWords) continue;
    Statement statement;
    statement.kind = SpeechKind::direct;
    statement.content = {quotation};
    statements.push_back(std::move(statement));
  }
  return statements;
}

}  // namespace wirecopy::attribution
