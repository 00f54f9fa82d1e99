// HTML as a flat list: the parsed tree's elements opening and closing, and the text between, in document order. What
// walks it needs no recursion, however deep the page is nested. The parser is gumbo, named only in html.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "wirecopy/result.h"

namespace wirecopy::read {

struct HtmlAttribute {
  std::string_view name;  // lower case
  std::string_view value;
};

struct HtmlNode {
  enum class Kind { open, close, text };
  Kind kind = Kind::text;
  std::string_view text;    // of an element its name in lower case, empty if HTML does not know it
  std::uint32_t other = 0;  // of an opening node the index of its closing one, and back
  std::span<const HtmlAttribute> attributes;

  [[nodiscard]] bool opens(std::string_view name) const { return kind == Kind::open && text == name; }
  [[nodiscard]] std::string_view attribute(std::string_view name) const;  // empty if there is none
  [[nodiscard]] bool has_attribute(std::string_view name) const;
};

// A parsed page. It keeps its own memory, and views of the text it was parsed from.
class HtmlDocument {
 public:
  // Caps that keep hostile pages from costing time and memory without end; real pages stay far below (browsers cap the
  // depth at 512).
  static constexpr std::size_t kMaxDepth = 1000;            // elements open at once
  static constexpr std::size_t kMaxAttributes = 2000;       // of one element
  static constexpr std::size_t kMaxTreeBytes = 512U << 20;  // of memory for the tree
  static constexpr std::size_t kMaxNodes = 8U << 20;

  // `html` is valid UTF-8 and must outlive the document. Errors: limit. Cost: 5 to 20 MB/s.
  [[nodiscard]] static Result<HtmlDocument> parse(std::string_view html);
  ~HtmlDocument();
  HtmlDocument(HtmlDocument&&) noexcept;
  HtmlDocument& operator=(HtmlDocument&&) noexcept;

  [[nodiscard]] std::span<const HtmlNode> nodes() const { return nodes_; }

 private:
  struct Memory;
  explicit HtmlDocument(std::unique_ptr<Memory> memory);
  std::unique_ptr<Memory> memory_;
  std::vector<HtmlNode> nodes_;
};

// Whether a page stays below the caps, told from its tags alone and before it is parsed: the parser's time grows with
// the product of depth and length, and with the square of an element's attributes.
[[nodiscard]] Result<void> check_html_shape(std::string_view html);

}  // namespace wirecopy::read
