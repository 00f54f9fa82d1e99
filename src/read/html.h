// HTML as a flat list: the parsed tree's elements opening and closing, and the text between, in document order. What
// walks it needs no recursion, however deep the page is nested. The parser is our own (docs/design/reading.md).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "read/arena.h"
#include "read/html_tags.h"
#include "wirecopy/result.h"

namespace wirecopy::read {

struct HtmlAttribute {
  std::string_view name;  // lower case
  std::string_view value;
};

struct HtmlNode {
  enum class Kind : std::uint8_t { open, close, text };
  Kind kind = Kind::text;
  HtmlTag tag = HtmlTag::unknown;
  std::uint32_t other = 0;  // of an opening node the index of its closing one, and back
  std::string_view text;    // of an element its name in lower case
  std::span<const HtmlAttribute> attributes;

  [[nodiscard]] bool opens(HtmlTag element) const { return kind == Kind::open && tag == element; }
  [[nodiscard]] std::string_view attribute(std::string_view name) const;  // the first of the name; empty if none
  [[nodiscard]] bool has_attribute(std::string_view name) const;
};

// A parsed page. It keeps its own memory, and views of the text it was parsed from.
class HtmlDocument {
 public:
  // Caps that keep hostile pages from costing time and memory without end; real pages stay far below. What is nested
  // deeper stands beside its parent, as in browsers; attributes beyond the cap are left out.
  static constexpr std::size_t kMaxDepth = 512;             // elements open at once
  static constexpr std::size_t kMaxAttributes = 1000;       // of one element
  static constexpr std::size_t kMaxTreeBytes = 512U << 20;  // of memory for attributes and decoded text
  static constexpr std::size_t kMaxNodes = 8U << 20;

  // `html` is valid UTF-8 and must outlive the document. Errors: limit. Cost: some 300 MB/s on news pages.
  [[nodiscard]] static Result<HtmlDocument> parse(std::string_view html);

  // The first node opens the document, which has no name, and the last closes it.
  [[nodiscard]] std::span<const HtmlNode> nodes() const { return nodes_; }

 private:
  HtmlDocument() = default;
  Arena arena_;
  std::vector<HtmlNode> nodes_;
};

}  // namespace wirecopy::read
