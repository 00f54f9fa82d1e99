// The kind of a passage of several sentences: copied if none was changed and none left out or put in between; else what
// more of its changed characters are, edited or spun.
//
// A flagged edit is right if it touches a true change of its flag, in the copy or in the source. One that touches a
// true change of another flag, or a clause cut, moved or put in, counts neither way; nor does one on a whole sentence
// that was left out or put in between, for nothing in it was changed. Any other is false.
#include "engine/change_score.h"

#include <algorithm>

namespace wirecopy::engine {
namespace {

constexpr std::uint32_t kWhiteSpace = 3;  // code points that may lie between two neighbouring sentences

std::uint32_t shared(CodePointSpan a, CodePointSpan b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

bool is_empty(CodePointSpan span) {
  return span.begin == span.end;
}

// Spans that share a character; an empty one stands where it meets the other.
bool touch(CodePointSpan a, CodePointSpan b) {
  if (is_empty(a) || is_empty(b)) return a.begin <= b.end && b.begin <= a.end;
  return shared(a, b) > 0;
}

// What is put in stands between two characters of the source, and what is cut between two of the copy: the side that
// has text decides where there is one.
bool touch(const FlaggedEdit& edit, const TrueChange& change) {
  return std::ranges::any_of(change.places, [&](const TrueChange::Place& place) {
    if (!is_empty(edit.copy) && !is_empty(place.copy) && touch(edit.copy, place.copy)) return true;
    if (!is_empty(edit.source) && !is_empty(place.source) && touch(edit.source, place.source)) return true;
    const bool has_text_in_common =
        (!is_empty(edit.copy) && !is_empty(place.copy)) || (!is_empty(edit.source) && !is_empty(place.source));
    return !has_text_in_common && touch(edit.copy, place.copy) && touch(edit.source, place.source);
  });
}

bool is_neighbour(CodePointSpan first, CodePointSpan second) {
  return second.begin >= first.end && second.begin - first.end <= kWhiteSpace;
}

std::vector<TruePassage> covered(const ComparedText& text, const std::vector<TruePassage>& taken) {
  std::vector<TruePassage> sentences;
  for (const TruePassage& sentence : taken)
    if (2 * shared(text.copy, sentence.span) > sentence.span.end - sentence.span.begin &&
        shared(text.source, sentence.parent_span) > 0)
      sentences.push_back(sentence);
  return sentences;
}

// Empty if no sentence that was taken is covered.
std::string true_kind(const std::vector<TruePassage>& sentences) {
  if (sentences.empty()) return "";
  std::uint32_t edited = 0;
  std::uint32_t spun = 0;
  bool is_whole = true;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const CodePointSpan span = sentences[i].span;
    if (sentences[i].kind == "edited") edited += span.end - span.begin;
    if (sentences[i].kind == "spun") spun += span.end - span.begin;
    if (i == 0) continue;
    is_whole &= is_neighbour(sentences[i - 1].span, span) &&
                is_neighbour(sentences[i - 1].parent_span, sentences[i].parent_span);
  }
  if (spun > 0 && spun >= edited) return "spun";
  return edited > 0 || !is_whole ? "edited" : "copied";
}

bool is_rewording(const TrueChange& change) {
  return change.name == "cut" || change.name == "moved" || change.name == "insert" || change.name == "credit";
}

// Whether an edit lies, on both sides, in sentences that were taken.
bool is_in_taken(const FlaggedEdit& edit, const std::vector<TruePassage>& taken) {
  const auto in_copy = [&](const TruePassage& sentence) { return touch(edit.copy, sentence.span); };
  const auto in_source = [&](const TruePassage& sentence) { return touch(edit.source, sentence.parent_span); };
  return std::ranges::any_of(taken, in_copy) && std::ranges::any_of(taken, in_source);
}

double ratio(double a, double b) {
  return b > 0 ? a / b : 0;
}

}  // namespace

void ChangeScorer::add_flags(const TrueEdge& edge, const std::vector<TruePassage>& taken,
                             const std::vector<FlaggedEdit>& edits) {
  for (const TrueChange& change : edge.flags) {
    Tally& tally = flags_[change.name];
    ++tally.n_true;
    tally.n_found += std::ranges::any_of(
        edits, [&](const FlaggedEdit& edit) { return edit.flag == change.name && touch(edit, change); });
  }
  for (const FlaggedEdit& edit : edits) {
    const auto touches = [&](const TrueChange& change) { return touch(edit, change); };
    const auto is_it = [&](const TrueChange& change) { return change.name == edit.flag && touches(change); };
    const bool is_right = std::ranges::any_of(edge.flags, is_it);
    const auto is_reworded = [&](const TrueChange& change) { return is_rewording(change) && touches(change); };
    const bool is_other = std::ranges::any_of(edge.flags, touches) || std::ranges::any_of(edge.harmless, is_reworded);
    if (!is_right && (is_other || !is_in_taken(edit, taken))) continue;
    Tally& tally = flags_[std::string(edit.flag)];
    ++tally.n_said;
    tally.n_right += is_right ? 1U : 0U;
  }
}

void ChangeScorer::add(const TrueEdge& edge, const std::vector<TruePassage>& taken,
                       const std::vector<ComparedText>& passages, const std::vector<FlaggedEdit>& edits) {
  for (const ComparedText& passage : passages) {
    const std::string kind = true_kind(covered(passage, taken));
    if (kind.empty()) continue;
    const bool is_right = passage.kind == kind;
    Tally& told = kinds_[std::string(passage.kind)];
    ++told.n_said;
    told.n_right += is_right ? 1U : 0U;
    ++kinds_[kind].n_true;
    kinds_[kind].n_found += is_right ? 1U : 0U;
  }
  add_flags(edge, taken, edits);
}

ClassScore ChangeScorer::class_score(const std::string& name, const Tally& tally) {
  ClassScore score{name,
                   ratio(double(tally.n_right), double(tally.n_said)),
                   ratio(double(tally.n_found), double(tally.n_true)),
                   0,
                   tally.n_true,
                   tally.n_said};
  score.f1 = ratio(2 * score.precision * score.recall, score.precision + score.recall);
  return score;
}

void ChangeScorer::score(LineageScore* score) const {
  std::uint64_t n = 0;
  std::uint64_t n_right = 0;
  for (const auto& [name, tally] : kinds_) {
    score->kinds.push_back(class_score(name, tally));
    n += tally.n_true;
    n_right += tally.n_found;
    score->kind_macro_f1 += score->kinds.back().f1 / double(kinds_.size());
  }
  score->kind_accuracy = ratio(double(n_right), double(n));
  for (const auto& [name, tally] : flags_) score->flags.push_back(class_score(name, tally));
}

}  // namespace wirecopy::engine
