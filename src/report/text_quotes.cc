// Who said what, for people: the speaker, the cue, what he does with it, the words, and where they stand.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/names.h"
#include "report/quotes.h"
#include "report/text_parts.h"

namespace wirecopy::report {
namespace {

std::string about(const Page& page) {
  std::string line = printable(page.id);
  if (!page.outlet.empty()) line += " · " + printable(page.outlet);
  if (!page.published.empty()) line += " · " + when(page.published);
  if (!page.language.empty()) line += " · " + printable(page.language);
  return line;
}

Paint paint_of(Stance stance) {
  if (stance == Stance::denies || stance == Stance::declines) return Paint::red;
  return stance == Stance::asserts ? Paint::none : Paint::yellow;
}

// Whether a text holds another, but for the case of ASCII letters.
bool has_words(std::string_view text, std::string_view words) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return !std::ranges::search(text, words, {}, lower, lower).empty();
}

std::string who(const PageQuotes& quotes, const Statement& statement) {
  if (!statement.speaker) return quotes.notes.empty() ? "nobody named" : "speaker not looked for";
  std::string words = shortened(printable(statement.speaker->text), 60);
  const auto& entity = statement.speaker->entity;
  if (!entity || has_words(statement.speaker->text, entity->name)) return words;
  return words + " (" + shortened(printable(entity->name), 60) + ")";
}

// Where other pages have a statement, and whom they name if they do not agree.
void append_reports(const Statement& statement, const TextStyle& style, std::string* out) {
  constexpr std::size_t kMost = 6;  // outlets shown
  std::vector<std::string> outlets;
  for (const Report& report : statement.reports) {
    const std::string outlet = printable(report.outlet.empty() ? report.document : report.outlet);
    if (std::ranges::find(outlets, outlet) == outlets.end()) outlets.push_back(outlet);
  }
  if (outlets.empty()) return;
  std::string words;
  for (std::size_t i = 0; i < std::min(kMost, outlets.size()); ++i) words += (i == 0 ? "also in " : ", ") + outlets[i];
  if (outlets.size() > kMost) words += fmt::format(" and {} more", outlets.size() - kMost);
  Wrapper line(style, "      ", "      ");
  line.add(words, Paint::dim);
  out->append(line.finish());
  if (statement.attributions.size() < 2) return;
  Wrapper named(style, "      ", "      ");
  named.add("they name ", Paint::yellow);
  for (std::size_t i = 0; i < statement.attributions.size(); ++i) {
    const Attribution& each = statement.attributions[i];
    named.add(
        fmt::format("{}{} ({:.0f} %)", i == 0 ? "" : ", ", shortened(printable(each.speaker), 60), 100 * each.share));
  }
  out->append(named.finish());
}

void append_statement(const PageQuotes& quotes, const Statement& statement, const base::CodePointIndex& index,
                      const TextStyle& style, std::string* out) {
  const std::string_view text = quotes.page.text;
  Wrapper line(style, fmt::format("{:>4}  ", statement.id + 1), "        ");
  line.add(who(quotes, statement) + " ", Paint::bold);
  if (statement.speaker && statement.speaker->restored_from)
    line.add(fmt::format("· restored from {} ", printable(statement.speaker->restored_from->document)), Paint::yellow);
  if (!statement.cue.empty()) line.add(fmt::format("· {} ", printable(joined(text, statement.cue))));
  line.add("· ");
  line.add(fmt::format("{} ", name(statement.stance)), paint_of(statement.stance));
  if (statement.is_hedged) line.add("(hedged) ");
  const CodePointSpan first = index.span(statement.content.front());
  const CodePointSpan last = index.span(statement.content.back());
  line.add(fmt::format("· {}, characters {}–{}", name(statement.kind), grouped(first.begin), grouped(last.end)),
           Paint::dim);
  out->append(line.finish());
  std::string words;
  for (const ByteSpan span : statement.content)
    words += (words.empty() ? "" : " … ") + printable(text.substr(span.begin, span.size()));
  Wrapper content(style, "      ", "      ");
  content.add(shortened(words, 3 * (style.width > 30 ? style.width - 10 : 20)));
  out->append(content.finish());
  append_reports(statement, style, out);
}

}  // namespace

void append_text(const PageQuotes& quotes, const TextStyle& style, std::string* out) {
  Wrapper title(style, "", "");
  title.add(printable(heading(quotes.page)), Paint::bold);
  out->append(title.finish()).append(painted(about(quotes.page), Paint::dim, style)).append("\n");
  for (const std::string& note : quotes.notes) {
    Wrapper line(style, "  ", "  ");
    line.add("note: " + printable(note), Paint::dim);
    out->append(line.finish());
  }
  if (quotes.statements.empty()) out->append("  nobody is quoted\n");
  const base::CodePointIndex index(quotes.page.text);
  for (const Statement& statement : quotes.statements) append_statement(quotes, statement, index, style, out);
  out->append("\n");
}

}  // namespace wirecopy::report
