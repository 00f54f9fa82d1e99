// A rough reading of tags, enough to bound what the parser will do: elements still open are counted by name, so that
// closing tags that match nothing change nothing. Elements that close by themselves (void ones, <p>, <li>, cells) are
// left out of the count.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include <fmt/core.h>

#include "read/ascii.h"
#include "read/html.h"

namespace wirecopy::read {
namespace {

constexpr std::size_t kMaxName = 32;  // bytes of a tag's name that tell it apart here

bool closes_itself(std::string_view name) {
  constexpr std::array<std::string_view, 29> kNames = {
      "area",   "base",  "basefont", "bgsound", "br", "col",   "dd",   "dt",     "embed", "hr",
      "html",   "img",   "input",    "keygen",  "li", "link",  "meta", "option", "p",     "param",
      "source", "tbody", "td",       "tfoot",   "th", "thead", "tr",   "track",  "wbr"};
  return std::ranges::binary_search(kNames, name);
}

// Passes over the attributes of a tag up to its end; returns how many there may be.
std::size_t pass_attributes(std::string_view html, std::size_t* at) {
  std::size_t n = 0;
  while (*at < html.size() && html[*at] != '>') {
    const char c = html[(*at)++];
    if (is_space(c) || c == '/' || c == '"' || c == '\'') ++n;
    if (c != '=') continue;
    while (*at < html.size() && is_space(html[*at])) ++*at;
    if (*at >= html.size() || (html[*at] != '"' && html[*at] != '\'')) continue;
    const std::size_t end = html.find(html[*at], *at + 1);
    *at = end == std::string_view::npos ? html.size() : end + 1;
    ++n;
  }
  return n;
}

std::string tag_name(std::string_view html, std::size_t at) {
  std::size_t end = at;
  while (end < html.size() && end - at < kMaxName && !is_space(html[end]) && html[end] != '>' && html[end] != '/')
    ++end;
  return lower_case(html.substr(at, end - at));
}

// Where the text of an element that holds no tags ends: what looks like a tag in a script is code.
std::size_t end_of_raw_text(std::string_view html, std::size_t at, std::string_view name) {
  while (true) {
    at = html.find("</", at);
    if (at == std::string_view::npos) return html.size();
    if (lower_case(html.substr(at + 2, name.size())) == name) return at;
    at += 2;
  }
}
bool holds_raw_text(std::string_view name) {
  return name == "script" || name == "style" || name == "textarea" || name == "title";
}

// Counts the elements open at once, by name.
class OpenElements {
 public:
  void open(const std::string& name) {
    ++n_open_[name];
    ++depth_;
  }
  void close(const std::string& name) {
    const auto found = n_open_.find(name);
    if (found == n_open_.end() || found->second == 0) return;
    --found->second;
    --depth_;
  }
  [[nodiscard]] std::size_t depth() const { return depth_; }
  // In drawings and formulas scripts and styles are elements like others.
  [[nodiscard]] bool is_in_html() const { return count("svg") + count("math") == 0; }

 private:
  [[nodiscard]] std::size_t count(const std::string& name) const {
    const auto found = n_open_.find(name);
    return found == n_open_.end() ? 0 : found->second;
  }

  std::map<std::string, std::size_t> n_open_;
  std::size_t depth_ = 0;
};

}  // namespace

Result<void> check_html_shape(std::string_view html) {
  OpenElements elements;
  for (std::size_t at = html.find('<'); at != std::string_view::npos && at + 2 < html.size(); at = html.find('<', at)) {
    if (html.substr(at, 4) == "<!--") {
      at = std::min(html.find("-->", at), html.find("--!>", at));
      continue;
    }
    const bool is_closing = html[at + 1] == '/';
    at += is_closing ? 2 : 1;
    if (!is_letter(html[at])) continue;
    const std::string name = tag_name(html, at);
    at += name.size();
    if (pass_attributes(html, &at) > HtmlDocument::kMaxAttributes)
      return fail(ErrorCode::limit,
                  fmt::format("a <{}> with more than {} attributes", name, HtmlDocument::kMaxAttributes));
    if (closes_itself(name)) continue;
    if (is_closing) {
      elements.close(name);
    } else if (holds_raw_text(name) && elements.is_in_html()) {
      at = end_of_raw_text(html, at, name);
    } else {
      elements.open(name);
    }
    if (elements.depth() > HtmlDocument::kMaxDepth)
      return fail(ErrorCode::limit, fmt::format("more than {} elements open at once", HtmlDocument::kMaxDepth));
  }
  return {};
}

}  // namespace wirecopy::read
