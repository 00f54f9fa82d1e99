#include "report/envelope.h"

#include <array>

namespace wirecopy::report {

std::string_view kind_name(Note::Kind kind) {
  constexpr std::array<std::string_view, 3> kNames = {"skipped", "repaired", "remark"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string envelope_begin(const Envelope& envelope) {
  std::string out;
  JsonWriter json(&out);
  json.begin_object().key("schema").string("wirecopy/1").key("version").string(envelope.version);
  json.key("command").string(envelope.command).key("options").begin_object();
  for (const auto& [option, value] : envelope.options) json.key(option).json(value);
  json.end_object().key("results");
  return out + "[\n";
}

std::string envelope_end(const Notes& notes) {
  std::string out;
  JsonWriter json(&out);
  json.begin_object().key("count").integer(notes.n_skipped()).key("repaired").integer(notes.n_repaired());
  json.key("notes").begin_array();
  for (const Note& note : notes.kept()) {
    json.begin_object().key("kind").string(kind_name(note.kind));
    json.key("where").string_or_null(note.where).key("reason").string(note.reason).end_object();
  }
  json.end_array().end_object();
  return "\n],\"skipped\":" + out + "}\n";
}

}  // namespace wirecopy::report
