// HTML: escaping, links, and the shell of a self-contained document.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace wirecopy::report {

// Text made safe inside elements and inside quoted attributes. Control characters that HTML forbids become U+FFFD.
[[nodiscard]] std::string html_text(std::string_view text);

// Whether a url may become a link: http and https only.
[[nodiscard]] bool is_web_url(std::string_view url);

// `label` (already HTML) as a link to `url` if that is a web address, else the label alone.
[[nodiscard]] std::string html_link(std::string_view url, std::string_view label);

// " lang=..." for a language tag, empty for anything else.
[[nodiscard]] std::string language_attribute(std::string_view language);

// A style or script that stands in a document, and "sha256-…", the hash by which the document's policy names it.
struct Asset {
  std::string_view text;
  std::string_view hash;
};

struct HtmlDocument {
  std::string_view title;         // text
  std::span<const Asset> styles;  // nothing but styles and script may run, and nothing is loaded
  Asset script;
  std::string_view body;  // HTML
};
[[nodiscard]] std::string html_document(const HtmlDocument& document);

}  // namespace wirecopy::report
