// Traces and comparisons for people.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/names.h"
#include "report/shares.h"
#include "report/text.h"
#include "report/text_parts.h"

namespace wirecopy::report {
namespace {

constexpr std::size_t kMaxSources = 5;  // told in full; the rest is counted

std::string upper(std::string_view word) {
  std::string text(word);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string about(const Page& page) {
  std::string line = printable(page.id);
  if (!page.outlet.empty()) line += " · " + printable(page.outlet);
  if (!page.published.empty()) line += " · " + when(page.published);
  if (!page.language.empty()) line += " · " + printable(page.language);
  return line;
}

std::string share_line(const PageTrace& trace, const TextStyle& style) {
  const Shares all = shares(trace);
  std::string line = "  ";
  for (const Kind kind : {Kind::copied, Kind::edited, Kind::spun, Kind::furniture}) {
    if (all.share(kind) == 0) continue;
    line += painted(fmt::format("{} {}", name(kind), percent(all.share(kind))), paint_of(kind), style) + "   ";
  }
  line += fmt::format("unmatched {}", percent(all.unmatched()));
  const std::string size = fmt::format("{}, {}", counted(trace.passages.size(), "passage", "passages"),
                                       counted(all.length, "character", "characters"));
  return line + "   " + painted("(" + size + ")", Paint::dim, style) + "\n";
}

std::string source_line(const PageTrace& trace, const Passage& passage, const Source& source, const TextStyle& style) {
  const Page& document = trace.documents[source.document];
  Wrapper line(style, "      ", "        ");
  line.add(fmt::format("← {} ", whose(document)), Paint::bold);
  line.add(fmt::format("· {} · {} ", when(document.published), percent(source.similarity)));
  if (source.kind != passage.kind) line.add(fmt::format("{} ", name(source.kind)), paint_of(source.kind));
  const ByteSpan covered = covered_part(passage, source);
  if (covered != passage.span)
    line.add(fmt::format("of {} of it ", percent(double{1} * covered.size() / passage.span.size())));
  if (!document.title.empty()) line.add(fmt::format("· “{}” ", shortened(printable(document.title), 70)));
  line.add(fmt::format("({})", printable(document.id)), Paint::dim);
  return line.finish();
}

std::string source_changes(const PageTrace& trace, const Passage& passage, const Source& source,
                           const TextStyle& style) {
  if (source.edits.empty()) return "";
  const std::string_view text = trace.documents[source.document].text;
  return changes(diff({trace.page.text, covered_part(passage, source)}, {text, source.span}, source.edits), "        ",
                 style);
}

// The first sources in full; changes that are those of the source before are told once.
void append_sources(const PageTrace& trace, const Passage& passage, const TextStyle& style, std::string* out) {
  const std::size_t n_told = std::min(kMaxSources, passage.sources.size());
  std::string told;
  for (std::size_t i = 0; i < n_told; ++i) {
    out->append(source_line(trace, passage, passage.sources[i], style));
    std::string now = source_changes(trace, passage, passage.sources[i], style);
    out->append(!now.empty() && now == told ? painted("        the same changes\n", Paint::dim, style) : now);
    told = std::move(now);
  }
  if (n_told < passage.sources.size())
    *out += painted(fmt::format("      and {} more\n", passage.sources.size() - n_told), Paint::dim, style);
}

void append_passage(const PageTrace& trace, std::size_t number, const base::CodePointIndex& index,
                    const TextStyle& style, std::string* out) {
  const Passage& passage = trace.passages[number];
  const CodePointSpan span = index.span(passage.span);
  const std::string tag = fmt::format("{} {}", upper(name(passage.kind)), percent(passage.similarity));
  std::string where = fmt::format("characters {}–{}", grouped(span.begin), grouped(span.end));
  if (passage.quotation > 0) where += fmt::format(", {} inside quotation marks", percent(passage.quotation));
  fmt::format_to(std::back_inserter(*out), "\n{:>4}  {}  {}\n", number + 1, painted(tag, paint_of(passage.kind), style),
                 painted(where, Paint::dim, style));
  out->append(
      quoted(std::string_view(trace.page.text).substr(passage.span.begin, passage.span.size()), 3, "      ", style));
  append_sources(trace, passage, style, out);
}

std::string side(std::string_view label, const Page& page, double shared, const TextStyle& style) {
  Wrapper line(style, "", "   ");
  line.add(fmt::format("{}  {} ", label, printable(heading(page))), Paint::bold);
  line.add(fmt::format("· {} · {} shared", about(page), percent(shared)));
  return line.finish();
}

}  // namespace

void append_text(const PageTrace& trace, const TextStyle& style, std::string* out) {
  Wrapper title(style, "", "");
  title.add(printable(heading(trace.page)), Paint::bold);
  out->append(title.finish()).append(painted(about(trace.page), Paint::dim, style)).append("\n");
  if (trace.passages.empty()) {
    out->append("  nothing of this page stands elsewhere\n\n");
    return;
  }
  out->append(share_line(trace, style));
  const base::CodePointIndex index(trace.page.text);
  for (std::size_t i = 0; i < trace.passages.size(); ++i) append_passage(trace, i, index, style, out);
  out->append("\n");
}

void append_text(const Comparison& comparison, const TextStyle& style, std::string* out) {
  const SharedParts shared = shared_parts(comparison);
  out->append(side("A", comparison.a, shared.a, style)).append(side("B", comparison.b, shared.b, style));
  if (comparison.passages.empty()) out->append("  the two pages share no passage\n");
  const base::CodePointIndex a(comparison.a.text);
  const base::CodePointIndex b(comparison.b.text);
  std::size_t number = 0;
  for (const ComparedPassage& passage : comparison.passages) {
    const CodePointSpan in_a = a.span(passage.a);
    const CodePointSpan in_b = b.span(passage.b);
    const std::string tag = fmt::format("{} {}", upper(name(passage.kind)), percent(passage.similarity));
    const std::string where =
        fmt::format("A {}–{}, B {}–{}", grouped(in_a.begin), grouped(in_a.end), grouped(in_b.begin), grouped(in_b.end));
    fmt::format_to(std::back_inserter(*out), "\n{:>4}  {}  {}\n", ++number, painted(tag, paint_of(passage.kind), style),
                   painted(where, Paint::dim, style));
    out->append(
        quoted(std::string_view(comparison.a.text).substr(passage.a.begin, passage.a.size()), 3, "      ", style));
    if (passage.edits.empty()) continue;
    const auto pieces = diff({comparison.a.text, passage.a}, {comparison.b.text, passage.b}, passage.edits);
    out->append(changes(pieces, "        ", style));
  }
}

}  // namespace wirecopy::report
