#include "report/quotes.h"

#include <span>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/csv.h"

namespace wirecopy::report {
namespace {

using base::CodePointIndex;

void write_spans(std::span<const ByteSpan> spans, const CodePointIndex& index, JsonWriter* json) {
  json->key("spans").begin_array();
  for (const ByteSpan each : spans) {
    const CodePointSpan span = index.span(each);
    json->begin_array().integer(span.begin).integer(span.end).end_array();
  }
  json->end_array();
}

void write_words(std::span<const ByteSpan> spans, std::string_view text, const CodePointIndex& index,
                 JsonWriter* json) {
  json->begin_object();
  write_spans(spans, index, json);
  json->key("text").string(joined(text, spans)).end_object();
}

void write_speaker(const Speaker& speaker, const CodePointIndex& index, JsonWriter* json) {
  json->begin_object();
  write_spans(speaker.spans, index, json);
  json->key("text").string(speaker.text).key("entity");
  if (speaker.entity) {
    json->begin_object().key("id").string(speaker.entity->id).key("name").string(speaker.entity->name);
    json->key("type").string(speaker.entity->type).end_object();
  } else {
    json->null();
  }
  json->key("restored_from");
  if (speaker.restored_from) {
    json->begin_object().key("document").string(speaker.restored_from->document);
    json->key("begin").integer(speaker.restored_from->span.begin);
    json->key("end").integer(speaker.restored_from->span.end).end_object();
  } else {
    json->null();
  }
  json->end_object();
}

void write_report(const Report& report, JsonWriter* json) {
  json->begin_object().key("document").string(report.document).key("outlet").string_or_null(report.outlet);
  json->key("published").string_or_null(report.published).key("begin").integer(report.span.begin);
  json->key("end").integer(report.span.end).key("share").number(report.share);
  json->key("said").boolean(report.is_said).key("speaker");
  if (report.speaker.empty()) {
    json->null();
  } else {
    json->begin_object().key("text").string(report.speaker).key("begin").integer(report.speaker_span.begin);
    json->key("end").integer(report.speaker_span.end).end_object();
  }
  json->end_object();
}

// What other pages have of a statement; nothing where none has it.
void write_reports(const Statement& statement, JsonWriter* json) {
  if (statement.reports.empty()) return;
  json->key("speakers").begin_array();
  for (const Attribution& each : statement.attributions) {
    json->begin_object().key("text").string(each.speaker).key("pages").integer(each.pages);
    json->key("outlets").integer(each.outlets).key("share").number(each.share).end_object();
  }
  json->end_array().key("reports").begin_array();
  for (const Report& report : statement.reports) write_report(report, json);
  json->end_array();
}

void write_statement(const Statement& statement, std::string_view text, const CodePointIndex& index, JsonWriter* json) {
  json->begin_object().key("id").integer(statement.id).key("kind").string(name(statement.kind)).key("speaker");
  if (statement.speaker)
    write_speaker(*statement.speaker, index, json);
  else
    json->null();
  json->key("cue");
  if (statement.cue.empty())
    json->null();
  else
    write_words(statement.cue, text, index, json);
  json->key("content");
  write_words(statement.content, text, index, json);
  json->key("stance").string(name(statement.stance)).key("hedged").boolean(statement.is_hedged);
  json->key("probability").number(statement.probability);
  write_reports(statement, json);
  json->end_object();
}

// "12-40 56-80", code points.
std::string places(std::span<const ByteSpan> spans, const CodePointIndex& index) {
  std::string text;
  for (const ByteSpan each : spans) {
    const CodePointSpan span = index.span(each);
    text += fmt::format("{}{}-{}", text.empty() ? "" : " ", span.begin, span.end);
  }
  return text;
}

std::string_view restored_from(const Statement& statement) {
  if (!statement.speaker || !statement.speaker->restored_from) return "";
  return statement.speaker->restored_from->document;
}

}  // namespace

std::string_view name(SpeechKind kind) {
  switch (kind) {
    case SpeechKind::direct:
      return "direct";
    case SpeechKind::indirect:
      return "indirect";
    case SpeechKind::mixed:
      return "mixed";
  }
  return "";
}

std::string_view name(Stance stance) {
  switch (stance) {
    case Stance::asserts:
      return "asserts";
    case Stance::denies:
      return "denies";
    case Stance::accuses:
      return "accuses";
    case Stance::demands:
      return "demands";
    case Stance::promises:
      return "promises";
    case Stance::predicts:
      return "predicts";
    case Stance::asks:
      return "asks";
    case Stance::declines:
      return "declines";
  }
  return "";
}

void write_json(const PageQuotes& quotes, JsonWriter* json) {
  const CodePointIndex index(quotes.page.text);
  json->begin_object().key("page").string(quotes.page.id);
  json->key("title").string_or_null(quotes.page.title);
  json->key("published").string_or_null(quotes.page.published).key("outlet").string_or_null(quotes.page.outlet);
  json->key("statements").begin_array();
  for (const Statement& statement : quotes.statements) write_statement(statement, quotes.page.text, index, json);
  json->end_array().key("notes").begin_array();
  for (const std::string& note : quotes.notes) json->string(note);
  json->end_array().end_object();
}

std::string_view csv_header(const PageQuotes*) {
  return "page,id,kind,stance,hedged,speaker,cue,content,speaker_spans,cue_spans,content_spans,probability,published,"
         "outlet,entity,entity_name,entity_type,restored_from,reports\r\n";
}

void append_csv(const PageQuotes& quotes, std::string* out) {
  const CodePointIndex index(quotes.page.text);
  const std::string_view text = quotes.page.text;
  for (const Statement& statement : quotes.statements) {
    CsvRow row(out);
    row.field(quotes.page.id).integer(statement.id).field(name(statement.kind)).field(name(statement.stance));
    row.field(statement.is_hedged ? "true" : "false").field(statement.speaker ? statement.speaker->text : "");
    row.field(joined(text, statement.cue)).field(joined(text, statement.content));
    row.field(statement.speaker ? places(statement.speaker->spans, index) : "").field(places(statement.cue, index));
    row.field(places(statement.content, index)).number(statement.probability);
    row.field(quotes.page.published).field(quotes.page.outlet);
    const SpeakerEntity entity =
        statement.speaker ? statement.speaker->entity.value_or(SpeakerEntity()) : SpeakerEntity();
    row.field(entity.id).field(entity.name).field(entity.type).field(restored_from(statement));
    row.integer(statement.reports.size()).end();
  }
}

}  // namespace wirecopy::report
