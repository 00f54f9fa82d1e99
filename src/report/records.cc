#include "report/records.h"

#include <optional>
#include <vector>

#include "base/utf8.h"
#include "report/diff.h"
#include "report/names.h"
#include "report/shares.h"

namespace wirecopy::report {
namespace {

using base::CodePointIndex;

void write_span(CodePointSpan span, JsonWriter* json) {
  json->key("begin").integer(span.begin).key("end").integer(span.end);
}

std::string_view cut(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.size());
}

// The two texts that edits lie in.
struct Texts {
  std::string_view copy;
  const CodePointIndex& copy_index;
  std::string_view source;
  const CodePointIndex& source_index;
};

void write_edit(const Edit& edit, const Texts& texts, JsonWriter* json) {
  const CodePointSpan source = texts.source_index.span(edit.source);
  json->begin_object().key("op").string(name(edit.operation));
  write_span(texts.copy_index.span(edit.copy), json);
  json->key("text").string(cut(texts.copy, edit.copy));
  json->key("source_begin").integer(source.begin).key("source_end").integer(source.end);
  json->key("source_text").string(cut(texts.source, edit.source));
  json->key("flag").string_or_null(name(edit.flags.first())).key("flags").begin_array();
  for (const EditFlag flag : kEditFlags)
    if (edit.flags.has(flag)) json->string(name(flag));
  json->end_array();
  json->end_object();
}

void write_edits(const std::vector<Edit>& edits, const Texts& texts, JsonWriter* json) {
  json->key("edits").begin_array();
  for (const Edit& edit : edits) write_edit(edit, texts, json);
  json->end_array();
}

// A trace with the code point indexes of its page and of the documents, each made when first needed.
class TraceWriter {
 public:
  TraceWriter(const PageTrace& trace, JsonWriter* json)
      : trace_(trace), json_(json), page_(trace.page.text), documents_(trace.documents.size()) {}

  void write() {
    json_->begin_object().key("page").string(trace_.page.id);
    json_->key("title").string_or_null(trace_.page.title);
    write_shares();
    json_->key("passages").begin_array();
    for (const Passage& passage : trace_.passages) write_passage(passage);
    json_->end_array().end_object();
  }

 private:
  void write_shares() {
    const Shares all = shares(trace_);
    json_->key("length").integer(all.length).key("shares").begin_object();
    for (const Kind kind : {Kind::copied, Kind::edited, Kind::spun, Kind::furniture})
      json_->key(name(kind)).number(all.share(kind));
    json_->key("unmatched").number(all.unmatched()).end_object();
  }

  void write_passage(const Passage& passage) {
    json_->begin_object();
    write_span(page_.span(passage.span), json_);
    json_->key("kind").string(name(passage.kind)).key("similarity").number(passage.similarity);
    json_->key("quotation").number(passage.quotation).key("sources").begin_array();
    for (const Source& source : passage.sources) write_source(passage, source);
    json_->end_array().end_object();
  }

  void write_source(const Passage& passage, const Source& source) {
    const Page& document = trace_.documents[source.document];
    const CodePointIndex& index = document_index(source.document);
    json_->begin_object().key("document").string(document.id);
    write_span(index.span(source.span), json_);
    json_->key("covers").begin_object();
    write_span(page_.span(covered_part(passage, source)), json_);
    json_->end_object();
    json_->key("similarity").number(source.similarity).key("kind").string(name(source.kind));
    json_->key("published").string_or_null(document.published).key("outlet").string_or_null(document.outlet);
    json_->key("url").string_or_null(document.url).key("title").string_or_null(document.title);
    write_edits(source.edits, {trace_.page.text, page_, document.text, index}, json_);
    json_->end_object();
  }

  const CodePointIndex& document_index(std::size_t document) {
    std::optional<CodePointIndex>& index = documents_[document];
    if (!index) index.emplace(trace_.documents[document].text);
    return *index;
  }

  const PageTrace& trace_;
  JsonWriter* json_;
  CodePointIndex page_;
  std::vector<std::optional<CodePointIndex>> documents_;
};

void write_counts(const std::vector<std::pair<std::string, std::uint64_t>>& counts, JsonWriter* json) {
  json->begin_array();
  for (const auto& [what, n_pages] : counts)
    json->begin_object().key("name").string_or_null(what).key("pages").integer(n_pages).end_object();
  json->end_array();
}

void write_strings(const std::vector<std::string>& strings, JsonWriter* json) {
  json->begin_array();
  for (const std::string& text : strings) json->string(text);
  json->end_array();
}

void write_structure(const Page& page, JsonWriter* json) {
  json->begin_array();
  if (!page.parts.empty()) {
    const CodePointIndex index(page.text);
    for (const PagePart& part : page.parts) {
      json->begin_object().key("kind").string(name(part.kind));
      if (part.level > 0) json->key("level").integer(part.level);
      write_span(index.span(part.span), json);
      if (!part.text.empty()) json->key("text").string(part.text);
      json->end_object();
    }
  }
  json->end_array();
}

void write_index(const std::optional<std::size_t>& index, JsonWriter* json) {
  if (index)
    json->integer(*index);
  else
    json->json("null");
}

// Only of pages that have paragraphs in another language.
void write_languages(const Page& page, JsonWriter* json) {
  if (page.languages.empty()) return;
  const CodePointIndex text(page.text);
  json->key("languages").begin_array();
  for (const LanguageSpan& part : page.languages) {
    json->begin_object();
    write_span(text.span(part.span), json);
    json->key("language").string(part.language).end_object();
  }
  json->end_array();
}

void write_origin(const Family& family, JsonWriter* json) {
  const Origin& origin = family.origin;
  json->begin_object().key("document");
  json->string_or_null(source_of(family));
  json->key("probability").number(origin.probability).key("reasons").begin_array();
  for (const Reason& reason : origin.reasons) {
    json->begin_object().key("reason").string(reason.name).key("weight").number(reason.weight);
    json->key("evidence").string(reason.evidence).end_object();
  }
  json->end_array().end_object();
}

}  // namespace

void write_json(const Page& page, JsonWriter* json) {
  json->begin_object().key("page").string(page.id).key("path").string_or_null(page.path);
  json->key("url").string_or_null(page.url).key("title").string_or_null(page.title);
  json->key("author").string_or_null(page.author).key("published").string_or_null(page.published);
  json->key("modified").string_or_null(page.modified).key("outlet").string_or_null(page.outlet);
  json->key("agency").string_or_null(page.agency).key("language").string_or_null(page.language);
  write_languages(page, json);
  json->key("text").string(page.text).key("structure");
  write_structure(page, json);
  json->key("notes");
  write_strings(page.notes, json);
  if (!page.extra.empty()) json->key("extra").json(page.extra);
  json->end_object();
}

void write_json(const PageTrace& trace, JsonWriter* json) {
  TraceWriter(trace, json).write();
}

void write_json(const Comparison& comparison, JsonWriter* json) {
  const CodePointIndex a(comparison.a.text);
  const CodePointIndex b(comparison.b.text);
  json->begin_object().key("a").string(comparison.a.id).key("b").string(comparison.b.id);
  json->key("passages").begin_array();
  for (const ComparedPassage& passage : comparison.passages) {
    json->begin_object().key("kind").string(name(passage.kind)).key("similarity").number(passage.similarity);
    json->key("a").begin_object();
    write_span(a.span(passage.a), json);
    json->end_object().key("b").begin_object();
    write_span(b.span(passage.b), json);
    json->end_object();
    write_edits(passage.edits, {comparison.a.text, a, comparison.b.text, b}, json);
    json->end_object();
  }
  const SharedParts shared = shared_parts(comparison);
  json->end_array().key("shared").begin_object().key("a").number(shared.a).key("b").number(shared.b).end_object();
  json->end_object();
}

void write_json(const Family& family, JsonWriter* json) {
  json->begin_object().key("family").string(family.id).key("kind").string(kind_name(family));
  json->key("quotation").number(family.quotation).key("frame_shared").boolean(family.is_frame_shared);
  json->key("text").string(family.text).key("passages").begin_array();
  for (const FamilyPassage& passage : family.passages) {
    json->begin_object().key("document").string(passage.page.id);
    write_span(passage.characters, json);
    json->key("published").string_or_null(passage.page.published).key("outlet").string_or_null(passage.page.outlet);
    json->key("url").string_or_null(passage.page.url).key("title").string_or_null(passage.page.title);
    json->key("kind").string(name(passage.kind)).key("similarity").number(passage.similarity);
    json->key("parent");
    write_index(passage.parent, json);
    json->key("version_of");
    write_index(passage.version_of, json);
    json->key("edits").integer(passage.n_edits).key("text").string(passage.text).end_object();
  }
  json->end_array().key("origin");
  write_origin(family, json);
  json->end_object();
}

void write_json(const AddSummary& summary, JsonWriter* json) {
  json->begin_object().key("added").integer(summary.added).key("replaced").integer(summary.replaced);
  json->key("unchanged").integer(summary.unchanged).key("text_bytes").integer(summary.text_bytes);
  json->key("seconds").number(summary.seconds).key("stopped").boolean(summary.stopped).end_object();
}

void write_json(const RemoveSummary& summary, JsonWriter* json) {
  json->begin_object().key("removed").integer(summary.removed).key("unknown");
  write_strings(summary.unknown, json);
  json->end_object();
}

void write_json(const CompactSummary& summary, JsonWriter* json) {
  json->begin_object().key("pages").integer(summary.pages).key("dropped").integer(summary.dropped);
  json->key("segments_before").integer(summary.segments_before).key("segments_after").integer(summary.segments_after);
  json->key("bytes_before").integer(summary.bytes_before).key("bytes_after").integer(summary.bytes_after);
  json->key("seconds").number(summary.seconds).key("stopped").boolean(summary.stopped).end_object();
}

void write_json(const StoreInfo& info, JsonWriter* json) {
  json->begin_object().key("store").string(info.path).key("pages").integer(info.pages);
  json->key("versions").integer(info.versions).key("removed").integer(info.removed);
  json->key("segments").integer(info.segments).key("text_bytes").integer(info.text_bytes);
  json->key("disk_bytes").integer(info.disk_bytes).key("text_disk_bytes").integer(info.text_disk_bytes);
  json->key("seed_disk_bytes").integer(info.seed_disk_bytes).key("row_disk_bytes").integer(info.row_disk_bytes);
  json->key("first_published").string_or_null(info.first_published);
  json->key("last_published").string_or_null(info.last_published);
  json->key("outlets");
  write_counts(info.outlets, json);
  json->key("languages");
  write_counts(info.languages, json);
  json->end_object();
}

void write_json(const CheckReport& report, JsonWriter* json) {
  json->begin_object().key("files").integer(report.files).key("bytes").integer(report.bytes);
  json->key("pages").integer(report.pages).key("repaired").boolean(report.repaired).key("findings").begin_array();
  for (const StoreFinding& finding : report.findings) {
    const bool damage = finding.severity == StoreFinding::Severity::damage;
    json->begin_object().key("severity").string(damage ? "damage" : "note");
    json->key("file").string_or_null(finding.file).key("message").string(finding.message).end_object();
  }
  json->end_array().key("dropped");
  write_strings(report.dropped, json);
  json->end_object();
}

}  // namespace wirecopy::report
