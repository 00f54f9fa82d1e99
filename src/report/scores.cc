// What evaluations found, as JSON and as a table for people.
#include <iterator>

#include <fmt/format.h>

#include "report/records.h"
#include "report/text.h"

namespace wirecopy::report {

void write_json(const TraceScore& score, JsonWriter* json) {
  json->begin_object().key("task").string("trace");
  json->key("plagdet").number(score.plagdet).key("precision").number(score.precision);
  json->key("precision_characters").number(score.precision_characters).key("recall").number(score.recall);
  json->key("granularity").number(score.granularity);
  json->key("kind_accuracy").number(score.kind_accuracy).key("kind_macro_f1").number(score.kind_macro_f1);
  json->key("detections").integer(score.n_detections).key("cases").integer(score.n_cases);
  json->key("seconds_per_page").number(score.seconds_per_page).key("recall_by_kind").begin_object();
  for (const KindRecall& kind : score.kinds) {
    json->key(kind.kind).begin_object().key("recall").number(kind.recall).key("found").number(kind.found);
    json->key("cases").integer(kind.n_cases).end_object();
  }
  json->end_object().end_object();
}

void append_text(const TraceScore& score, const TextStyle& style, std::string* out) {
  const auto line = [out](std::string_view name, double value) {
    fmt::format_to(std::back_inserter(*out), "  {:<22}{:.4f}\n", name, value);
  };
  out->append(painted("recall by kind", Paint::bold, style)).append("         share   found   cases\n");
  for (const KindRecall& kind : score.kinds)
    fmt::format_to(std::back_inserter(*out), "  {:<19} {:>7.3f} {:>7.3f} {:>7}\n", kind.kind, kind.recall, kind.found,
                   kind.n_cases);
  out->append(painted("all together", Paint::bold, style)).append("\n");
  line("PlagDet", score.plagdet);
  line("precision", score.precision);
  line("precision, characters", score.precision_characters);
  line("recall", score.recall);
  line("granularity", score.granularity);
  line("kind told rightly", score.kind_accuracy);
  line("macro F1 over kinds", score.kind_macro_f1);
  fmt::format_to(std::back_inserter(*out), "  {} passages reported, {:.1f} ms a page (median)\n", score.n_detections,
                 1e3 * score.seconds_per_page);
}

}  // namespace wirecopy::report
