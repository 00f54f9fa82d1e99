#include "read/page_facts.h"

#include <algorithm>
#include <array>

#include "read/ascii.h"
#include "read/character_references.h"
#include "read/main_text.h"

namespace wirecopy::read {
namespace {

constexpr std::size_t kMostHeadings = 12;
constexpr std::size_t kMostDates = 200;
constexpr std::size_t kMostAuthors = 20;
constexpr std::size_t kMostFactBytes = 2000;        // of a title, a name, a description
constexpr std::size_t kMostScriptBytes = 2U << 20;  // of a script that is searched for dates

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

// Text that was escaped twice, as "&#8217;" in JSON.
std::string unescaped(std::string_view text) {
  text = shortened(text, kMostFactBytes);
  if (!text.contains('&')) return on_one_line(text);
  std::string decoded;
  decode_references(text, ReferencePlace::text, &decoded);
  return on_one_line(decoded);
}

std::string fact(std::string_view value) {
  return on_one_line(shortened(value, kMostFactBytes));
}

void fill(std::string value, std::string* target) {
  if (target->empty()) *target = std::move(value);
}

// A fact that stands in a <meta>; of several names for one fact all are asked in the page's order.
struct MetaName {
  std::string_view name;
  std::string PageMarkup::* target;
};
constexpr auto kMetaNames = std::to_array<MetaName>({
    {"og:title", &PageMarkup::og_title},
    {"twitter:title", &PageMarkup::twitter_title},
    {"dc.title", &PageMarkup::meta_title},
    {"dcterms.title", &PageMarkup::meta_title},
    {"citation_title", &PageMarkup::meta_title},
    {"parsely-title", &PageMarkup::meta_title},
    {"headline", &PageMarkup::meta_title},
    {"og:description", &PageMarkup::description},
    {"description", &PageMarkup::description},
    {"og:site_name", &PageMarkup::outlet},
    {"citation_journal_title", &PageMarkup::outlet},
    {"dc.publisher", &PageMarkup::outlet},
    {"application-name", &PageMarkup::outlet},
    {"og:url", &PageMarkup::og_url},
    {"dc.language", &PageMarkup::language},
    {"content-language", &PageMarkup::language},
});

bool is_among(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

bool speaks_of_change(std::string_view name) {
  return name.contains("modif") || name.contains("updat") || name.contains("revis");
}

class MarkupReader {
 public:
  PageMarkup read(std::span<const HtmlNode> nodes) {
    page_.json_ld = read_json_ld(nodes);
    for (std::string* text : {&page_.json_ld.headline, &page_.json_ld.publisher, &page_.json_ld.site_name})
      *text = unescaped(*text);
    for (std::string& name : page_.json_ld.authors) name = unescaped(name);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].kind == HtmlNode::Kind::open) read_element(nodes, i);
    }
    return std::move(page_);
  }

 private:
  void read_element(std::span<const HtmlNode> nodes, std::size_t i) {
    const HtmlNode& node = nodes[i];
    switch (node.tag) {
      case HtmlTag::html:
        fill(fact(node.attribute("lang")), &page_.language);
        break;
      case HtmlTag::meta:
        return read_meta(node);
      case HtmlTag::link:
        if (lower_case(node.attribute("rel")) == "canonical") fill(fact(node.attribute("href")), &page_.canonical);
        break;
      case HtmlTag::title:
        if (page_.title.empty()) page_.title = line_of_text(nodes, i);
        break;
      case HtmlTag::h1:
        if (page_.headings.size() < kMostHeadings) {
          page_.headings.emplace_back();
          page_.headings.back().text = line_of_text(nodes, i, &page_.headings.back().seams);
        }
        break;
      case HtmlTag::time:
        read_time(nodes, i);
        break;
      case HtmlTag::script:
        if (i + 1 < nodes.size()) read_script(nodes[i + 1].text);
        break;
      default:
        break;
    }
    if (const std::string_view item = node.attribute("itemprop"); !item.empty()) read_item(nodes, i, item);
    if (node.tag == HtmlTag::a && node.attribute("rel") == "author") add_author(line_of_text(nodes, i));
  }

  void read_meta(const HtmlNode& meta) {
    std::string name;
    for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"})
      if (name.empty()) name = lower_case(meta.attribute(key));
    const std::string content = unescaped(meta.attribute("content"));
    if (name.empty() || content.empty()) return;
    for (const MetaName& known : kMetaNames)
      if (name == known.name) return fill(content, &(page_.*known.target));
    if (is_among(name, {"author", "article:author", "article:author_name", "dc.creator", "parsely-author",
                        "sailthru.author", "citation_author", "byl", "twitter:data1"})) {
      const bool is_other = name == "twitter:data1" && lower_case(twitter_label_) != "written by";
      if (!is_other && !content.starts_with("http")) add_author(content);
      return;
    }
    if (name == "twitter:label1") twitter_label_ = content;
    read_meta_date(name, content);
  }

  void read_meta_date(std::string_view name, const std::string& content) {
    const bool is_date = name.contains("date") || name.contains("time") || name.contains("publish") ||
                         name.contains("issued") || name.contains("created") || speaks_of_change(name);
    if (!is_date || name.contains("template")) return;
    DatePlace place = DatePlace::other_meta;
    if (speaks_of_change(name)) {
      place = DatePlace::modified;
    } else if (name == "article:published_time" || name == "og:article:published_time") {
      place = DatePlace::article_published;
    } else if (name == "datepublished") {
      place = DatePlace::item_published;
    }
    add_date(place, content);
  }

  void read_time(std::span<const HtmlNode> nodes, std::size_t i) {
    const std::string_view machine = nodes[i].attribute("datetime");
    add_date(DatePlace::time, machine.empty() ? line_of_text(nodes, i) : fact(machine));
  }

  void read_item(std::span<const HtmlNode> nodes, std::size_t i, std::string_view item) {
    const HtmlNode& node = nodes[i];
    const std::string_view attribute =
        node.has_attribute("content") ? node.attribute("content") : node.attribute("datetime");
    const auto value = [&] { return attribute.empty() ? line_of_text(nodes, i) : fact(attribute); };
    if (item == "datePublished") add_date(DatePlace::item_published, value());
    if (item == "dateModified") add_date(DatePlace::modified, value());
    if (item == "author" && node.attribute("itemtype").empty()) add_author(value());
  }

  // Pages built by scripts carry their facts as data: "publishedAt":"2025-09-04", also escaped.
  void read_script(std::string_view script) {
    constexpr auto kKeys = std::to_array<std::string_view>(
        {"publishedAt", "published_at", "publishDate", "publish_date", "publicationDate", "firstPublished", "pubDate",
         "datePublished", "publishedDate", "published_date", "dateCreated"});
    script = script.substr(0, kMostScriptBytes);
    if (!script.contains("ublish") && !script.contains("pubDate") && !script.contains("dateCreated")) return;
    for (const std::string_view key : kKeys) {
      std::size_t at = script.find(key);
      if (at == std::string_view::npos) continue;
      at += key.size();
      const std::size_t begin = script.find_first_not_of("\\\": ", at);
      if (begin == std::string_view::npos || begin - at > 8) continue;
      add_date(DatePlace::script, std::string(script.substr(begin, 30)));
    }
  }

  void add_date(DatePlace place, std::string value) {
    if (page_.dates.size() < kMostDates && !value.empty()) page_.dates.push_back({place, std::move(value)});
  }
  void add_author(std::string name) {
    if (page_.authors.size() < kMostAuthors && !name.empty()) page_.authors.push_back(std::move(name));
  }

  PageMarkup page_;
  std::string twitter_label_;  // what its first fact is about
};

}  // namespace

PageHints PageMarkup::hints() const {
  PageHints hints;
  for (const std::string* one : {&json_ld.headline, &og_title, &twitter_title, &title})
    if (!one->empty()) hints.titles.push_back(*one);
  hints.description = description;
  hints.article_body = json_ld.article_body;
  return hints;
}

PageMarkup read_markup(std::span<const HtmlNode> nodes) {
  return MarkupReader().read(nodes);
}

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("//");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 2);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

}  // namespace wirecopy::read
