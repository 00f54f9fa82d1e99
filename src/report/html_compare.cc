#include "report/html_compare.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/html.h"
#include "report/html_assets.h"
#include "report/html_parts.h"
#include "report/html_side.h"
#include "report/names.h"
#include "report/shares.h"
#include "report/text_parts.h"

namespace wirecopy::report {
namespace {

std::string_view cut(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.size());
}

std::size_t n_flagged(const ComparedPassage& passage) {
  return static_cast<std::size_t>(
      std::ranges::count_if(passage.edits, [](const Edit& edit) { return !edit.flags.empty(); }));
}

// Where the passages stand in both pages: A above, B below, a ribbon for each passage.
class Map {
 public:
  explicit Map(const Comparison& comparison) : comparison_(comparison) {}

  std::string write() {
    std::string ribbons;
    for (std::size_t i = 0; i < comparison_.passages.size(); ++i) ribbons += ribbon(i);
    return fmt::format(
        R"(<svg class="map" viewBox="0 0 1000 64" preserveAspectRatio="none" role="img" aria-label="Where the passages stand: page A above, page B below"><rect class="track" width="1000" height="12"/><rect class="track" y="52" width="1000" height="12"/>{}</svg>)",
        ribbons);
  }

 private:
  [[nodiscard]] static double place(std::uint32_t at, const Page& page) {
    return page.text.empty() ? 0 : 1000.0 * at / static_cast<double>(page.text.size());
  }

  [[nodiscard]] std::string ribbon(std::size_t i) const {
    const ComparedPassage& passage = comparison_.passages[i];
    const double a = place(passage.a.begin, comparison_.a);
    const double a_end = std::max(a + 2, place(passage.a.end, comparison_.a));
    const double b = place(passage.b.begin, comparison_.b);
    const double b_end = std::max(b + 2, place(passage.b.end, comparison_.b));
    return fmt::format(
        R"(<a href="#p{0}" tabindex="-1"><title>{0}: {1}, {2}</title><path class="ribbon {1}" d="M{3:.1f} 12L{4:.1f} 12L{6:.1f} 52L{5:.1f} 52Z"/><rect class="{1}" x="{3:.1f}" width="{7:.1f}" height="12"/><rect class="{1}" x="{5:.1f}" y="52" width="{8:.1f}" height="12"/></a>)",
        i + 1, name(passage.kind), percent(passage.similarity), a, a_end, b, b_end, a_end - a, b_end - b);
  }

  const Comparison& comparison_;
};

// The rows between the two pages, in order of A; text of B alone stands before the passage that follows it in B, as far
// as the order of both allows, and else at the end.
class Rows {
 public:
  explicit Rows(const Comparison& comparison)
      : comparison_(comparison), index_a_(comparison.a.text), index_b_(comparison.b.text) {
    for (const ComparedPassage& passage : comparison.passages) taken_in_b_.push_back(passage.b);
    std::ranges::sort(taken_in_b_);
  }

  std::string write() {
    std::uint32_t in_a = 0;
    for (std::size_t i = 0; i < comparison_.passages.size(); ++i) {
      const ComparedPassage& passage = comparison_.passages[i];
      add_alone(in_a, passage.a.begin, passage.b.begin);
      add_passage(i);
      in_a = std::max(in_a, passage.a.end);
      in_b_ = std::max(in_b_, passage.b.end);
    }
    add_alone(in_a, size_of(comparison_.a), size_of(comparison_.b));
    return std::move(out_);
  }

 private:
  static std::uint32_t size_of(const Page& page) { return static_cast<std::uint32_t>(page.text.size()); }

  void add_alone(std::uint32_t begin_a, std::uint32_t end_a, std::uint32_t end_b) {
    std::string a;
    std::string b;
    if (begin_a < end_a) a = alone_html(cut(comparison_.a.text, {begin_a, end_a}), "A");
    for (const ByteSpan rest : rests_in_b(end_b)) b += alone_html(cut(comparison_.b.text, rest), "B");
    if (a.empty() && b.empty()) return;
    out_ += fmt::format(
        "<section class=\"row alone\"><div class=\"cell\"{}>{}</div><div class=\"cell\"{}>{}</div></section>\n",
        language_attribute(comparison_.a.language), a, language_attribute(comparison_.b.language), b);
  }

  // What of B up to `end` no passage holds and no row has shown.
  std::vector<ByteSpan> rests_in_b(std::uint32_t end) {
    std::vector<ByteSpan> rests;
    std::uint32_t at = in_b_;
    for (const ByteSpan taken : taken_in_b_) {
      if (taken.begin >= end) break;
      if (taken.begin > at) rests.push_back({at, taken.begin});
      at = std::max(at, taken.end);
    }
    if (at < end) rests.push_back({at, end});
    in_b_ = std::max(in_b_, end);
    return rests;
  }

  void add_passage(std::size_t i) {
    const ComparedPassage& passage = comparison_.passages[i];
    const SidePieces pieces{comparison_, passage, i + 1};
    out_ += fmt::format("<section class=\"row passage {0}\" id=\"p{1}\" tabindex=\"-1\" aria-labelledby=\"h{1}\">{2}",
                        name(passage.kind), i + 1, head(passage, i + 1));
    out_ += fmt::format("<div class=\"cell\" dir=\"auto\"{}><span class=\"which\">A</span>{}</div>",
                        language_attribute(comparison_.a.language), pieces.a());
    out_ += fmt::format("<div class=\"cell\" dir=\"auto\"{}><span class=\"which\">B</span>{}</div>",
                        language_attribute(comparison_.b.language), pieces.b());
    out_ += flags_html(diff({comparison_.a.text, passage.a}, {comparison_.b.text, passage.b}, passage.edits));
    out_ += "</section>\n";
  }

  [[nodiscard]] std::string head(const ComparedPassage& passage, std::size_t number) const {
    const CodePointSpan a = index_a_.span(passage.a);
    const CodePointSpan b = index_b_.span(passage.b);
    return fmt::format(
        "<h2 class=\"head\" id=\"h{0}\"><a href=\"#p{0}\" class=\"n\">{0}</a><span class=\"tag {1}\">{1}</span>"
        "<span class=\"num\">{2}</span><span class=\"places\">A {3}–{4} · B {5}–{6}</span></h2>",
        number, name(passage.kind), percent(passage.similarity), grouped(a.begin), grouped(a.end), grouped(b.begin),
        grouped(b.end));
  }

  const Comparison& comparison_;
  base::CodePointIndex index_a_;
  base::CodePointIndex index_b_;
  std::vector<ByteSpan> taken_in_b_;
  std::uint32_t in_b_ = 0;
  std::string out_;
};

std::string page_head(std::string_view label, const Page& page, double shared) {
  return fmt::format(
      "<div class=\"cell\"><p class=\"title\" dir=\"auto\"{}><span class=\"which\">{}</span>{}</p><p class=\"meta\">{} "
      "· "
      "<span class=\"num\">{} shared</span></p></div>",
      language_attribute(page.language), label, html_text(heading(page)), about(page), percent(shared));
}

std::string summary(const Comparison& comparison) {
  std::size_t flagged = 0;
  for (const ComparedPassage& passage : comparison.passages) flagged += n_flagged(passage);
  if (comparison.passages.empty()) return "The two pages share no passage.";
  const std::string changes = flagged == 0 ? "" : fmt::format(", {} to look at", counted(flagged, "change", "changes"));
  return fmt::format(
      "{} of both pages{}. <span class=\"keys\"><kbd>n</kbd> <kbd>p</kbd> or <kbd>→</kbd> <kbd>←</kbd> "
      "go through the passages, <kbd>f</kbd> through the flagged changes.</span>",
      counted(comparison.passages.size(), "passage", "passages"), changes);
}

constexpr std::string_view kLegend =
    R"(<ul class="legend"><li><span class="key copied">copied</span> word for word</li>
<li><span class="key edited">edited</span> cut, inserted, reordered or restyled</li>
<li><span class="key spun">spun</span> words swapped for near-synonyms</li>
<li><ins class="mark">only in A</ins>, <del class="mark">only in B</del>, <span class="hole"></span> the other page has words here</li>
<li><ins class="mark flagged">21</ins> a number, name, negation, date, attribution or certainty changed</li></ul>
)";

}  // namespace

std::string compare_report(const Comparison& comparison, std::string_view version) {
  const SharedParts shared = shared_parts(comparison);
  std::string body;
  if (!comparison.passages.empty()) body += "<a class=\"skip\" href=\"#p1\">Skip to the first passage</a>\n";
  body += fmt::format(
      "<header class=\"top\"><h1>Two pages side by side</h1>\n<p class=\"sub\">{}</p>\n{}</header>\n<main>\n",
      summary(comparison), kLegend);
  body += fmt::format("<div class=\"row heads\">{}{}</div>\n", page_head("A", comparison.a, shared.a),
                      page_head("B", comparison.b, shared.b));
  body += Map(comparison).write() + "\n";
  body += Rows(comparison).write();
  body += fmt::format(
      "</main>\n<footer>Wirecopy {} shows where text stands, not whether it is true. This file loads nothing from "
      "elsewhere.</footer>\n",
      html_text(version));
  const std::array styles{kBaseStyle, kCompareStyle};
  const std::string title = fmt::format("{} – {}", heading(comparison.a), heading(comparison.b));
  return html_document({title, styles, kCompareScript, body});
}

}  // namespace wirecopy::report
