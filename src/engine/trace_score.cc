// The rules are those of the public PlagDet, made for passages with several sources: a detection is right for a case
// if it overlaps it and one of its first three sources overlaps the true source or reads alike (word Jaccard >= .6:
// another copy of the same text). A detection on unseen text is false, unless it found the same text elsewhere
// (7 words or more): then it counts neither way.
#include "engine/trace_score.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "base/utf8.h"
#include "text/unicode.h"

namespace wirecopy::engine {
namespace {

constexpr std::size_t kSourcesCounted = 3;
constexpr double kReadsAlike = .6;
constexpr std::size_t kMinSharedWords = 7;
constexpr std::uint32_t kSourceSlack = 50;  // a source may be twice as long as its passage and so much more

std::uint32_t shared(CodePointSpan a, CodePointSpan b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

// Characters of [begin, end) that the spans cover together.
std::uint32_t covered(std::vector<CodePointSpan> spans, CodePointSpan whole) {
  std::ranges::sort(spans);
  std::uint32_t n = 0;
  std::uint32_t at = whole.begin;
  for (const CodePointSpan span : spans) {
    const std::uint32_t begin = std::max(span.begin, at);
    const std::uint32_t end = std::min(span.end, whole.end);
    if (end <= begin) continue;
    n += end - begin;
    at = end;
  }
  return n;
}

// "spun <=20%" for a rate of .167; other kinds as they are.
std::string kind_name(const TruthCase& truth) {
  if (truth.kind != "spun") return truth.kind;
  const int tenth = std::min(5, static_cast<int>(std::ceil(truth.rate * 10 - 1e-9)));
  return "spun " + std::string(truth.rate <= .5 ? "<=" : ">") + std::to_string(tenth * 10) + "%";
}

constexpr std::string_view kKindNames[] = {"copied", "edited", "spun", "furniture"};

// The bytes of a span of code points.
std::string_view cut(std::string_view text, CodePointSpan span) {
  std::size_t at = 0;
  std::size_t begin = 0;
  for (std::uint32_t i = 0; i < span.end && at < text.size(); ++i) {
    if (i == span.begin) begin = at;
    at += base::decode(text, at).size;
  }
  return text.substr(begin, at - begin);
}

double ratio(double a, double b) {
  return b > 0 ? a / b : 0;
}

}  // namespace

WordSet word_set(std::string_view text) {
  WordSet words;
  std::string folded;
  text::append_folded(text, &folded);
  std::string word;
  for (std::size_t at = 0; at <= folded.size();) {
    const base::CodePoint here = at < folded.size() ? base::decode(folded, at) : base::CodePoint{U' ', 1};
    if (text::is_letter(here.value) || text::is_digit(here.value) || here.value == U'_') {
      word.append(folded, at, here.size);
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
    at += here.size;
  }
  return words;
}

double jaccard(const WordSet& a, const WordSet& b) {
  const auto n_shared =
      static_cast<std::size_t>(std::ranges::count_if(a, [&](const auto& word) { return b.contains(word); }));
  return ratio(double(n_shared), double(a.size() + b.size() - n_shared));
}

// A passage with its countable sources, in code points.
struct TraceScorer::Detection {
  struct Candidate {
    std::string document;
    CodePointSpan span;
    WordSet words;
  };
  CodePointSpan span;
  std::string_view kind;
  std::vector<Candidate> sources;
};

void TraceScorer::count_detection(const Detection& detection, const std::vector<TruthCase>& cases,
                                  const std::vector<std::string_view>& true_texts, std::string_view text,
                                  std::vector<std::vector<CodePointSpan>>* right_for) {
  std::vector<CodePointSpan> right;
  std::vector<CodePointSpan> neutral;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const TruthCase& truth = cases[i];
    if (shared(detection.span, truth.span) == 0) continue;
    const CodePointSpan both{std::max(detection.span.begin, truth.span.begin),
                             std::min(detection.span.end, truth.span.end)};
    const bool unseen = truth.kind == "unseen";
    const WordSet words = word_set(unseen ? cut(text, both) : true_texts[i]);
    const bool alike = std::ranges::any_of(detection.sources, [&](const Detection::Candidate& source) {
      const bool same_place = !unseen && source.document == truth.document && shared(source.span, truth.source) > 0;
      return same_place || jaccard(words, source.words) >= kReadsAlike;
    });
    if (!alike) continue;
    if (unseen) {
      if (words.size() >= kMinSharedWords) neutral.push_back(both);
      continue;
    }
    right.push_back(truth.span);
    (*right_for)[i].push_back(detection.span);
    if (2 * shared(detection.span, truth.span) > truth.span.end - truth.span.begin) {
      const bool is_right = detection.kind == truth.kind;
      ++kind_counts_[truth.kind].n_true;
      ++kind_counts_[std::string(detection.kind)].n_said;
      kind_counts_[truth.kind].n_right += is_right ? 1U : 0U;
    }
  }
  const std::uint32_t length = detection.span.end - detection.span.begin;
  const std::uint32_t counted = length - covered(neutral, detection.span);
  if (counted == 0) return;
  const std::uint32_t n_right = std::min(counted, covered(right, detection.span));
  ++n_detections_;
  precision_ += double(n_right) / counted;
  right_characters_ += n_right;
  false_characters_ += counted - n_right;
}

void TraceScorer::add(const PageTrace& trace, const std::vector<TruthCase>& cases,
                      const std::vector<std::string_view>& true_texts) {
  std::vector<std::vector<CodePointSpan>> right_for(cases.size());
  const base::CodePointIndex index(trace.page.text);
  for (const Passage& passage : trace.passages) {
    Detection detection{index.span(passage.span), kKindNames[static_cast<std::size_t>(passage.kind)], {}};
    const std::uint32_t longest = 2 * (detection.span.end - detection.span.begin) + kSourceSlack;
    for (const Source& source : std::span(passage.sources).first(std::min(kSourcesCounted, passage.sources.size()))) {
      const Page& document = trace.documents[source.document];
      const CodePointSpan span = base::CodePointIndex(document.text).span(source.span);
      if (span.end - span.begin > longest) continue;
      const std::string_view bytes(document.text);
      detection.sources.push_back({document.id, span, word_set(bytes.substr(source.span.begin, source.span.size()))});
    }
    count_detection(detection, cases, true_texts, trace.page.text, &right_for);
  }
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (cases[i].kind == "unseen") continue;
    const CodePointSpan span = cases[i].span;
    const double recall = ratio(covered(right_for[i], span), span.end - span.begin);
    const std::string name = kind_name(cases[i]);
    auto place = std::ranges::lower_bound(kinds_, name, {}, &std::pair<std::string, Tally>::first);
    if (place == kinds_.end() || place->first != name) place = kinds_.insert(place, {name, {}});
    place->second.recall += recall;
    place->second.found += recall >= .5 ? 1 : 0;
    ++place->second.n;
    n_hits_ += right_for[i].size();
    n_cases_found_ += right_for[i].empty() ? 0U : 1U;
  }
}

// A kind's F1 is twice what is right over what is true and what was said, together.
void TraceScorer::score_kinds(TraceScore* score) const {
  std::uint64_t n = 0;
  std::uint64_t n_right = 0;
  double f1 = 0;
  double n_kinds = 0;
  for (const auto& [kind, counts] : kind_counts_) {
    n += counts.n_true;
    n_right += counts.n_right;
    if (counts.n_true == 0) continue;
    f1 += 2 * double(counts.n_right) / double(counts.n_true + counts.n_said);
    ++n_kinds;
  }
  score->kind_accuracy = ratio(double(n_right), double(n));
  score->kind_macro_f1 = ratio(f1, n_kinds);
}

TraceScore TraceScorer::score() const {
  TraceScore result;
  double recall = 0;
  for (const auto& [name, tally] : kinds_) {
    result.kinds.push_back({name, tally.recall / double(tally.n), tally.found / double(tally.n), tally.n});
    recall += tally.recall;
    result.n_cases += tally.n;
  }
  result.n_detections = n_detections_;
  result.precision = ratio(precision_, double(n_detections_));
  result.precision_characters = ratio(right_characters_, right_characters_ + false_characters_);
  result.recall = ratio(recall, double(result.n_cases));
  result.granularity = n_cases_found_ > 0 ? double(n_hits_) / double(n_cases_found_) : 1;
  score_kinds(&result);
  const double f1 = ratio(2 * result.precision * result.recall, result.precision + result.recall);
  result.plagdet = f1 / std::log2(1 + result.granularity);
  return result;
}

}  // namespace wirecopy::engine
