// Pages as they were read, and what stores say of themselves, for people.
#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/names.h"
#include "report/text.h"
#include "report/text_parts.h"

namespace wirecopy::report {
namespace {

constexpr std::size_t kMaxOutlets = 15;

// Lines of a name and a value, the values one below the other; lines without a value are left out.
struct Line {
  std::string name;
  std::string value;
};
std::string table(const std::vector<Line>& lines, const TextStyle& style) {
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.value.empty() ? 0 : line.name.size());
  std::string out;
  for (const auto& [what, value] : lines) {
    if (value.empty()) continue;
    const std::string label = fmt::format("  {:<{}}  ", what, width);
    Wrapper text(style, painted(label, Paint::dim, style), std::string(label.size(), ' '));
    text.add(value);
    out += text.finish();
  }
  return out;
}

std::string largest(const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
  std::string text;
  const std::size_t n_told = std::min(counts.size(), kMaxOutlets);
  for (std::size_t i = 0; i < n_told; ++i) {
    const std::string what = counts[i].first.empty() ? "not known" : printable(counts[i].first);
    text += fmt::format("{}{} {}", i == 0 ? "" : ", ", what, grouped(counts[i].second));
  }
  if (n_told < counts.size()) text += fmt::format(", and {} more", counts.size() - n_told);
  return text;
}

// The page's text in its own lines: wrapped, safe to print.
void append_body(std::string_view text, const TextStyle& style, std::string* out) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = printable(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line == " ") {
      out->append("\n");
      continue;
    }
    Wrapper lines(style, "", "");
    lines.add(line);
    out->append(lines.finish());
  }
}

void append_comments(const Page& page, const TextStyle& style, std::string* out) {
  bool is_first = true;
  for (const PagePart& part : page.parts) {
    if (part.kind != PartKind::comment) continue;
    out->append(is_first ? "\nComments\n\n" : "\n");
    append_body(part.text, style, out);
    is_first = false;
  }
}

// "en, in part es, ru"
std::string languages_of(const Page& page) {
  std::string codes = printable(page.language);
  std::vector<std::string_view> told;
  for (const LanguageSpan& part : page.languages) {
    if (std::ranges::find(told, part.language) != told.end()) continue;
    codes.append(told.empty() ? ", in part " : ", ").append(printable(part.language));
    told.push_back(part.language);
  }
  return codes;
}

}  // namespace

void append_text(const Page& page, const TextStyle& style, std::string* out) {
  Wrapper title(style, "", "");
  title.add(printable(heading(page)), Paint::bold);
  out->append(title.finish());
  std::string notes;
  for (const std::string& note : page.notes) notes.append(notes.empty() ? "" : "; ").append(printable(note));
  const std::string length = counted(base::count_code_points(page.text), "character", "characters");
  out->append(table({{"id", printable(page.id)},
                     {"file", printable(page.path)},
                     {"url", printable(page.url)},
                     {"outlet", printable(page.outlet)},
                     {"author", printable(page.author)},
                     {"published", printable(page.published)},
                     {"modified", printable(page.modified)},
                     {"agency", printable(page.agency)},
                     {"language", languages_of(page)},
                     {"length", length},
                     {"notes", notes}},
                    style));
  out->append("\n");
  append_body(page.text, style, out);
  append_comments(page, style, out);
  out->append("\n");
}

void append_text(const AddSummary& summary, const TextStyle&, std::string* out) {
  fmt::format_to(std::back_inserter(*out), "{} added", counted(summary.added, "page", "pages"));
  if (summary.replaced > 0) fmt::format_to(std::back_inserter(*out), ", {} replaced", grouped(summary.replaced));
  if (summary.unchanged > 0) fmt::format_to(std::back_inserter(*out), ", {} unchanged", grouped(summary.unchanged));
  if (summary.text_bytes > 0) fmt::format_to(std::back_inserter(*out), ": {} of text", human_bytes(summary.text_bytes));
  if (summary.text_bytes > 0 && summary.seconds > 0)
    fmt::format_to(std::back_inserter(*out), " in {:.1f} s ({:.1f} MB/s)", summary.seconds,
                   static_cast<double>(summary.text_bytes) / 1e6 / summary.seconds);
  if (summary.stopped) out->append("; stopped: the rest was not read");
  out->append("\n");
}

void append_text(const RemoveSummary& summary, const TextStyle&, std::string* out) {
  fmt::format_to(std::back_inserter(*out), "{} removed\n", counted(summary.removed, "page", "pages"));
  for (const std::string& id : summary.unknown)
    fmt::format_to(std::back_inserter(*out), "  not in the store: {}\n", printable(id));
}

void append_text(const CompactSummary& summary, const TextStyle&, std::string* out) {
  fmt::format_to(std::back_inserter(*out), "{} in {}", counted(summary.pages, "page", "pages"),
                 counted(summary.segments_after, "segment", "segments"));
  if (summary.segments_before != summary.segments_after)
    fmt::format_to(std::back_inserter(*out), ", before {}", grouped(summary.segments_before));
  fmt::format_to(std::back_inserter(*out), ": {}", human_bytes(summary.bytes_after));
  if (summary.bytes_before != summary.bytes_after)
    fmt::format_to(std::back_inserter(*out), ", before {}", human_bytes(summary.bytes_before));
  if (summary.dropped > 0)
    fmt::format_to(std::back_inserter(*out), "; {} removed rows left out", grouped(summary.dropped));
  fmt::format_to(std::back_inserter(*out), " ({:.1f} s)", summary.seconds);
  out->append(summary.stopped ? "; stopped: the rest was not merged\n" : "\n");
}

void append_text(const StoreInfo& info, const TextStyle& style, std::string* out) {
  const std::string dates = info.first_published.empty()
                                ? ""
                                : fmt::format("{} to {}", when(info.first_published), when(info.last_published));
  const std::string parts =
      fmt::format("{} (text {}, seeds {}, rows {})", human_bytes(info.disk_bytes), human_bytes(info.text_disk_bytes),
                  human_bytes(info.seed_disk_bytes), human_bytes(info.row_disk_bytes));
  const auto some = [](std::uint64_t n) { return n == 0 ? std::string() : grouped(n); };
  out->append(painted(printable(info.path), Paint::bold, style)).append("\n");
  out->append(table({{"pages", grouped(info.pages)},
                     {"older versions", some(info.versions)},
                     {"removed", some(info.removed)},
                     {"segments", grouped(info.segments)},
                     {"text", human_bytes(info.text_bytes)},
                     {"on disk", parts},
                     {"published", dates},
                     {"outlets", largest(info.outlets)},
                     {"languages", largest(info.languages)}},
                    style));
}

void append_text(const CheckReport& report, const TextStyle& style, std::string* out) {
  std::size_t n_damaged = 0;
  for (const StoreFinding& finding : report.findings) {
    const bool damage = finding.severity == StoreFinding::Severity::damage;
    n_damaged += damage ? 1U : 0U;
    const std::string tag = painted(damage ? "damage" : "note", damage ? Paint::red : Paint::dim, style);
    const std::string file = finding.file.empty() ? "" : printable(finding.file) + ": ";
    fmt::format_to(std::back_inserter(*out), "{}  {}{}\n", tag, file, printable(finding.message));
  }
  for (const std::string& id : report.dropped) fmt::format_to(std::back_inserter(*out), "lost    {}\n", printable(id));
  const std::string verdict = n_damaged == 0    ? "all is well"
                              : report.repaired ? fmt::format("{} dropped", counted(n_damaged, "damage", "damages"))
                                                : counted(n_damaged, "damage", "damages") + " found";
  fmt::format_to(std::back_inserter(*out), "{}: {} checked, {}, {}\n", verdict, counted(report.files, "file", "files"),
                 human_bytes(report.bytes), counted(report.pages, "page", "pages"));
}

}  // namespace wirecopy::report
