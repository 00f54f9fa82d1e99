// OPML (version 1 and 2): a list of sources, each an outline with the address of a feed. It holds no pages, and nothing
// is fetched: what is in it is told.
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "read/cutter.h"
#include "read/xml_file.h"

namespace wirecopy::read {
namespace {

constexpr std::size_t kMaxNamed = 10;  // sources

// The names of all outlines with a feed, else the feeds' addresses, in document order.
std::vector<std::string> sources_of(const XmlElement& root) {
  std::vector<std::string> sources;
  std::vector<XmlElement> waiting = {root};  // the next one last
  while (!waiting.empty()) {
    const XmlElement element = waiting.back();
    waiting.pop_back();
    if (const std::string_view feed = element.attribute("xmlUrl"); element.name() == "outline" && !feed.empty()) {
      std::string_view name = element.attribute("title");
      if (name.empty()) name = element.attribute("text");
      sources.emplace_back(name.empty() ? feed : name);
    }
    const std::vector<XmlElement> children = element.children();
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }
  return sources;
}

std::string list_of(std::vector<std::string> sources) {
  const std::size_t n = sources.size();
  if (n == 0) return "without sources";
  std::string list = fmt::format("of {} {}", n, n == 1 ? "source" : "sources");
  if (n > kMaxNamed) sources.resize(kMaxNamed);
  list += fmt::format(": {}", fmt::join(sources, ", "));
  return n > kMaxNamed ? list + fmt::format(" and {} more", n - kMaxNamed) : list;
}

class OpmlCutter final : public Cutter {
 public:
  explicit OpmlCutter(const OpenFile& file) : file_(file) {}

  bool cut(std::deque<Record>*, Notes* notes) override {
    if (const std::optional<XmlDocument> document = read_xml(file_, notes))
      notes->remarked(file_.name, fmt::format("an OPML list {}; it holds no pages, and feeds are not fetched",
                                              list_of(sources_of(document->root()))));
    return false;
  }

 private:
  const OpenFile& file_;
};

}  // namespace

std::unique_ptr<Cutter> cut_opml(const OpenFile& file) {
  return std::make_unique<OpmlCutter>(file);
}

}  // namespace wirecopy::read
