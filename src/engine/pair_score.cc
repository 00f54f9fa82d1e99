#include "engine/pair_score.h"

#include <algorithm>
#include <vector>

#include "base/sha1.h"

namespace wirecopy::engine {
namespace {

struct Judged {
  double score = 0;
  bool is_copy = false;
};
using Judgements = std::vector<Judged>;

void sort_highest_first(Judgements* judged) {
  std::ranges::sort(*judged, [](const Judged& x, const Judged& y) { return x.score > y.score; });
}

// Walks the scores downwards, calling all seen so far copies; none at all is the first choice.
std::optional<double> best_threshold(Judgements judged) {
  sort_highest_first(&judged);
  std::int64_t right = std::ranges::count(judged, false, &Judged::is_copy);
  std::int64_t best = right;
  std::optional<double> threshold;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    right += judged[i].is_copy ? 1 : -1;
    const bool is_last_of_ties = i + 1 == judged.size() || judged[i + 1].score != judged[i].score;
    if (!is_last_of_ties || right <= best) continue;
    best = right;
    threshold = judged[i].score;
  }
  return threshold;
}

double ratio(double part, double whole) {
  return whole > 0 ? part / whole : 0;
}

// The share of couples of a copy and another pair in which the copy has the higher score; ties count half.
double area_under_curve(Judgements judged) {
  sort_highest_first(&judged);
  double n_copies = 0;
  double n_others = 0;
  double won = 0;
  for (std::size_t i = 0; i < judged.size();) {
    double copies_here = 0;
    double others_here = 0;
    const double score = judged[i].score;
    for (; i < judged.size() && judged[i].score == score; ++i) (judged[i].is_copy ? copies_here : others_here) += 1;
    won += others_here * (n_copies + copies_here / 2);
    n_copies += copies_here;
    n_others += others_here;
  }
  return ratio(won, n_copies * n_others);
}

void measure(const Judgements& judged, std::optional<double> threshold, PairScore* score) {
  double right = 0;
  double said = 0;
  double rightly_said = 0;
  for (const Judged& each : judged) {
    const bool says_copy = threshold && each.score >= *threshold;
    right += says_copy == each.is_copy ? 1 : 0;
    said += says_copy ? 1 : 0;
    rightly_said += says_copy && each.is_copy ? 1 : 0;
  }
  score->accuracy = ratio(right, static_cast<double>(judged.size()));
  score->precision = ratio(rightly_said, said);
  score->recall = ratio(rightly_said, static_cast<double>(std::ranges::count(judged, true, &Judged::is_copy)));
  score->f1 = ratio(2 * score->precision * score->recall, score->precision + score->recall);
}

bool is_of_second_half(const std::string& id) {
  return (base::sha1(id).back() & 1U) != 0;
}

}  // namespace

PairScore score_pairs(std::span<const LabelledScore> pairs) {
  Judgements all;
  Judgements first;
  Judgements second;
  for (const LabelledScore& pair : pairs) {
    all.push_back({pair.score, pair.is_copy});
    (is_of_second_half(pair.id) ? second : first).push_back(all.back());
  }
  PairScore score;
  score.threshold = best_threshold(first);
  measure(second, score.threshold, &score);
  score.auc = area_under_curve(std::move(all));
  score.n_first_half = first.size();
  score.n_second_half = second.size();
  return score;
}

}  // namespace wirecopy::engine
