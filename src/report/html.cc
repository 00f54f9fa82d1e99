#include "report/html.h"

#include <algorithm>

#include <fmt/format.h>

namespace wirecopy::report {
namespace {

std::string_view escape_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? "\uFFFD" : "";
  }
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), [&](char a, char b) { return a == lower(b); });
}

bool is_tag_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    if (c == '\r') continue;
    const std::string_view escape = escape_of(c);
    if (escape.empty()) out.push_back(c);
    out.append(escape);
  }
  return out;
}

bool is_web_url(std::string_view url) {
  return starts_with_ignoring_case(url, "http://") || starts_with_ignoring_case(url, "https://");
}

std::string html_link(std::string_view url, std::string_view label) {
  if (!is_web_url(url)) return std::string(label);
  return fmt::format(R"(<a class="out" href="{}" rel="noopener noreferrer nofollow">{}</a>)", html_text(url), label);
}

std::string language_attribute(std::string_view language) {
  constexpr std::size_t kLongestTag = 35;
  const bool good = language.size() >= 2 && language.size() <= kLongestTag &&
                    std::all_of(language.begin(), language.end(), is_tag_character);
  return good ? fmt::format(R"( lang="{}")", language) : "";
}

std::string html_document(const HtmlDocument& document) {
  std::string styles;
  std::string hashes;
  for (const Asset& style : document.styles) {
    styles += fmt::format("<style>{}</style>\n", style.text);
    hashes += fmt::format(" '{}'", style.hash);
  }
  const std::string policy =
      fmt::format("default-src 'none'; style-src{}; script-src '{}'; base-uri 'none'; form-action 'none'", hashes,
                  document.script.hash);
  std::string out = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", policy);
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n";
  out += fmt::format("<title>{}</title>\n{}</head>\n<body>\n", html_text(document.title), styles);
  out.append(document.body);
  out += fmt::format("<script>{}</script>\n</body>\n</html>\n", document.script.text);
  return out;
}

}  // namespace wirecopy::report
