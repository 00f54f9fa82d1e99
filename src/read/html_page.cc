// A web page: what its head says of it, and its main text.
#include <array>

#include "read/ascii.h"
#include "read/charset.h"
#include "read/formats.h"
#include "read/html.h"
#include "read/main_text.h"

namespace wirecopy::read {
namespace {

// Where a page's facts may stand; of several for one fact the first given here wins.
struct MetaField {
  std::string_view name;  // of a <meta>, as its property, name or itemprop
  std::string Page::* target;
};
constexpr std::array kMetaFields = {
    MetaField{"og:title", &Page::title},          MetaField{"og:site_name", &Page::outlet},
    MetaField{"author", &Page::author},           MetaField{"article:published_time", &Page::published},
    MetaField{"datepublished", &Page::published}, MetaField{"og:url", &Page::url},
};

std::string on_one_line(std::string_view text) {
  std::string line;
  bool has_space = false;
  for (const char c : text) {
    if (is_space(c)) {
      has_space = !line.empty();
    } else {
      if (has_space) line += ' ';
      has_space = false;
      line += c;
    }
  }
  return line;
}

std::string meta_name(const HtmlNode& meta) {
  for (const std::string_view key : {"property", "name", "itemprop"})
    if (const std::string_view name = meta.attribute(key); !name.empty()) return lower_case(name);
  return {};
}

void fill_if_empty(std::string value, std::string* target) {
  if (target->empty()) *target = std::move(value);
}

// What stands in one place only.
void read_element(std::span<const HtmlNode> nodes, std::size_t at, Page* found, std::string* first_heading) {
  const HtmlNode& node = nodes[at];
  if (node.opens(HtmlTag::html)) {
    fill_if_empty(on_one_line(node.attribute("lang")), &found->language);
  } else if (node.opens(HtmlTag::title)) {
    if (found->title.empty()) found->title = line_of_text(nodes, at);
  } else if (node.opens(HtmlTag::h1)) {
    if (first_heading->empty()) *first_heading = line_of_text(nodes, at);
  } else if (node.opens(HtmlTag::time)) {
    fill_if_empty(on_one_line(node.attribute("datetime")), &found->published);
  } else if (node.opens(HtmlTag::link) && lower_case(node.attribute("rel")) == "canonical") {
    fill_if_empty(on_one_line(node.attribute("href")), &found->url);
  }
}

// Elements first, into a page of their own; then <meta>, which goes before them for all but the URL.
void read_facts(std::span<const HtmlNode> nodes, Page* page) {
  Page elements;
  std::string first_heading;
  std::array<std::string, kMetaFields.size()> metas;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    read_element(nodes, i, &elements, &first_heading);
    if (!nodes[i].opens(HtmlTag::meta)) continue;
    const std::string name = meta_name(nodes[i]);
    for (std::size_t k = 0; k < metas.size(); ++k)
      if (kMetaFields[k].name == name) fill_if_empty(on_one_line(nodes[i].attribute("content")), &metas[k]);
  }
  page->url = std::move(elements.url);
  for (std::size_t k = 0; k < metas.size(); ++k) fill_if_empty(std::move(metas[k]), &(page->*kMetaFields[k].target));
  fill_if_empty(std::move(elements.title), &page->title);
  fill_if_empty(std::move(first_heading), &page->title);
  fill_if_empty(std::move(elements.published), &page->published);
  page->language = std::move(elements.language);
}

}  // namespace

Result<void> parse_html(std::string bytes, std::string_view charset, Page* page) {
  const std::string declared(charset.empty() ? declared_charset(bytes) : charset);
  const std::string html = to_utf8(std::move(bytes), declared, &page->notes);
  WIRECOPY_TRY(const HtmlDocument document, HtmlDocument::parse(html));
  read_facts(document.nodes(), page);
  page->text = main_text(document.nodes());
  if (page->text.empty()) return fail(ErrorCode::bad_input, "a web page without text");
  return {};
}

Result<void> parse_html_part(std::string bytes, std::string_view charset, Page* page) {
  const std::string html = to_utf8(std::move(bytes), charset, &page->notes);
  WIRECOPY_TRY(const HtmlDocument document, HtmlDocument::parse(html));
  page->text = whole_text(document.nodes());
  if (page->text.empty()) return fail(ErrorCode::bad_input, "HTML without text");
  return {};
}

}  // namespace wirecopy::read
