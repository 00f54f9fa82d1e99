// News items in the agencies' XML: NewsML-G2 (IPTC, version 2), a single newsItem or a newsMessage of many, with what
// they say in NITF, XHTML or plain text; and NITF documents alone. Packages and pictures are passed over in silence:
// they hold no text.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "read/cutter.h"
#include "read/date_text.h"
#include "read/header_fields.h"
#include "read/xml_file.h"

namespace wirecopy::read {
namespace {

using MaybeElement = std::optional<XmlElement>;

// The first child of a name, whatever prefix its namespace has.
MaybeElement child(const MaybeElement& parent, std::string_view name) {
  if (!parent) return std::nullopt;
  for (const XmlElement& element : parent->children())
    if (element.name() == name) return element;
  return std::nullopt;
}
template <typename... Names>
MaybeElement child(const MaybeElement& parent, std::string_view name, Names... below) {
  return child(child(parent, name), below...);
}

std::string text_of(const MaybeElement& element) {
  return element ? element->text() : std::string();
}
std::string attribute_of(const MaybeElement& element, std::string_view name) {
  return element ? std::string(element->attribute(name)) : std::string();
}

std::string first_of(std::initializer_list<std::string> values) {
  for (const std::string& value : values)
    if (!value.empty()) return value;
  return {};
}

// A party by its name, else as it is written, else by its code: "nprov:REUTERS" is REUTERS.
std::string party_name(const MaybeElement& party) {
  std::string code = attribute_of(party, "qcode");
  code = code.substr(code.find(':') + 1);
  return first_of({text_of(child(party, "name")), attribute_of(party, "literal"), code});
}

// A creator is often the account of who typed the item: its name is taken for an author's if it has more than one word.
std::string author_of(const MaybeElement& about) {
  if (std::string by = text_of(child(about, "by")); !by.empty()) return by;
  std::string creator = party_name(child(about, "creator"));
  return creator.find(' ') == std::string::npos ? "" : creator;
}

std::string date_of(const std::string& value) {
  const WrittenDate date = parse_date(value);
  return date.day + date.clock;
}

// What an item says, and what NITF says of it.
struct Content {
  Format format = Format::html_part;
  std::string bytes;
  Page said;
};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// The text of an item's body, NITF or XHTML, as a piece of HTML: its paragraphs, headings and lists, without what
// agencies put around them: the headline again, slug lines and bylines in a <header>, pictures.
std::string body_html(const XmlElement& body) {
  constexpr std::array<std::string_view, 8> kHolders = {"body.content", "block",   "bq",      "body",
                                                        "main",         "article", "section", "div"};
  constexpr std::array<std::string_view, 6> kLeftOut = {"media", "header", "footer", "nav", "aside", "figure"};
  std::string html;
  std::vector<XmlElement> waiting = {body};  // the next one last
  while (!waiting.empty()) {
    const XmlElement element = waiting.back();
    waiting.pop_back();
    if (is_one_of(kHolders, element.name()) && !element.has_own_text()) {
      const std::vector<XmlElement> children = element.children();
      waiting.insert(waiting.end(), children.rbegin(), children.rend());
    } else if (element.name() == "hl2") {
      html += "<h2>" + element.inner_xml() + "</h2>";
    } else if (!is_one_of(kLeftOut, element.name())) {
      html += element.outer_xml();
    }
  }
  return html;
}

Content nitf_content(const XmlElement& nitf) {
  const MaybeElement head = child(nitf, "head");
  const MaybeElement body = child(nitf, "body");
  const MaybeElement above = child(body, "body.head");
  const MaybeElement docdata = child(head, "docdata");
  Content content;
  if (const MaybeElement found = child(body, "body.content")) content.bytes = body_html(*found);
  content.said.title = first_of({text_of(child(above, "hedline", "hl1")), text_of(child(head, "title"))});
  content.said.author = text_of(child(above, "byline"));
  content.said.id = attribute_of(child(docdata, "doc-id"), "id-string");
  content.said.published = date_of(attribute_of(child(docdata, "date.issue"), "norm"));
  content.said.outlet = attribute_of(child(head, "pubdata"), "name");
  return content;
}

// The first variant of an item's content that is text.
Content content_of(const MaybeElement& content_set) {
  if (!content_set) return {};
  for (const XmlElement& variant : content_set->children()) {
    if (variant.name() == "inlineXML") {
      if (const MaybeElement nitf = child(variant, "nitf")) return nitf_content(*nitf);
      if (const MaybeElement body = child(variant, "html", "body")) return {Format::html_part, body_html(*body), {}};
    }
    if (variant.name() == "inlineData" && media_type(variant.attribute("contenttype")).type == "text/plain")
      return {Format::bare_text, variant.text(), {}};
  }
  return {};
}

bool is_text(const XmlElement& item) {
  const std::string kind = attribute_of(child(item, "itemMeta", "itemClass"), "qcode");
  const std::string_view name = std::string_view(kind).substr(kind.find(':') + 1);
  return name.empty() || name == "text" || name == "composite";
}

class NewsmlCutter final : public Cutter {
 public:
  explicit NewsmlCutter(const OpenFile& file) : file_(file) {}

  bool cut(std::deque<Record>* records, Notes* notes) override {
    if (const std::optional<XmlDocument> document = read_xml(file_, notes)) take_root(document->root(), records, notes);
    return false;
  }

 private:
  void take_root(const XmlElement& root, std::deque<Record>* records, Notes* notes) {
    if (root.name() == "nitf") return keep(nitf_content(root), {}, file_.name, records, notes);
    if (root.name() == "newsItem") return take_item(root, file_.name, records, notes);
    for (const XmlElement& set : root.children()) {
      if (set.name() != "itemSet") continue;
      for (const XmlElement& item : set.children()) {
        ++number_;
        if (item.name() == "newsItem" && is_text(item))
          take_item(item, fmt::format("{} item {}", file_.name, number_), records, notes);
      }
    }
    if (number_ == 0) notes->skipped(file_.name, "a news message without items");
  }

  void take_item(const XmlElement& item, const std::string& place, std::deque<Record>* records, Notes* notes) const {
    const MaybeElement about_item = child(item, "itemMeta");
    const MaybeElement about = child(item, "contentMeta");
    Page known;
    known.id = item.attribute("guid");
    if (known.id.starts_with("http")) known.url = known.id;
    known.title = first_of({text_of(child(about, "headline")), text_of(child(about_item, "title"))});
    known.author = author_of(about);
    known.published =
        date_of(first_of({text_of(child(about_item, "versionCreated")), text_of(child(about_item, "firstCreated")),
                          text_of(child(about, "contentCreated"))}));
    known.outlet =
        first_of({party_name(child(about_item, "provider")), party_name(child(item, "rightsInfo", "copyrightHolder"))});
    known.language = first_of({attribute_of(child(about, "language"), "tag"), std::string(item.attribute("xml:lang"))});
    keep(content_of(child(item, "contentSet")), std::move(known), place, records, notes);
  }

  // What the item says goes before what the document in it says.
  void keep(Content content, Page known, const std::string& place, std::deque<Record>* records, Notes* notes) const {
    if (content.bytes.empty()) return notes->skipped(place, "a news item without text");
    constexpr std::array kFields = {&Page::id, &Page::title, &Page::author, &Page::published, &Page::outlet};
    for (std::string Page::* field : kFields)
      if ((known.*field).empty()) known.*field = std::move(content.said.*field);
    if (known.id.empty()) known.id = number_ == 0 ? file_.id : fmt::format("{}:{}", file_.id, number_);
    known.path = place;
    Record record = file_.record(content.format, std::move(content.bytes));
    record.known = std::move(known);
    records->push_back(std::move(record));
  }

  const OpenFile& file_;
  std::size_t number_ = 0;  // of the item in a message
};

}  // namespace

std::unique_ptr<Cutter> cut_newsml(const OpenFile& file) {
  return std::make_unique<NewsmlCutter>(file);
}

}  // namespace wirecopy::read
