// What an evaluation of statements found, as JSON and as a table for people.
#include <iterator>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "report/quotes.h"

namespace wirecopy::report {
namespace {

void write_scores(std::string_view key, const std::vector<ClassScore>& roles, JsonWriter* json) {
  json->key(key).begin_object();
  for (const ClassScore& role : roles) {
    json->key(role.name).begin_object().key("precision").number(role.precision);
    json->key("recall").number(role.recall).key("f1").number(role.f1).end_object();
  }
  json->end_object();
}

using Line = std::back_insert_iterator<std::string>;

void append_roles(std::string_view title, const std::vector<ClassScore>& roles, const TextStyle& style,
                  std::string* out) {
  const std::string name = fmt::format("{:<22}", title);
  out->append(painted(name, Paint::bold, style)).append("precision  recall      F1   true   said\n");
  for (const ClassScore& role : roles)
    fmt::format_to(Line(*out), "  {:<20}{:>9.3f} {:>7.3f} {:>7.3f} {:>6} {:>6}\n", role.name, role.precision,
                   role.recall, role.f1, role.n_true, role.n_said);
}

}  // namespace

void write_json(const QuotesScore& score, JsonWriter* json) {
  json->begin_object().key("task").string("quotes");
  write_scores("exact", score.exact, json);
  write_scores("words", score.words, json);
  json->key("found").begin_object().key("precision").number(score.found.precision);
  json->key("recall").number(score.found.recall).key("f1").number(score.found.f1).end_object();
  json->key("speaker_accuracy").number(score.speaker_right).key("by_kind").begin_object();
  for (const SpeechScore& kind : score.kinds) {
    json->key(kind.kind).begin_object().key("cases").integer(kind.n_cases).key("found").number(kind.found);
    json->key("exact").number(kind.exact).key("speaker").number(kind.speaker).end_object();
  }
  json->end_object().end_object();
}

void append_text(const QuotesScore& score, const TextStyle& style, std::string* out) {
  append_roles("exact", score.exact, style, out);
  append_roles("words", score.words, style, out);
  append_roles("statements", {score.found}, style, out);
  out->append(painted("kinds of speech", Paint::bold, style)).append("           found   exact speaker  cases\n");
  for (const SpeechScore& kind : score.kinds)
    fmt::format_to(Line(*out), "  {:<20}{:>9.3f} {:>7.3f} {:>7.3f} {:>6}\n", kind.kind, kind.found, kind.exact,
                   kind.speaker, kind.n_cases);
  fmt::format_to(Line(*out), "  speaker right, of what is found: {:.3f}\n", score.speaker_right);
}

}  // namespace wirecopy::report
