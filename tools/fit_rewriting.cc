// Learns the weights of match/rewriting.cc: prints them, and how they do on pairs that they were not fitted on.
//
//   fit_rewriting FILE      FILE: JSON Lines of {"id", "a", "b", "same"}
#include <cstdio>

#include "engine/logistic.h"
#include "engine/pair_rows.h"
#include "match/rewriting.h"
#include "wirecopy/eval.h"

namespace {

using namespace wirecopy;

constexpr unsigned kFolds = 5;

match::RewritingTraits traits_of(const engine::PairRow& row) {
  const text::Text a = text::analyze(row.a);
  const text::Text b = text::analyze(row.b);
  return match::rewriting_traits({row.a, a}, {row.b, b});
}

void print_model(const engine::LogisticModel& model) {
  const auto& names = match::rewriting_model().weights;
  for (std::size_t i = 0; i < names.size(); ++i)
    std::printf("{\"%s\", %.3f},\n", std::string(names[i].name).c_str(), model.weights[i]);
  std::printf("%.3f\n", model.bias);
}

int print_folds(const char* path) {
  Notes notes;
  const auto evaluation = evaluate_pairs(path, {{}, kFolds}, &notes);
  if (!evaluation) return 2;
  const PairScore& score = *evaluation->score;
  std::printf("%u folds: accuracy %.4f, F1 %.4f, area under the curve %.4f\n", kFolds, score.accuracy, score.f1,
              score.auc);
  return 0;
}

}  // namespace

int main(int n_arguments, char** arguments) {
  if (n_arguments != 2) {
    std::fprintf(stderr, "usage: fit_rewriting FILE\n");
    return 2;
  }
  Notes notes;
  const auto rows = engine::read_pair_rows(arguments[1], &notes);
  if (!rows) {
    std::fprintf(stderr, "fit_rewriting: %s (%s)\n", rows.error().message.c_str(), rows.error().where.c_str());
    return 2;
  }
  std::vector<match::RewritingTraits> traits;
  for (const engine::PairRow& row : *rows) traits.push_back(traits_of(row));
  std::vector<engine::LogisticRow> labelled;
  for (std::size_t i = 0; i < traits.size(); ++i)
    if ((*rows)[i].is_copy && match::shares_words(traits[i])) labelled.push_back({traits[i], *(*rows)[i].is_copy});
  print_model(engine::fit_logistic(labelled, match::kRewritingSigns));
  return print_folds(arguments[1]);
}
