#include "report/flag_notes.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "report/names.h"
#include "report/terminal.h"

namespace wirecopy::report {
namespace {

constexpr unsigned kWidest = 48;  // columns of a text that is quoted

// What one edit took out and put in.
struct Told {
  EditFlags flags;
  std::string_view was;
  std::string_view now;
};

std::vector<Told> told(std::span<const DiffPiece> pieces) {
  std::vector<Told> edits;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind == DiffPiece::Kind::same) continue;
    if (pieces[i].kind == DiffPiece::Kind::added) {
      edits.push_back({pieces[i].flags, "", pieces[i].text});
      continue;
    }
    edits.push_back({pieces[i].flags, pieces[i].text, ""});
    if (pieces[i].is_replaced) edits.back().now = pieces[++i].text;
  }
  return edits;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n,;:";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

bool is_quotation_mark(std::string_view text) {
  constexpr auto kMarks =
      std::to_array<std::string_view>({"\"", "'", "\u201C", "\u201D", "\u201E", "\u201F", "\u2018", "\u2019", "\u201A",
                                       "\u00AB", "\u00BB", "\u2039", "\u203A", "\u300C", "\u300D", "\u300E", "\u300F"});
  return std::ranges::find(kMarks, trimmed(text)) != kMarks.end();
}

std::string_view verb(const Told& edit) {
  if (edit.now.empty()) return "dropped";
  return edit.was.empty() ? "added" : "changed";
}

std::string names_of(EditFlags flags) {
  std::string names;
  for (const EditFlag flag : kEditFlags) {
    if (!flags.has(flag) || flag == EditFlag::softened || flag == EditFlag::hardened) continue;
    names.append(names.empty() ? "" : " and ").append(name(flag));
  }
  return names;
}

std::string certainty_of(EditFlags flags) {
  if (flags.has(EditFlag::softened)) return "certainty softened";
  return flags.has(EditFlag::hardened) ? "certainty hardened" : "";
}

std::string note(const Told& edit) {
  if (is_quotation_mark(edit.was) && edit.now.empty()) return "quotation marks dropped";
  if (is_quotation_mark(edit.now) && edit.was.empty()) return "quotation marks added";
  const std::string was = shortened(printable(trimmed(edit.was)), kWidest);
  const std::string now = shortened(printable(trimmed(edit.now)), kWidest);
  const std::string words = was + (was.empty() || now.empty() ? "" : " → ") + now;
  const std::string names = names_of(edit.flags);
  const std::string certainty = certainty_of(edit.flags);
  if (names.empty() && edit.was.empty() == edit.now.empty()) return fmt::format("{}: {}", certainty, words);
  if (names.empty()) return fmt::format("{}: “{}” {}", certainty, words, verb(edit));
  return fmt::format("{} {}: {}{}{}", names, verb(edit), words, certainty.empty() ? "" : "; ", certainty);
}

}  // namespace

std::vector<FlagNote> flag_notes(std::span<const DiffPiece> pieces) {
  std::vector<FlagNote> notes;
  for (const Told& edit : told(pieces)) {
    if (edit.flags.empty()) continue;
    std::string text = note(edit);
    if (std::ranges::find(notes, text, &FlagNote::text) == notes.end()) notes.push_back({edit.flags, std::move(text)});
  }
  return notes;
}

}  // namespace wirecopy::report
