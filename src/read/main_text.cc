#include "read/main_text.h"

#include <algorithm>
#include <array>

#include "read/ascii.h"

namespace wirecopy::read {
namespace {

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& sorted, std::string_view name) {
  return std::ranges::binary_search(sorted, name);
}

bool is_dropped(const HtmlNode& node, bool keep_forms) {
  constexpr std::array<std::string_view, 21> kDropped = {
      "aside", "audio",    "button", "canvas", "footer", "form",  "head", "header",   "iframe",   "map",  "math",
      "nav",   "noscript", "object", "script", "select", "style", "svg",  "template", "textarea", "video"};
  if (keep_forms && (node.text == "form" || node.text == "header")) return false;
  return is_among(kDropped, node.text) || node.has_attribute("hidden");
}

// The line ends that stand before and after an element: 2 make a blank line.
int line_ends_around(std::string_view name) {
  constexpr std::array<std::string_view, 28> kBlocks = {
      "address",    "article", "blockquote", "body", "center",  "details", "dir",   "div", "dl", "fieldset",
      "figcaption", "figure",  "h1",         "h2",   "h3",      "h4",      "h5",    "h6",  "hr", "main",
      "menu",       "ol",      "p",          "pre",  "section", "summary", "table", "ul"};
  constexpr std::array<std::string_view, 5> kLines = {"caption", "dd", "dt", "li", "tr"};
  return is_among(kBlocks, name) ? 2 : is_among(kLines, name) ? 1 : 0;
}

// Collapses white space as a browser does and puts line ends between blocks.
class TextWriter {
 public:
  void end_lines(int n) { n_line_ends_ = std::max(n_line_ends_, n); }
  void break_line() { n_line_ends_ = std::min(n_line_ends_ + 1, 2); }
  void space() { has_space_ = true; }

  void text(std::string_view text, bool is_preformatted) {
    for (const char c : text) {
      if (is_preformatted && c == '\n') {
        break_line();
      } else if (is_space(c)) {
        has_space_ = true;
      } else {
        put(c);
      }
    }
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void put(char c) {
    if (!out_.empty() && n_line_ends_ > 0) {
      out_.append(static_cast<std::size_t>(n_line_ends_), '\n');
    } else if (!out_.empty() && has_space_) {
      out_ += ' ';
    }
    n_line_ends_ = 0;
    has_space_ = false;
    out_ += c;
  }

  std::string out_;
  int n_line_ends_ = 0;
  bool has_space_ = false;
};

// Writes the nodes [begin, end), leaving out what is dropped.
std::string write_text(std::span<const HtmlNode> nodes, std::size_t begin, std::size_t end, bool keep_forms) {
  TextWriter writer;
  int n_preformatted = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const HtmlNode& node = nodes[i];
    if (node.kind == HtmlNode::Kind::text) {
      writer.text(node.text, n_preformatted > 0);
      continue;
    }
    const bool opens = node.kind == HtmlNode::Kind::open;
    if (opens && is_dropped(node, keep_forms)) {
      writer.space();
      i = node.other;
      continue;
    }
    writer.end_lines(line_ends_around(node.text));
    if (node.opens(HtmlTag::br)) writer.break_line();
    if (node.text == "td" || node.text == "th") writer.space();
    if (node.text == "pre") n_preformatted += opens ? 1 : -1;
  }
  return writer.take();
}

// An element that may hold the main text, with the bytes of paragraph text inside it.
struct Candidate {
  std::size_t opening = 0;
  std::size_t n_paragraph_bytes = 0;
};

std::size_t n_visible(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_space(c); }));
}

// The body, and every <article> and <main>, measured in one pass: what was counted when it closes, less what was
// counted when it opened.
std::vector<Candidate> candidates(std::span<const HtmlNode> nodes, bool keep_forms) {
  std::vector<Candidate> found = {{0, 0}};
  std::vector<std::size_t> open;  // indexes into `found`
  std::size_t n_counted = 0;
  int n_paragraphs = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const HtmlNode& node = nodes[i];
    if (node.kind == HtmlNode::Kind::text) {
      if (n_paragraphs > 0) n_counted += n_visible(node.text);
      continue;
    }
    const bool opens = node.kind == HtmlNode::Kind::open;
    if (opens && is_dropped(node, keep_forms)) {
      i = node.other;
    } else if (node.text == "p") {
      n_paragraphs += opens ? 1 : -1;
    } else if (node.text == "article" || node.text == "main") {
      if (opens) {
        open.push_back(found.size());
        found.push_back({i, n_counted});
      } else {
        Candidate& closed = found[open.back()];
        closed.n_paragraph_bytes = n_counted - closed.n_paragraph_bytes;
        open.pop_back();
      }
    }
  }
  found[0].n_paragraph_bytes = n_counted;
  return found;
}

// The innermost element that holds more than half of the paragraphs' text.
std::size_t main_element(std::span<const HtmlNode> nodes, bool keep_forms) {
  const std::vector<Candidate> found = candidates(nodes, keep_forms);
  std::size_t best = 0;
  for (const Candidate& candidate : found)
    if (candidate.n_paragraph_bytes * 2 > found[0].n_paragraph_bytes) best = candidate.opening;
  return best;
}

}  // namespace

std::string main_text(std::span<const HtmlNode> nodes) {
  for (const bool keep_forms : {false, true}) {
    const std::size_t opening = main_element(nodes, keep_forms);
    std::string text = write_text(nodes, opening, nodes[opening].other, keep_forms);
    if (!text.empty()) return text;  // a page may stand in one form as a whole: then the forms are kept
  }
  return {};
}

std::string whole_text(std::span<const HtmlNode> nodes) {
  return nodes.empty() ? std::string() : write_text(nodes, 0, nodes[0].other, true);
}

std::string line_of_text(std::span<const HtmlNode> nodes, std::size_t opening) {
  std::string line = write_text(nodes, opening + 1, nodes[opening].other, false);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

}  // namespace wirecopy::read
