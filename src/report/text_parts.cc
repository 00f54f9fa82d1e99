#include "report/text_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "report/flag_notes.h"
#include "report/names.h"

namespace wirecopy::report {
namespace {

constexpr unsigned kContext = 32;  // columns of unchanged text kept on each side of a change

std::string middle_cut(const std::string& text, unsigned width) {
  if (display_width(text) <= width) return text;
  const unsigned tail = width / 3;
  std::string front = shortened(text, width - tail);
  const std::string back = shortened_front(text, tail);
  return front + back.substr(std::string_view("…").size());
}

std::string context(const std::string& text, bool first, bool last) {
  if (first && last) return shortened(text, 2 * kContext);
  if (first) return shortened_front(text, kContext);
  if (last) return shortened(text, kContext);
  return middle_cut(text, 3 * kContext);
}

}  // namespace

std::string percent(double share) {
  if (share > 0 && share < 0.005) return "<1 %";
  if (share < 1 && share >= 0.995) return "99 %";
  return fmt::format("{:.0f} %", share * 100);
}

std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string human_bytes(std::uint64_t size) {
  constexpr std::array kUnits{"B", "kB", "MB", "GB", "TB"};
  auto value = static_cast<double>(size);
  std::size_t unit = 0;
  for (; value >= 999.5 && unit + 1 < kUnits.size(); ++unit) value /= 1000;
  return unit == 0 || value >= 99.5 ? fmt::format("{:.0f} {}", value, kUnits[unit])
                                    : fmt::format("{:.1f} {}", value, kUnits[unit]);
}

std::string counted(std::uint64_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped(n), n == 1 ? one : many);
}

std::string when(std::string_view published) {
  if (published.empty()) return "no date";
  constexpr std::size_t kToTheMinute = 16;
  const bool is_ascii = std::all_of(published.begin(), published.end(), [](char c) { return c > 0; });
  std::string text = printable(is_ascii ? published.substr(0, kToTheMinute) : published);
  std::replace(text.begin(), text.end(), 'T', ' ');
  return text;
}

std::string whose(const Page& page) {
  if (!page.outlet.empty()) return printable(page.outlet);
  return page.url.empty() ? "unknown outlet" : printable(page.url);
}

Paint paint_of(Kind kind) {
  switch (kind) {
    case Kind::copied:
      return Paint::red;
    case Kind::edited:
      return Paint::blue;
    case Kind::spun:
      return Paint::magenta;
    case Kind::furniture:
      return Paint::dim;
  }
  return Paint::none;
}

std::string quoted(std::string_view text, unsigned n_lines, std::string_view indent, const TextStyle& style) {
  const auto margin = static_cast<unsigned>(indent.size());
  const unsigned width = style.width > margin + 24 ? style.width - margin - 4 : 20;
  Wrapper lines(style, std::string(indent), std::string(indent) + " ");
  const std::string shown = middle_cut(printable(text), width * n_lines);
  const bool has_marks = shown.starts_with("“") || shown.starts_with("\"");
  lines.add(has_marks ? shown : "“" + shown + "”");
  return lines.finish();
}

std::string changes(std::span<const DiffPiece> pieces, std::string_view indent, const TextStyle& style) {
  Wrapper lines(style, std::string(indent), std::string(indent));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string text = printable(pieces[i].text);
    if (pieces[i].kind == DiffPiece::Kind::same) lines.add(context(text, i == 0, i + 1 == pieces.size()));
    if (pieces[i].kind == DiffPiece::Kind::removed) lines.add("[-" + text + "-]", Paint::red);
    if (pieces[i].kind == DiffPiece::Kind::added) lines.add("{+" + text + "+}", Paint::green);
  }
  std::string out = lines.finish();
  for (const FlagNote& note : flag_notes(pieces)) {
    Wrapper line(style, std::string(indent), std::string(indent) + "  ");
    line.add("! " + note.text, Paint::yellow);
    out.append(line.finish());
  }
  return out;
}

}  // namespace wirecopy::report
