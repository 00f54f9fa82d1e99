#include "report/html_trace.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "report/diff.h"
#include "report/html.h"
#include "report/html_assets.h"
#include "report/html_parts.h"
#include "report/names.h"
#include "report/shares.h"
#include "report/text_parts.h"

namespace wirecopy::report {
namespace {

constexpr std::size_t kMaxSources = 8;     // of a passage shown with their text; the rest is counted
constexpr std::size_t kContextBytes = 90;  // of the source shown on each side of what was taken
constexpr std::array kKinds{Kind::copied, Kind::edited, Kind::spun, Kind::furniture};

std::string bar(const Shares& all) {
  std::string label;
  std::string parts;
  double at = 0;
  for (const Kind kind : kKinds) {
    const double share = all.share(kind);
    if (share <= 0) continue;
    parts +=
        fmt::format(R"(<rect class="{}" x="{:.1f}" width="{:.1f}" height="12"/>)", name(kind), at * 1000, share * 1000);
    label += fmt::format("{} {}, ", name(kind), percent(share));
    at += share;
  }
  return fmt::format(
      R"(<svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-label="{}found nowhere else {}">{}</svg>)",
      label, percent(all.unmatched()), parts);
}

std::string share_list(const Shares& all) {
  std::string items;
  for (const Kind kind : kKinds) {
    if (all.share(kind) > 0)
      items +=
          fmt::format("<li><span class=\"key {0}\">{0}</span> <b>{1}</b></li>", name(kind), percent(all.share(kind)));
  }
  return fmt::format("<ul class=\"shares\">{}<li>found nowhere else <b>{}</b></li></ul>\n", items,
                     percent(all.unmatched()));
}

// The numbers in ids: "2-5" is the fifth passage of the second page.
std::string number_of(std::size_t page, std::size_t passage) {
  return fmt::format("{}-{}", page, passage + 1);
}

// The page's paragraphs with their passages as links to the sources.
class TextWriter {
 public:
  TextWriter(const PageTrace& trace, std::size_t page) : trace_(trace), text_(trace.page.text), page_(page) {}

  std::string write() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      if (text_.substr(at, end - at).find_first_not_of(" \t\r") != std::string_view::npos) {
        out_ += "<p dir=\"auto\">";
        write_line(at, end);
        out_ += "</p>\n";
      }
      at = end + 1;
    }
    return std::move(out_);
  }

 private:
  void write_line(std::size_t at, std::size_t end) {
    while (next_ < trace_.passages.size() && trace_.passages[next_].span.end <= at) ++next_;
    while (at < end) {
      const bool has_passage = next_ < trace_.passages.size() && trace_.passages[next_].span.begin < end;
      if (!has_passage) {
        out_ += html_text(text_.substr(at, end - at));
        return;
      }
      const ByteSpan span = trace_.passages[next_].span;
      const std::size_t begin = std::max<std::size_t>(span.begin, at);
      const std::size_t stop = std::min<std::size_t>(span.end, end);
      out_ += html_text(text_.substr(at, begin - at));
      write_piece(begin, stop);
      at = stop;
      if (span.end <= end) ++next_;
    }
  }

  void write_piece(std::size_t begin, std::size_t end) {
    const Passage& passage = trace_.passages[next_];
    const std::string number = number_of(page_, next_);
    const bool first = begin == passage.span.begin;
    const std::string marks =
        first ? fmt::format(R"( id="t{}" data-n="{}")", number, next_ + 1) : std::string(" tabindex=\"-1\"");
    out_ += fmt::format(R"(<a class="m {}" href="#s{}"{} title="{} {}">{}</a>)", name(passage.kind), number, marks,
                        name(passage.kind), percent(passage.similarity), html_text(text_.substr(begin, end - begin)));
  }

  const PageTrace& trace_;
  std::string_view text_;
  std::size_t page_;
  std::size_t next_ = 0;  // the first passage that is not yet written in full
  std::string out_;
};

bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// What stands before and after the span in its paragraph, cut to some words.
std::string before(std::string_view text, std::size_t at) {
  const std::size_t line = text.substr(0, at).rfind('\n');
  std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
  if (at - begin <= kContextBytes) return std::string(text.substr(begin, at - begin));
  begin = at - kContextBytes;
  while (!is_boundary(text, begin)) ++begin;
  const std::size_t space = text.substr(begin, at - begin).find(' ');
  if (space != std::string_view::npos) begin += space;
  return "…" + std::string(text.substr(begin, at - begin));
}
std::string after(std::string_view text, std::size_t at) {
  const std::size_t line = std::min(text.find('\n', at), text.size());
  if (line - at <= kContextBytes) return std::string(text.substr(at, line - at));
  std::size_t end = at + kContextBytes;
  while (!is_boundary(text, end)) --end;
  const std::size_t space = text.substr(at, end - at).rfind(' ');
  if (space != std::string_view::npos) end = at + space;
  return std::string(text.substr(at, end - at)) + "…";
}

std::string piece_html(const DiffPiece& piece) {
  std::string text = html_text(piece.text);
  const std::string_view flagged = piece.flags.empty() ? "" : " class=\"flagged\"";
  if (piece.kind == DiffPiece::Kind::removed) return fmt::format("<del{}>{}</del>", flagged, text);
  if (piece.kind == DiffPiece::Kind::added) return fmt::format("<ins{}>{}</ins>", flagged, text);
  return text;
}

// The source's text with what the copy did to it, and what of that a reader should know.
std::string evidence(const PageTrace& trace, const Passage& passage, const Source& source) {
  const Page& document = trace.documents[source.document];
  const std::vector<DiffPiece> pieces =
      diff({trace.page.text, covered_part(passage, source)}, {document.text, source.span}, source.edits);
  std::string inside;
  for (const DiffPiece& piece : pieces) inside += piece_html(piece);
  return fmt::format(
             "<blockquote dir=\"auto\"{}><span class=\"around\">{}</span>{}<span "
             "class=\"around\">{}</span></blockquote>",
             language_attribute(document.language), html_text(before(document.text, source.span.begin)), inside,
             html_text(after(document.text, source.span.end))) +
         flags_html(pieces);
}

std::string source_html(const PageTrace& trace, const Passage& passage, const Source& source) {
  const Page& document = trace.documents[source.document];
  std::string out = fmt::format(
      "<li><p class=\"where\"><b>{}</b> {} <span class=\"num\">{}</span> <span class=\"tag {}\">{}</span> "
      "<code>{}</code></p>",
      own_direction(document.outlet.empty() ? "Unknown outlet" : document.outlet), time_of(document.published),
      percent(source.similarity), name(source.kind), name(source.kind), html_text(document.id));
  const std::string_view label = document.title.empty() ? std::string_view(document.url) : document.title;
  if (!label.empty())
    out += fmt::format("<p class=\"headline\"{}>{}</p>", language_attribute(document.language),
                       html_link(document.url, own_direction(label)));
  return out + evidence(trace, passage, source) + "</li>\n";
}

std::string summary(const PageTrace& trace, const Passage& passage, std::size_t index) {
  std::string who = "no source";
  std::string more;
  if (!passage.sources.empty()) {
    const Page& best = trace.documents[passage.sources.front().document];
    who = own_direction(best.outlet.empty() ? heading(best) : std::string_view(best.outlet));
    if (!best.published.empty()) who += ", " + html_text(best.published.substr(0, best.published.find('T')));
    if (passage.sources.size() > 1)
      more = fmt::format("<span class=\"more\" title=\"and {0} more\">+{0}</span>", passage.sources.size() - 1);
  }
  return fmt::format(
      "<summary><span class=\"n\">{}</span><span class=\"tag {}\">{}</span><span class=\"who\">{}</span>{}"
      "<span class=\"num\">{}</span></summary>",
      index + 1, name(passage.kind), name(passage.kind), who, more, percent(passage.similarity));
}

std::string card(const PageTrace& trace, std::size_t page, std::size_t index) {
  const Passage& passage = trace.passages[index];
  const std::string number = number_of(page, index);
  std::string out = fmt::format("<details class=\"card {}\" id=\"c{}\">{}<div class=\"found\" id=\"s{}\"><ol>\n",
                                name(passage.kind), number, summary(trace, passage, index), number);
  const std::size_t n_shown = std::min(kMaxSources, passage.sources.size());
  for (std::size_t i = 0; i < n_shown; ++i) out += source_html(trace, passage, passage.sources[i]);
  out += "</ol>";
  if (n_shown < passage.sources.size())
    out += fmt::format("<p class=\"note\">and {} more</p>", passage.sources.size() - n_shown);
  if (passage.quotation > 0)
    out +=
        fmt::format("<p class=\"note\">{} of its words stand inside quotation marks</p>", percent(passage.quotation));
  return out + fmt::format("<a class=\"back\" href=\"#t{}\">Back to the text</a></div></details>\n", number);
}

std::string page_html(const PageTrace& trace, const Shares& all, std::size_t number) {
  const std::string language = language_attribute(trace.page.language);
  std::string out = fmt::format(
      "<article class=\"page box\" id=\"p{}\">\n<h2 dir=\"auto\"{}>{}</h2>\n<p class=\"meta\">{}</p>\n{}\n{}", number,
      language, html_text(heading(trace.page)), about(trace.page), bar(all), share_list(all));
  out += fmt::format("<div class=\"split\"><div class=\"text\" dir=\"auto\"{}>\n{}</div>\n", language,
                     TextWriter(trace, number).write());
  out += "<aside class=\"sources\" aria-label=\"Sources\">";
  out += trace.passages.empty()
             ? "<p class=\"note\">Nothing of this page stands elsewhere.</p>"
             : fmt::format("<h3>{} found elsewhere</h3>\n", counted(trace.passages.size(), "passage", "passages"));
  for (std::size_t i = 0; i < trace.passages.size(); ++i) out += card(trace, number, i);
  return out + "</aside></div>\n</article>\n";
}

std::string row(const PageTrace& trace, const Shares& all, std::size_t number) {
  return fmt::format(
      "<tr><td><a href=\"#p{}\">{}</a></td><td class=\"outlet\">{}</td><td class=\"when\">{}</td>"
      "<td class=\"graph\">{}</td><td class=\"num\">{}</td><td class=\"num\">{}</td></tr>\n",
      number, own_direction(heading(trace.page)), own_direction(trace.page.outlet), time_of(trace.page.published),
      bar(all), percent(all.matched()), trace.passages.size());
}

constexpr std::string_view kLegend =
    R"(<ul class="legend"><li><span class="key copied">copied</span> word for word</li>
<li><span class="key edited">edited</span> cut, inserted, reordered or restyled</li>
<li><span class="key spun">spun</span> words swapped for near-synonyms</li>
<li><span class="key furniture">furniture</span> the outlet’s own repeated text</li>
<li><del>taken out</del> of the source, <ins>put in</ins> by the copy</li></ul>
)";

constexpr std::string_view kOverviewHead =
    R"(<section class="overview box" aria-label="Overview"><table><thead><tr><th>Page</th><th class="outlet">Outlet</th>
<th class="when">Published</th><th>Where its text stands</th><th class="num">Found</th><th class="num">Passages</th></tr></thead><tbody>
)";

}  // namespace

void TraceReport::add(const PageTrace& trace) {
  const Shares all = shares(trace);
  ++n_pages_;
  n_passages_ += trace.passages.size();
  n_with_passages_ += trace.passages.empty() ? 0U : 1U;
  title_ = heading(trace.page);
  rows_ += row(trace, all, n_pages_);
  pages_ += page_html(trace, all, n_pages_);
}

std::string TraceReport::finish(std::string_view version) const {
  std::string body = fmt::format(
      "<header class=\"top\"><h1>Where the text came from</h1>\n<p class=\"sub\">{} traced, {} with text that stands "
      "elsewhere, {} found. <span class=\"keys\"><kbd>n</kbd> and <kbd>p</kbd> go through the passages.</span></p>\n",
      counted(n_pages_, "page", "pages"), grouped(n_with_passages_), counted(n_passages_, "passage", "passages"));
  body.append(kLegend).append("</header>\n<main>\n");
  if (n_pages_ != 1) body.append(kOverviewHead).append(rows_).append("</tbody></table></section>\n");
  body += pages_;
  body += fmt::format(
      "</main>\n<footer>Wirecopy {} shows where text stands, not whether it is true. This file loads nothing from "
      "elsewhere.</footer>\n",
      html_text(version));
  const std::array styles{kBaseStyle, kTraceStyle};
  const std::string title = n_pages_ == 1 ? title_ + " – where the text came from" : "Where the text came from";
  return html_document({title, styles, kTraceScript, body});
}

}  // namespace wirecopy::report
