#include "engine/eval_quotes_score.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "text/unicode.h"

namespace wirecopy::engine {
namespace {

// Numbers that are no decimal digits, as far as news has them: superscripts, fractions, circled ones.
bool is_other_number(char32_t value) {
  struct Range {
    char32_t first;
    char32_t last;
  };
  constexpr Range kRanges[] = {{0xB2, 0xB3},     {0xB9, 0xB9},     {0xBC, 0xBE},     {0x2070, 0x2070},
                               {0x2074, 0x2079}, {0x2080, 0x2089}, {0x2150, 0x2189}, {0x2460, 0x249B},
                               {0x24EA, 0x24FF}, {0x2776, 0x2793}};
  return std::ranges::any_of(kRanges, [value](Range r) { return value >= r.first && value <= r.last; });
}

bool is_word_part(char32_t value) {
  return value == '_' || text::is_letter(value) || text::is_digit(value) || is_other_number(value);
}

std::vector<CodePointSpan> words_in(std::string_view text) {
  std::vector<CodePointSpan> words;
  std::uint32_t n = 0;
  bool is_inside = false;
  for (std::size_t at = 0; at < text.size(); ++n) {
    const base::CodePoint each = base::decode(text, at);
    at += each.size;
    const bool is_part = is_word_part(each.value);
    if (is_part && !is_inside) words.push_back({n, n});
    if (is_part) words.back().end = n + 1;
    is_inside = is_part;
  }
  return words;
}

// The words that lie within one of the spans.
std::vector<std::uint32_t> words_within(const std::vector<CodePointSpan>& words,
                                        const std::vector<CodePointSpan>& spans) {
  std::vector<std::uint32_t> found;
  for (const CodePointSpan span : spans) {
    auto word = std::ranges::lower_bound(words, span.begin, {}, &CodePointSpan::begin);
    for (; word != words.end() && word->end <= span.end; ++word)
      found.push_back(static_cast<std::uint32_t>(word - words.begin()));
  }
  std::ranges::sort(found);
  const auto twice = std::ranges::unique(found);
  found.erase(twice.begin(), twice.end());
  return found;
}

std::size_t n_shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  return shared.size();
}

double share(std::uint64_t part, std::uint64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

}  // namespace

std::vector<QuotesScorer::Words> QuotesScorer::words_of(const std::vector<CodePointSpan>& words,
                                                        const std::vector<ScoredStatement>& statements) {
  std::vector<Words> sets;
  for (const ScoredStatement& statement : statements) {
    Words set;
    set.kind = statement.kind;
    for (std::size_t role = 0; role < set.roles.size(); ++role)
      set.roles[role] = words_within(words, statement.roles[role]);
    sets.push_back(std::move(set));
  }
  return sets;
}

void QuotesScorer::add(std::string_view text, const std::vector<ScoredStatement>& truth,
                       const std::vector<ScoredStatement>& found) {
  const std::vector<CodePointSpan> words = words_in(text);
  const std::vector<Words> true_words = words_of(words, truth);
  const std::vector<Words> found_words = words_of(words, found);
  for (std::size_t role = 0; role < kQuoteRoles.size(); ++role) add_role(role, true_words, found_words);
  add_matches(true_words, found_words);
}

void QuotesScorer::add_role(std::size_t role, const std::vector<Words>& truth, const std::vector<Words>& found) {
  struct Sides {
    std::uint64_t n_true = 0;
    std::uint64_t n_found = 0;
  };
  std::map<WordSet, Sides> sets;
  WordSet all_true;
  WordSet all_found;
  const auto note = [role](const std::vector<Words>& statements, WordSet* all, const auto& count) {
    for (const Words& each : statements) {
      const WordSet& words = each.roles[role];
      if (words.empty()) continue;
      count(words);
      all->insert(all->end(), words.begin(), words.end());
    }
    std::ranges::sort(*all);
    const auto twice = std::ranges::unique(*all);
    all->erase(twice.begin(), twice.end());
  };
  note(truth, &all_true, [&sets](const WordSet& words) { ++sets[words].n_true; });
  note(found, &all_found, [&sets](const WordSet& words) { ++sets[words].n_found; });
  for (const auto& [words, sides] : sets) {
    exact_[role].n_right += std::min(sides.n_true, sides.n_found);
    exact_[role].n_said += sides.n_found;
    exact_[role].n_true += sides.n_true;
  }
  words_[role].n_right += n_shared(all_true, all_found);
  words_[role].n_said += all_found.size();
  words_[role].n_true += all_true.size();
}

// Statements are matched one to one, those first that share most of their content's words.
void QuotesScorer::add_matches(const std::vector<Words>& truth, const std::vector<Words>& found) {
  constexpr std::size_t kSpeaker = 0;
  constexpr std::size_t kContent = 2;
  constexpr double kEnough = .5;
  struct Pair {
    double likeness;
    std::size_t truth;
    std::size_t found;
    auto operator<=>(const Pair&) const = default;
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    for (std::size_t k = 0; k < found.size(); ++k) {
      const std::size_t shared = n_shared(truth[i].roles[kContent], found[k].roles[kContent]);
      const std::size_t all = truth[i].roles[kContent].size() + found[k].roles[kContent].size() - shared;
      if (shared > 0) pairs.push_back({share(shared, all), i, k});
    }
  }
  std::ranges::sort(pairs, [](const Pair& a, const Pair& b) { return a > b; });
  std::vector<bool> used_truth(truth.size());
  std::vector<bool> used_found(found.size());
  found_.n_said += found.size();
  found_.n_true += truth.size();
  for (const Words& each : truth) ++kinds_[each.kind].n_cases;
  for (const auto& [likeness, i, k] : pairs) {
    if (likeness < kEnough || used_truth[i] || used_found[k]) continue;
    used_truth[i] = used_found[k] = true;
    const WordSet& speaker = truth[i].roles[kSpeaker];
    const WordSet& found_speaker = found[k].roles[kSpeaker];
    const bool is_right = n_shared(speaker, found_speaker) > 0 || (speaker.empty() && found_speaker.empty());
    KindCounts& kind = kinds_[truth[i].kind];
    ++found_.n_right;
    ++kind.n_found;
    n_speaker_ += is_right ? 1U : 0U;
    kind.n_speaker += is_right ? 1U : 0U;
    kind.n_exact += truth[i].roles[kContent] == found[k].roles[kContent] ? 1U : 0U;
  }
}

ClassScore QuotesScorer::class_score(std::string_view name, const Counts& counts) {
  ClassScore score;
  score.name = name;
  score.precision = share(counts.n_right, counts.n_said);
  score.recall = share(counts.n_right, counts.n_true);
  const double sum = score.precision + score.recall;
  score.f1 = sum > 0 ? 2 * score.precision * score.recall / sum : 0;
  score.n_true = counts.n_true;
  score.n_said = counts.n_said;
  return score;
}

QuotesScore QuotesScorer::score() const {
  QuotesScore score;
  for (std::size_t role = 0; role < kQuoteRoles.size(); ++role) {
    score.exact.push_back(class_score(kQuoteRoles[role], exact_[role]));
    score.words.push_back(class_score(kQuoteRoles[role], words_[role]));
  }
  score.found = class_score("found", found_);
  score.speaker_right = share(n_speaker_, found_.n_right);
  for (const auto& [kind, counts] : kinds_)
    score.kinds.push_back({kind, share(counts.n_found, counts.n_cases), share(counts.n_exact, counts.n_cases),
                           share(counts.n_speaker, counts.n_found), counts.n_cases});
  return score;
}

}  // namespace wirecopy::engine
