#include "report/html_parts.h"

#include <fmt/format.h>

#include "report/flag_notes.h"
#include "report/html.h"
#include "report/text_parts.h"

namespace wirecopy::report {

std::string own_direction(std::string_view text) {
  return "<bdi>" + html_text(text) + "</bdi>";
}

std::string time_of(std::string_view published) {
  if (published.empty()) return "";
  return fmt::format("<time datetime=\"{}\">{}</time>", html_text(published), html_text(when(published)));
}

std::string flags_html(std::span<const DiffPiece> pieces) {
  std::string items;
  for (const FlagNote& note : flag_notes(pieces))
    items += fmt::format("<li class=\"flag\">{}</li>", own_direction(note.text));
  return items.empty() ? "" : "<ul class=\"flags\">" + items + "</ul>";
}

std::string about(const Page& page) {
  std::string out;
  const auto add = [&out](const std::string& part) {
    if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
  };
  if (!page.outlet.empty()) add(own_direction(page.outlet));
  if (!page.author.empty()) add(own_direction(page.author));
  add(time_of(page.published));
  if (is_web_url(page.url)) add(html_link(page.url, "original"));
  add("<code>" + html_text(page.id) + "</code>");
  return out;
}

}  // namespace wirecopy::report
