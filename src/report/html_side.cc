#include "report/html_side.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/html.h"
#include "report/names.h"
#include "report/terminal.h"
#include "report/text_parts.h"

namespace wirecopy::report {
namespace {

constexpr std::size_t kShort = 320;  // bytes of text that is shown in full
constexpr unsigned kPreview = 110;   // columns of what is folded
constexpr unsigned kHint = 80;       // columns of the other side's words in a mark's title

std::string_view cut(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.size());
}

std::string flag_names(EditFlags flags) {
  std::string names;
  for (const EditFlag flag : kEditFlags)
    if (flags.has(flag)) names.append(names.empty() ? "" : ", ").append(name(flag));
  return names;
}

// An edit as one side has it.
struct OwnEdit {
  ByteSpan own;
  std::string_view there;  // what the other side has in its place
  EditFlags flags;
  std::string id;
};

std::string mark_html(const OwnEdit& edit, std::string_view text, std::string_view tag, std::string_view other) {
  const std::string flags = flag_names(edit.flags);
  std::string title = edit.there.empty() ? fmt::format("not in {}", other)
                                         : fmt::format("{}: “{}”", other, shortened(printable(edit.there), kHint));
  if (!flags.empty()) title += " (" + flags + ")";
  const std::string_view flagged = flags.empty() ? "" : " flagged";
  if (edit.own.empty())
    return fmt::format("<span class=\"hole{}\" data-e=\"{}\" title=\"{}\"></span>", flagged, edit.id, html_text(title));
  return fmt::format("<{0} class=\"mark{1}\" data-e=\"{2}\" title=\"{3}\">{4}</{0}>", tag, flagged, edit.id,
                     html_text(title), html_text(cut(text, edit.own)));
}

std::string side_html(std::string_view text, ByteSpan span, const std::vector<OwnEdit>& edits, std::string_view tag,
                      std::string_view other) {
  std::string out;
  std::uint32_t at = span.begin;
  for (const OwnEdit& edit : edits) {
    if (edit.own.begin < at || edit.own.end > span.end) continue;
    out += html_text(cut(text, {at, edit.own.begin}));
    out += mark_html(edit, text, tag, other);
    at = edit.own.end;
  }
  return out + html_text(cut(text, {at, span.end}));
}

// Without empty lines: a page's paragraphs may be many and short.
std::string without_blank_lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) out.append(out.empty() ? "" : "\n").append(line);
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string SidePieces::a() const {
  std::vector<OwnEdit> edits;
  for (const Edit& edit : passage.edits)
    edits.push_back(
        {edit.copy, cut(comparison.b.text, edit.source), edit.flags, fmt::format("{}-{}", number, edits.size() + 1)});
  return side_html(comparison.a.text, passage.a, edits, "ins", "B");
}

std::string SidePieces::b() const {
  std::vector<OwnEdit> edits;
  for (const Edit& edit : passage.edits)
    edits.push_back(
        {edit.source, cut(comparison.a.text, edit.copy), edit.flags, fmt::format("{}-{}", number, edits.size() + 1)});
  std::ranges::stable_sort(edits, {}, [](const OwnEdit& edit) { return edit.own.begin; });
  return side_html(comparison.b.text, passage.b, edits, "del", "A");
}

std::string alone_html(std::string_view text, std::string_view label) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return "";
  text = text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
  const std::string lines = without_blank_lines(text);
  const std::string which = fmt::format("<span class=\"which\">only in {}</span>", label);
  if (text.size() <= kShort) return fmt::format("<p class=\"only\" dir=\"auto\">{}{}</p>", which, html_text(lines));
  const std::size_t length = base::CodePointIndex(text).span({0, static_cast<std::uint32_t>(text.size())}).end;
  return fmt::format(
      "<details class=\"only\"><summary>{}<span dir=\"auto\">{}</span> <span class=\"num\">{} "
      "characters</span></summary>"
      "<p dir=\"auto\">{}</p></details>",
      which, html_text(shortened(printable(text), kPreview)), grouped(length), html_text(lines));
}

}  // namespace wirecopy::report
