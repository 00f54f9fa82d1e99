// News feeds: RSS 0.9x and 2.0, RSS 1.0 (RDF), Atom (RFC 4287). An item is a page, of what the feed says of it; nothing
// is fetched.
#include <array>
#include <utility>

#include <fmt/format.h>

#include "read/cutter.h"
#include "read/date_text.h"
#include "read/xml_file.h"

namespace wirecopy::read {
namespace {

// The first of these children that says something.
template <std::size_t n>
std::string first_text(const XmlElement& element, const std::array<std::string_view, n>& names) {
  for (const std::string_view name : names)
    if (std::string text = element.text_of(name); !text.empty()) return text;
  return {};
}

// Atom's address of the page itself: a link that is the alternate of the entry, or of no named kind.
std::string atom_link(const XmlElement& entry) {
  for (const XmlElement& child : entry.children())
    if (child.full_name() == "link" && (child.attribute("rel").empty() || child.attribute("rel") == "alternate"))
      return std::string(child.attribute("href"));
  return {};
}

std::string url_of(const XmlElement& item) {
  if (std::string url = item.text_of("link"); !url.empty()) return url;
  if (std::string url = atom_link(item); !url.empty()) return url;
  XmlElement guid;
  const bool is_address = item.find("guid", &guid) && guid.attribute("isPermaLink") != "false";
  return is_address && guid.text().starts_with("http") ? guid.text() : std::string(item.attribute("rdf:about"));
}

// Atom names each author in an element of its own; RSS writes "address (name)".
std::string authors_of(const XmlElement& item) {
  std::string authors;
  for (const XmlElement& child : item.children()) {
    if (child.full_name() != "author" && child.full_name() != "dc:creator") continue;
    std::string author = child.text_of("name");
    if (author.empty() && child.children().empty()) author = child.text();
    const std::size_t open = author.find('(');
    if (author.find('@') < open && open != std::string::npos)
      author = author.substr(open + 1, author.rfind(')') - open - 1);
    if (!author.empty()) authors += (authors.empty() ? "" : ", ") + author;
  }
  return authors;
}

// What an item says, as a page's text: the whole article where the feed has it, else what it has of it. RSS holds HTML,
// Atom says what it holds.
struct Content {
  Format format = Format::html_part;
  std::string bytes;
};
Content content_of(const XmlElement& item) {
  for (const std::string_view name : {"content:encoded", "content", "description", "summary"}) {
    XmlElement found;
    if (!item.find(name, &found)) continue;
    const std::string_view type = found.attribute("type");
    std::string bytes = type == "xhtml" ? found.inner_xml() : found.text();
    const bool is_text = type == "text" || type == "text/plain" || (name == "summary" && type.empty());
    if (!bytes.empty()) return {is_text ? Format::bare_text : Format::html_part, std::move(bytes)};
  }
  return {};
}

class FeedCutter final : public Cutter {
 public:
  explicit FeedCutter(const OpenFile& file) : file_(file) {}

  bool cut(std::deque<Record>* records, Notes* notes) override {
    if (const std::optional<XmlDocument> document = read_xml(file_, notes))
      take_items(document->root(), records, notes);
    return false;
  }

 private:
  void take_items(const XmlElement& root, std::deque<Record>* records, Notes* notes) const {
    XmlElement channel = root;
    const bool has_channel = root.find("channel", &channel);
    Page feed;
    feed.outlet = channel.text_of("title");
    feed.language = has_channel
                        ? first_text(channel, std::array{std::string_view("language"), std::string_view("dc:language")})
                        : std::string(root.attribute("xml:lang"));
    std::size_t n_items = 0;
    for (const XmlElement& parent : {channel, root}) {
      for (const XmlElement& item : parent.children())
        if (item.name() == "item" || item.name() == "entry") take_item(item, feed, ++n_items, records, notes);
      if (!has_channel) break;  // they are one
    }
    if (n_items == 0)
      notes->skipped(file_.name, fmt::format("XML with <{}>; expected a feed with items", root.full_name()));
  }

  void take_item(const XmlElement& item, const Page& feed, std::size_t number, std::deque<Record>* records,
                 Notes* notes) const {
    constexpr std::array<std::string_view, 6> kDates = {"pubDate", "dc:date", "published", "issued", "updated", "date"};
    Content content = content_of(item);
    const std::string place = fmt::format("{} item {}", file_.name, number);
    if (content.bytes.empty()) return notes->skipped(place, "an item without text");
    Record record = file_.record(content.format, std::move(content.bytes));
    Page& known = record.known;
    known.path = place;
    known.title = item.text_of("title");
    known.url = url_of(item);
    known.author = authors_of(item);
    const WrittenDate date = parse_date(first_text(item, kDates));
    known.published = date.day + date.clock;
    known.outlet = feed.outlet;
    known.language = feed.language;
    const std::string id =
        known.url.empty() ? first_text(item, std::array{std::string_view("guid"), std::string_view("id")}) : known.url;
    known.id = id.empty() ? fmt::format("{}:{}", file_.id, number) : id;
    records->push_back(std::move(record));
  }

  const OpenFile& file_;
};

}  // namespace

std::unique_ptr<Cutter> cut_feed(const OpenFile& file) {
  return std::make_unique<FeedCutter>(file);
}

}  // namespace wirecopy::read
