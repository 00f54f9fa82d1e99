#include "report/graphs.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/names.h"

namespace wirecopy::report {
namespace {

// Where a passage was taken from: another passage, or a source that is not at hand.
struct Parent {
  std::optional<std::size_t> passage;
  bool is_missing = false;
};
Parent parent_of(const Family& family, std::size_t i) {
  return {family.passages[i].parent, !family.passages[i].parent && family.origin.passage != i};
}

bool has_missing(const Family& family) {
  for (std::size_t i = 0; i < family.passages.size(); ++i)
    if (parent_of(family, i).is_missing) return true;
  return false;
}

// XML 1.0 holds no control characters but tab and line ends, and not U+FFFE and U+FFFF.
bool is_xml(char32_t value) {
  return (value >= 0x20 || value == '\t' || value == '\n' || value == '\r') && value != 0xFFFE && value != 0xFFFF;
}

std::string xml_text(std::string_view text) {
  std::string safe;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode(text, at);
    const std::string_view own = text.substr(at, point.size);
    at += point.size;
    if (!is_xml(point.value))
      safe += "\uFFFD";
    else if (own == "&")
      safe += "&amp;";
    else if (own == "<")
      safe += "&lt;";
    else if (own == ">")
      safe += "&gt;";
    else if (own == "\"")
      safe += "&quot;";
    else if (own == "\r")
      safe += "&#13;";
    else
      safe += own;
  }
  return safe;
}

// Inside double quotes DOT knows two escapes; a NUL would end the file.
std::string dot_text(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '"' || c == '\\') safe += '\\';
    if (c == '\n')
      safe += "\\n";
    else if (c == '\0')
      safe += "\uFFFD";
    else if (c != '\r')
      safe += c;
  }
  return safe;
}

std::string node_id(const Family& family, std::size_t i) {
  return fmt::format("{}.{}", family.id, i);
}
std::string missing_id(const Family& family) {
  return family.id + ".missing";
}

class GraphMl {
 public:
  explicit GraphMl(std::string* out) : out_(out) {}

  void begin_node(std::string_view id) { *out_ += fmt::format("  <node id=\"{}\">\n", xml_text(id)); }
  void end_node() { *out_ += "  </node>\n"; }
  void data(std::string_view key, std::string_view value) {
    if (!value.empty()) *out_ += fmt::format("    <data key=\"{}\">{}</data>\n", key, xml_text(value));
  }
  void edge(std::string_view from, std::string_view to) {
    *out_ += fmt::format("  <edge source=\"{}\" target=\"{}\"/>\n", xml_text(from), xml_text(to));
  }

 private:
  std::string* out_;
};

void append_node(const Family& family, std::size_t i, GraphMl* graph) {
  const FamilyPassage& passage = family.passages[i];
  graph->begin_node(node_id(family, i));
  graph->data("family", family.id);
  graph->data("document", passage.page.id);
  graph->data("outlet", passage.page.outlet);
  graph->data("published", passage.page.published);
  graph->data("url", passage.page.url);
  graph->data("title", passage.page.title);
  graph->data("kind", name(passage.kind));
  graph->data("similarity", fmt::format("{:.4f}", passage.similarity));
  graph->data("edits", std::to_string(passage.n_edits));
  graph->data("begin", std::to_string(passage.characters.begin));
  graph->data("end", std::to_string(passage.characters.end));
  if (family.origin.passage == i) graph->data("origin", fmt::format("{:.4f}", family.origin.probability));
  graph->data("text", passage.text);
  graph->end_node();
}

}  // namespace

std::string_view graphml_begin() {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
 <key id="family" for="node" attr.name="family" attr.type="string"/>
 <key id="document" for="node" attr.name="document" attr.type="string"/>
 <key id="outlet" for="node" attr.name="outlet" attr.type="string"/>
 <key id="published" for="node" attr.name="published" attr.type="string"/>
 <key id="url" for="node" attr.name="url" attr.type="string"/>
 <key id="title" for="node" attr.name="title" attr.type="string"/>
 <key id="kind" for="node" attr.name="kind" attr.type="string"/>
 <key id="similarity" for="node" attr.name="similarity" attr.type="double"/>
 <key id="edits" for="node" attr.name="edits" attr.type="int"/>
 <key id="begin" for="node" attr.name="begin" attr.type="int"/>
 <key id="end" for="node" attr.name="end" attr.type="int"/>
 <key id="origin" for="node" attr.name="origin" attr.type="double"/>
 <key id="text" for="node" attr.name="text" attr.type="string"/>
 <graph edgedefault="directed">
)";
}

void append_graphml(const Family& family, std::string* out) {
  GraphMl graph(out);
  if (has_missing(family)) {
    graph.begin_node(missing_id(family));
    graph.data("family", family.id);
    if (!family.origin.passage) graph.data("origin", fmt::format("{:.4f}", family.origin.probability));
    graph.end_node();
  }
  for (std::size_t i = 0; i < family.passages.size(); ++i) append_node(family, i, &graph);
  for (std::size_t i = 0; i < family.passages.size(); ++i) {
    const Parent parent = parent_of(family, i);
    if (parent.passage) graph.edge(node_id(family, *parent.passage), node_id(family, i));
    if (parent.is_missing) graph.edge(missing_id(family), node_id(family, i));
  }
}

std::string_view graphml_end() {
  return " </graph>\n</graphml>\n";
}

std::string_view dot_begin() {
  return "digraph families {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n";
}

void append_dot(const Family& family, std::string* out) {
  const std::string cluster = dot_text(family.id);
  *out += fmt::format("  subgraph \"cluster_{}\" {{\n    label=\"{} {}\";\n", cluster, kind_name(family), cluster);
  if (has_missing(family)) *out += fmt::format("    \"{}.missing\" [label=\"not at hand\", style=dashed];\n", cluster);
  for (std::size_t i = 0; i < family.passages.size(); ++i) {
    const Page& page = family.passages[i].page;
    std::string label = page.outlet.empty() ? page.id : page.outlet + "\n" + page.id;
    if (!page.published.empty()) label += "\n" + page.published;
    const bool is_origin = family.origin.passage == i;
    if (is_origin) label += fmt::format("\nsource: {:.2f}", family.origin.probability);
    *out +=
        fmt::format("    \"{}.{}\" [label=\"{}\"{}];\n", cluster, i, dot_text(label), is_origin ? ", penwidth=2" : "");
  }
  for (std::size_t i = 0; i < family.passages.size(); ++i) {
    const Parent parent = parent_of(family, i);
    const std::string from = parent.passage ? std::to_string(*parent.passage) : "missing";
    if (parent.passage || parent.is_missing)
      *out += fmt::format("    \"{0}.{1}\" -> \"{0}.{2}\" [label=\"{3}\"];\n", cluster, from, i,
                          name(family.passages[i].kind));
  }
  *out += "  }\n";
}

std::string_view dot_end() {
  return "}\n";
}

}  // namespace wirecopy::report
