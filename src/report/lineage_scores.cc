// What an evaluation of lineages found, as JSON and as tables for people.
#include <iterator>

#include <fmt/format.h>

#include "report/records.h"
#include "report/text.h"

namespace wirecopy::report {
namespace {

void write_sources(const LineageScore& score, JsonWriter* json) {
  json->key("sources").begin_array();
  for (const SourceScore& source : score.sources) {
    json->begin_object().key("method").string(source.method).key("right").number(source.right);
    json->key("right_if_there").number(source.right_if_there).key("right_if_missing").number(source.right_if_missing);
    json->key("right_by_sentence").number(source.right_by_sentence);
    json->key("right_by_tree").number(source.right_by_tree).end_object();
  }
  json->end_array();
}

void write_calibration(const LineageScore& score, JsonWriter* json) {
  json->key("calibration").begin_object().key("error").number(score.calibration_error).key("bins").begin_array();
  for (const CalibrationBin& bin : score.bins) {
    json->begin_object().key("from").number(bin.from).key("to").number(bin.to).key("said").number(bin.said);
    json->key("right").number(bin.right).key("families").integer(bin.n).end_object();
  }
  json->end_array().end_object();
}

void write_edges(const EdgeScore& edges, JsonWriter* json) {
  json->key("edges").begin_object().key("right").number(edges.right).key("reversed").number(edges.reversed);
  json->key("from_ancestor").number(edges.from_ancestor).key("from_parent").number(edges.from_parent);
  json->key("true").integer(edges.n_true).key("given").integer(edges.n_given).end_object();
}

void write_classes(std::string_view name, const std::vector<ClassScore>& classes, JsonWriter* json) {
  json->key(name).begin_object();
  for (const ClassScore& each : classes) {
    json->key(each.name).begin_object().key("precision").number(each.precision).key("recall").number(each.recall);
    json->key("f1").number(each.f1).key("true").integer(each.n_true).key("said").integer(each.n_said).end_object();
  }
  json->end_object();
}

using Line = std::back_insert_iterator<std::string>;

void append_sources(const LineageScore& score, const TextStyle& style, std::string* out) {
  out->append(painted("source of a family", Paint::bold, style));
  out->append("     families   if there  if missing   sentences   trees\n");
  for (const SourceScore& source : score.sources)
    fmt::format_to(Line(*out), "  {:<21}{:>8.3f} {:>10.3f} {:>11.3f} {:>11.3f} {:>7.3f}\n", source.method, source.right,
                   source.right_if_there, source.right_if_missing, source.right_by_sentence, source.right_by_tree);
  fmt::format_to(Line(*out), "  {} families, {} sentences of {} trees (of {}, in {} pages)\n", score.n_families,
                 score.n_sentences, score.n_trees_found, score.n_trees, score.n_pages);
  fmt::format_to(Line(*out), "  the source of {} families is missing; that of {} is there, but in another family\n",
                 score.n_missing, score.n_apart);
}

void append_calibration(const LineageScore& score, const TextStyle& style, std::string* out) {
  out->append(painted("probability of the source", Paint::bold, style)).append("  said   right   families\n");
  for (const CalibrationBin& bin : score.bins)
    fmt::format_to(Line(*out), "  {:.1f} to {:.1f}           {:>9.3f} {:>7.3f} {:>10}\n", bin.from, bin.to, bin.said,
                   bin.right, bin.n);
  fmt::format_to(Line(*out), "  expected calibration error {:.4f}\n", score.calibration_error);
}

void append_edges(const EdgeScore& edges, const TextStyle& style, std::string* out) {
  out->append(painted("descent", Paint::bold, style)).append("\n");
  fmt::format_to(Line(*out), "  true edges directed rightly {:.4f}, the other way {:.4f}, of {}\n", edges.right,
                 edges.reversed, edges.n_true);
  fmt::format_to(Line(*out), "  given edges from an ancestor {:.4f}, from the very parent {:.4f}, of {}\n",
                 edges.from_ancestor, edges.from_parent, edges.n_given);
}

void append_classes(std::string_view title, const std::vector<ClassScore>& classes, const TextStyle& style,
                    std::string* out) {
  const std::string name = fmt::format("{:<22}", title);
  out->append(painted(name, Paint::bold, style)).append("precision  recall      F1   true   said\n");
  for (const ClassScore& each : classes)
    fmt::format_to(Line(*out), "  {:<20}{:>9.3f} {:>7.3f} {:>7.3f} {:>6} {:>6}\n", each.name, each.precision,
                   each.recall, each.f1, each.n_true, each.n_said);
}

}  // namespace

void write_json(const LineageScore& score, JsonWriter* json) {
  json->begin_object().key("task").string("lineage");
  json->key("pages").integer(score.n_pages).key("trees").integer(score.n_trees);
  json->key("trees_found").integer(score.n_trees_found).key("families").integer(score.n_families);
  json->key("missing").integer(score.n_missing).key("apart").integer(score.n_apart);
  json->key("sentences").integer(score.n_sentences);
  write_sources(score, json);
  write_calibration(score, json);
  write_edges(score.edges, json);
  json->key("bcubed").begin_object().key("precision").number(score.bcubed_precision);
  json->key("recall").number(score.bcubed_recall).key("f1").number(score.bcubed_f1).end_object();
  json->key("kind_accuracy").number(score.kind_accuracy).key("kind_macro_f1").number(score.kind_macro_f1);
  write_classes("kinds", score.kinds, json);
  write_classes("flags", score.flags, json);
  json->end_object();
}

void append_text(const LineageScore& score, const TextStyle& style, std::string* out) {
  append_sources(score, style, out);
  append_calibration(score, style, out);
  append_edges(score.edges, style, out);
  out->append(painted("families", Paint::bold, style)).append("\n");
  fmt::format_to(Line(*out), "  B-cubed precision {:.4f}, recall {:.4f}, F1 {:.4f}\n", score.bcubed_precision,
                 score.bcubed_recall, score.bcubed_f1);
  append_classes("kinds", score.kinds, style, out);
  fmt::format_to(Line(*out), "  told rightly {:.4f}, macro F1 {:.4f}\n", score.kind_accuracy, score.kind_macro_f1);
  append_classes("flags", score.flags, style, out);
}

}  // namespace wirecopy::report
