// Families for people: the text, where it most likely came from and why, and who holds it.
#include <algorithm>

#include <fmt/format.h>

#include "report/names.h"
#include "report/text.h"
#include "report/text_parts.h"

namespace wirecopy::report {
namespace {

std::string upper(std::string_view word) {
  std::string text(word);
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string id_of(const Family& family, std::size_t passage) {
  return printable(family.passages[passage].page.id);
}

void append_origin(const Family& family, const TextStyle& style, std::string* out) {
  const Origin& origin = family.origin;
  Wrapper line(style, "  ", "    ");
  line.add(fmt::format("source {} ", percent(origin.probability)), Paint::bold);
  line.add(source_of(family).empty() ? "not among the pages " : printable(source_of(family)) + " ");
  if (!origin.elsewhere.empty()) line.add("in other words ");
  out->append(line.finish());
  for (const Reason& reason : origin.reasons) {
    Wrapper why(style, "    ", "      ");
    why.add(fmt::format("{:+.1f} {}: {}", reason.weight, reason.name, printable(reason.evidence)), Paint::dim);
    out->append(why.finish());
  }
}

void append_passage(const Family& family, const FamilyPassage& passage, const TextStyle& style, std::string* out) {
  Wrapper line(style, "    ", "      ");
  line.add(fmt::format("{:<16} ", when(passage.page.published)));
  line.add(fmt::format("{} ", whose(passage.page)), Paint::bold);
  line.add(fmt::format("{} {} ", name(passage.kind), percent(passage.similarity)), paint_of(passage.kind));
  if (passage.n_edits > 0) line.add(fmt::format("{} ", counted(passage.n_edits, "edit", "edits")));
  if (!passage.page.title.empty()) line.add(fmt::format("“{}” ", shortened(printable(passage.page.title), 60)));
  line.add(fmt::format("({}) ", printable(passage.page.id)), Paint::dim);
  if (passage.parent) line.add(fmt::format("from {} ", id_of(family, *passage.parent)));
  if (passage.version_of) line.add(fmt::format("version of {}", id_of(family, *passage.version_of)));
  out->append(line.finish());
}

}  // namespace

void append_text(const Family& family, const TextStyle& style, std::string* out) {
  std::string about =
      fmt::format("{}, family {}", counted(family.passages.size(), "passage", "passages"), printable(family.id));
  if (!family.is_frame_shared) about += ", only the speech is shared";
  *out += fmt::format("{}  {}\n", painted(upper(kind_name(family)), paint_of(family.kind), style),
                      painted(about, Paint::dim, style));
  out->append(quoted(family.text, 3, "  ", style));
  if (family.origin.probability > 0) append_origin(family, style, out);
  for (const FamilyPassage& passage : family.passages) append_passage(family, passage, style, out);
  out->append("\n");
}

}  // namespace wirecopy::report
