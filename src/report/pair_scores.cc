// How surely texts are rewritings of each other, and how well that tells copies from others.
#include <iterator>

#include <fmt/format.h>

#include "report/records.h"
#include "report/text.h"

namespace wirecopy::report {

void write_json(const ScoredPair& pair, JsonWriter* json) {
  json->begin_object().key("id").string(pair.id).key("score").number(pair.score).end_object();
}

void append_text(const ScoredPair& pair, const TextStyle& /*style*/, std::string* out) {
  fmt::format_to(std::back_inserter(*out), "{:.4f}  {}\n", pair.score, pair.id);
}

void append_text(const PairScore& score, const TextStyle& style, std::string* out) {
  const auto line = [out](std::string_view name, double value) {
    fmt::format_to(std::back_inserter(*out), "  {:<22}{:.4f}\n", name, value);
  };
  const std::string by = score.n_folds == 0 ? "by the shipped weights"
                                            : fmt::format("by weights fitted without them, {} folds", score.n_folds);
  out->append(painted("pairs told apart", Paint::bold, style)).append(", ").append(by).append("\n");
  line("accuracy", score.accuracy);
  line("precision", score.precision);
  line("recall", score.recall);
  line("F1", score.f1);
  line("area under the curve", score.auc);
  if (score.threshold) line("threshold", *score.threshold);
  fmt::format_to(std::back_inserter(*out), "  threshold from {} pairs, measured on {} others; the area is of all\n",
                 score.n_first_half, score.n_second_half);
}

}  // namespace wirecopy::report
