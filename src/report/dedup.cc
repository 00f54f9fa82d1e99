#include "report/dedup.h"

#include <fmt/format.h>

#include "base/json_members.h"
#include "report/csv.h"
#include "report/records.h"
#include "report/text.h"
#include "report/text_parts.h"

namespace wirecopy::report {
namespace {

void write_place(const DedupPlace& place, JsonWriter* json) {
  json->key("page").string(place.page).key("path").string(place.path);
  json->key("begin").integer(place.span.begin).key("end").integer(place.span.end);
}

// All words are there, so nothing but case, spacing and punctuation can differ.
std::string_view kind_of(const DedupRow& row) {
  return row.share < 1 ? "edited" : "copied";
}

void write_kept(const DedupRow& row, JsonWriter* json) {
  json->key("kept").begin_object();
  write_place(row.kept, json);
  json->end_object();
}

std::string copies_json(std::span<const DedupRow> rows) {
  std::string copies;
  JsonWriter json(&copies);
  json.begin_array();
  for (const DedupRow& row : rows) {
    json.begin_object().key("begin").integer(row.left_out.span.begin).key("end").integer(row.left_out.span.end);
    json.key("kind").string(kind_of(row)).key("share").number(row.share);
    write_kept(row, &json);
    json.end_object();
  }
  json.end_array();
  return copies;
}

// A page under the names by which JSON records are read; what is not known is left out.
std::string page_json(const Page& page) {
  struct Field {
    std::string_view name;
    const std::string& value;
  };
  const Field fields[] = {
      {"url", page.url},           {"title", page.title},   {"author", page.author}, {"published", page.published},
      {"modified", page.modified}, {"outlet", page.outlet}, {"agency", page.agency}, {"language", page.language}};
  std::string line;
  JsonWriter json(&line);
  json.begin_object().key("id").string(page.id);
  for (const Field& field : fields)
    if (!field.value.empty()) json.key(field.name).string(field.value);
  json.key("text").string(page.text).end_object();
  if (page.extra.size() > 2) line.replace(line.size() - 1, 1, "," + page.extra.substr(1));
  return line;
}

std::string place_text(const DedupPlace& place, bool with_span) {
  std::string text = printable(place.page);
  if (with_span) text += fmt::format(" {}-{}", place.span.begin, place.span.end);
  return text;
}

}  // namespace

std::string corpus_line(const CorpusRecord& record) {
  std::string line = record.page != nullptr ? page_json(*record.page) : std::string(record.json);
  if (!record.copies.empty()) base::set_member("copies", copies_json(record.copies), &line);
  line += '\n';
  return line;
}

void write_json(const DedupRow& row, JsonWriter* json) {
  json->begin_object();
  write_place(row.left_out, json);
  json->key("whole").boolean(row.is_whole_page).key("kind").string(kind_of(row)).key("share").number(row.share);
  write_kept(row, json);
  json->end_object();
}

void append_text(const DedupRow& row, const TextStyle& style, std::string* out) {
  const bool is_passage = !row.is_whole_page;
  Wrapper line(style, "", "  ");
  line.add(place_text(row.left_out, is_passage) + " ", Paint::bold);
  line.add(fmt::format("({}) ", printable(row.left_out.path)), Paint::dim);
  line.add(row.share < 1 ? fmt::format("{} stands in ", percent(row.share)) : std::string("stands in "));
  line.add(place_text(row.kept, is_passage) + " ", Paint::bold);
  line.add(fmt::format("({})", printable(row.kept.path)), Paint::dim);
  out->append(line.finish());
}

std::string_view csv_header(const DedupRow*) {
  return "page,path,begin,end,whole,kind,share,kept_page,kept_path,kept_begin,kept_end\r\n";
}

void append_csv(const DedupRow& row, std::string* out) {
  CsvRow csv(out);
  csv.field(row.left_out.page).field(row.left_out.path);
  csv.integer(row.left_out.span.begin).integer(row.left_out.span.end);
  csv.field(row.is_whole_page ? "true" : "false").field(kind_of(row)).number(row.share);
  csv.field(row.kept.page).field(row.kept.path).integer(row.kept.span.begin).integer(row.kept.span.end).end();
}

std::string summary_text(const DedupSummary& summary) {
  const std::string out = summary.keep_all ? "copies marked" : "left out";
  std::string text = fmt::format("{} read, {} kept", counted(summary.pages, "page", "pages"),
                                 grouped(summary.keep_all ? summary.pages : summary.kept));
  const std::uint64_t n_copies = summary.copied + summary.edited;
  if (n_copies > 0)
    text += fmt::format(", {} {} ({} copied, {} edited)", grouped(n_copies), out, grouped(summary.copied),
                        grouped(summary.edited));
  if (summary.passages > 0)
    text += fmt::format(", {} {} {}", counted(summary.passages, "passage", "passages"),
                        summary.keep_all ? "marked in" : "cut out of", counted(summary.cut, "page", "pages"));
  if (summary.words > 0 && summary.words_out > 0)
    text += fmt::format(": {} of the words",
                        percent(static_cast<double>(summary.words_out) / static_cast<double>(summary.words)));
  return text + fmt::format("; {:.1f} s\n", summary.seconds);
}

}  // namespace wirecopy::report
