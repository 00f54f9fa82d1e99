#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "base/thread_pool.h"
#include "engine/logistic.h"
#include "engine/pair_rows.h"
#include "engine/pair_score.h"
#include "match/rewriting.h"
#include "wirecopy/eval.h"

namespace wirecopy {
namespace {

using engine::LogisticModel;
using engine::LogisticRow;
using engine::PairRow;
using match::RewritingTraits;

// Scores are given to four places, as they are printed: who scores what was printed gets the same figures.
double rounded(double score) {
  return std::round(score * 1e4) / 1e4;
}

// Calls measure(a, b) for each pair, on many threads.
template <typename Value, typename Measure>
std::vector<Value> for_each_pair(const std::vector<PairRow>& rows, unsigned n_threads, const Measure& measure) {
  std::vector<Value> values(rows.size());
  base::ThreadPool pool(n_threads);
  pool.for_each(rows.size(), [&](std::size_t i) {
    const text::Text a = text::analyze(rows[i].a);
    const text::Text b = text::analyze(rows[i].b);
    values[i] = measure(match::Side{rows[i].a, a}, match::Side{rows[i].b, b});
  });
  return values;
}

// The fold of a pair follows from its id, whatever the order of the file.
std::size_t fold_of(const PairRow& row, unsigned n_folds) {
  return base::hash64(row.id) % n_folds;
}

LogisticModel fit_without(std::size_t fold, const std::vector<PairRow>& rows,
                          const std::vector<RewritingTraits>& traits, unsigned n_folds) {
  std::vector<LogisticRow> others;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (fold_of(rows[i], n_folds) != fold && match::shares_words(traits[i]))
      others.push_back({traits[i], *rows[i].is_copy});
  return engine::fit_logistic(others, match::kRewritingSigns);
}

std::vector<double> scores_out_of_fold(const std::vector<PairRow>& rows, const PairOptions& options) {
  const auto traits = for_each_pair<RewritingTraits>(rows, options.work.n_threads, match::rewriting_traits);
  std::vector<LogisticModel> models(options.n_folds);
  base::ThreadPool pool(options.work.n_threads);
  pool.for_each(models.size(),
                [&](std::size_t fold) { models[fold] = fit_without(fold, rows, traits, options.n_folds); });
  std::vector<double> scores;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const LogisticModel& model = models[fold_of(rows[i], options.n_folds)];
    scores.push_back(match::shares_words(traits[i]) ? model.probability(traits[i]) : 0);
  }
  return scores;
}

PairScore score_of(const std::vector<PairRow>& rows, const std::vector<ScoredPair>& pairs) {
  std::vector<engine::LabelledScore> labelled;
  for (std::size_t i = 0; i < rows.size(); ++i) labelled.push_back({pairs[i].id, pairs[i].score, *rows[i].is_copy});
  return engine::score_pairs(labelled);
}

}  // namespace

Result<PairEvaluation> evaluate_pairs(const std::string& file, const PairOptions& options, Notes* notes) {
  WIRECOPY_TRY(const std::vector<PairRow> rows, engine::read_pair_rows(file, notes));
  const bool is_labelled = std::ranges::all_of(rows, [](const PairRow& row) { return row.is_copy.has_value(); });
  const bool refits = options.n_folds > 1;
  if (refits && !is_labelled)
    return fail(ErrorCode::bad_input, "pairs that do not say whether they are copies, expected \"same\" in each", file);
  const std::vector<double> scores =
      refits ? scores_out_of_fold(rows, options)
             : for_each_pair<double>(rows, options.work.n_threads, match::rewriting_probability);
  PairEvaluation evaluation;
  for (std::size_t i = 0; i < rows.size(); ++i) evaluation.pairs.push_back({rows[i].id, rounded(scores[i])});
  if (is_labelled) {
    evaluation.score = score_of(rows, evaluation.pairs);
    evaluation.score->n_folds = refits ? options.n_folds : 0;
  }
  return evaluation;
}

}  // namespace wirecopy
