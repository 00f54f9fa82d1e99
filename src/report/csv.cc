#include "report/csv.h"

#include <cmath>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/names.h"

namespace wirecopy::report {
namespace {

std::string_view cut(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.size());
}

CsvRow& span(CodePointSpan characters, CsvRow* row) {
  return row->integer(characters.begin).integer(characters.end);
}

// The names of all flags among the edits, with a space between.
std::string flags_of(const std::vector<Edit>& edits) {
  EditFlags all;
  for (const Edit& edit : edits) all.add(edit.flags);
  std::string names;
  for (const EditFlag flag : kEditFlags)
    if (all.has(flag)) names.append(names.empty() ? "" : " ").append(name(flag));
  return names;
}

}  // namespace

CsvRow& CsvRow::field(std::string_view text) {
  if (!first_) out_->push_back(',');
  first_ = false;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out_->append(text);
    return *this;
  }
  out_->push_back('"');
  for (const char c : text) {
    if (c == '"') out_->push_back('"');
    out_->push_back(c);
  }
  out_->push_back('"');
  return *this;
}

CsvRow& CsvRow::integer(std::uint64_t value) {
  return field(fmt::format("{}", value));
}

CsvRow& CsvRow::number(double value) {
  return field(fmt::format("{}", std::round(value * 1e4) / 1e4 + 0.0));
}

void CsvRow::end() {
  out_->append("\r\n");
}

std::string_view csv_header(const Page*) {
  return "page,path,url,title,author,published,outlet,language,text,modified,agency\r\n";
}
std::string_view csv_header(const PageTrace*) {
  return "page,begin,end,kind,similarity,quotation,text,document,source_begin,source_end,source_kind,"
         "source_similarity,published,outlet,url,title,edits,source_text,flags\r\n";
}
std::string_view csv_header(const Comparison*) {
  return "a,b,kind,similarity,a_begin,a_end,b_begin,b_end,edits,a_text,b_text,flags\r\n";
}
std::string_view csv_header(const Family*) {
  return "family,family_kind,document,begin,end,kind,similarity,edits,parent,version_of,origin,published,outlet,url,"
         "title,"
         "text\r\n";
}
std::string_view csv_header(const StoreInfo*) {
  return "figure,name,value\r\n";
}

void append_csv(const Page& page, std::string* out) {
  CsvRow row(out);
  row.field(page.id).field(page.path).field(page.url).field(page.title).field(page.author).field(page.published);
  row.field(page.outlet).field(page.language).field(page.text).field(page.modified).field(page.agency).end();
}

void append_csv(const PageTrace& trace, std::string* out) {
  const base::CodePointIndex index(trace.page.text);
  std::vector<base::CodePointIndex> documents;
  for (const Page& document : trace.documents) documents.emplace_back(document.text);
  for (const Passage& passage : trace.passages) {
    for (const Source& source : passage.sources) {
      const Page& document = trace.documents[source.document];
      CsvRow row(out);
      span(index.span(passage.span), &row.field(trace.page.id)).field(name(passage.kind)).number(passage.similarity);
      row.number(passage.quotation).field(cut(trace.page.text, passage.span)).field(document.id);
      span(documents[source.document].span(source.span), &row).field(name(source.kind)).number(source.similarity);
      row.field(document.published).field(document.outlet).field(document.url).field(document.title);
      row.integer(source.edits.size()).field(cut(document.text, source.span)).field(flags_of(source.edits)).end();
    }
  }
}

void append_csv(const Comparison& comparison, std::string* out) {
  const base::CodePointIndex a(comparison.a.text);
  const base::CodePointIndex b(comparison.b.text);
  for (const ComparedPassage& passage : comparison.passages) {
    CsvRow row(out);
    row.field(comparison.a.id).field(comparison.b.id).field(name(passage.kind)).number(passage.similarity);
    span(a.span(passage.a), &row);
    span(b.span(passage.b), &row).integer(passage.edits.size());
    row.field(cut(comparison.a.text, passage.a)).field(cut(comparison.b.text, passage.b));
    row.field(flags_of(passage.edits)).end();
  }
}

void append_csv(const Family& family, std::string* out) {
  const auto id_of = [&](const std::optional<std::size_t>& i) { return i ? family.passages[*i].page.id : ""; };
  for (const FamilyPassage& passage : family.passages) {
    CsvRow row(out);
    span(passage.characters, &row.field(family.id).field(kind_name(family)).field(passage.page.id));
    row.field(name(passage.kind)).number(passage.similarity).integer(passage.n_edits);
    row.field(id_of(passage.parent)).field(id_of(passage.version_of));
    if (family.origin.passage == static_cast<std::size_t>(&passage - family.passages.data()))
      row.number(family.origin.probability);
    else
      row.field("");
    row.field(passage.page.published);
    row.field(passage.page.outlet).field(passage.page.url).field(passage.page.title).field(passage.text).end();
  }
}

void append_csv(const StoreInfo& info, std::string* out) {
  const auto figure = [out](std::string_view what, std::string_view which, std::uint64_t value) {
    CsvRow row(out);
    row.field(what).field(which).integer(value).end();
  };
  figure("pages", "", info.pages);
  figure("versions", "", info.versions);
  figure("removed", "", info.removed);
  figure("segments", "", info.segments);
  figure("text_bytes", "", info.text_bytes);
  figure("disk_bytes", "", info.disk_bytes);
  for (const auto& [outlet, n_pages] : info.outlets) figure("outlet_pages", outlet, n_pages);
  for (const auto& [language, n_pages] : info.languages) figure("language_pages", language, n_pages);
}

}  // namespace wirecopy::report
