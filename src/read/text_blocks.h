// A page's text in blocks (a paragraph, a heading, an item, a row), each with the element it stands in. What scripts,
// drawings and fields hold is no text.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/html.h"

namespace wirecopy::read {

inline constexpr std::uint32_t kNoElement = std::numeric_limits<std::uint32_t>::max();

// An element of the page. What it holds is counted over all blocks inside it.
struct PageElement {
  std::uint32_t parent = kNoElement;
  std::uint32_t node = 0;  // its opening node
  HtmlTag tag = HtmlTag::unknown;
  bool is_hidden = false;  // it or what it stands in
  std::uint16_t depth = 0;
  std::uint32_t n_blocks = 0;
  std::uint32_t n_bytes = 0;
  std::uint32_t n_link_bytes = 0;
  std::uint32_t n_sentence_bytes = 0;  // of blocks that read like sentences
};

struct TextBlock {
  std::uint32_t begin = 0;  // bytes of PageBlocks::text
  std::uint32_t end = 0;
  std::uint32_t element = 0;  // the innermost block element around it
  std::uint32_t leaf = 0;     // the innermost element around all of it, also <span>, <a>
  std::uint32_t n_link_bytes = 0;
  std::uint32_t n_links = 0;
  std::uint32_t n_bold_bytes = 0;
  std::uint32_t n_italic_bytes = 0;
  std::uint8_t n_line_ends = 2;  // before it: 1 begins a line, 2 a paragraph

  [[nodiscard]] std::uint32_t n_bytes() const { return end - begin; }
};

struct PageBlocks {
  std::string text;  // of all blocks, white space collapsed as browsers do
  std::vector<TextBlock> blocks;
  std::vector<PageElement> elements;  // parents before children

  [[nodiscard]] std::string_view text_of(const TextBlock& block) const {
    return std::string_view(text).substr(block.begin, block.n_bytes());
  }
  // Whether an element is, or stands in, another.
  [[nodiscard]] bool is_inside(std::uint32_t element, std::uint32_t outer) const;
};

// Blocks beyond the cap are left out: no article is that long, and each costs a row of numbers.
inline constexpr std::size_t kMostBlocks = 20'000;
[[nodiscard]] PageBlocks collect_blocks(std::span<const HtmlNode> nodes);

// Long enough and with few enough links to be a sentence of prose.
[[nodiscard]] bool is_like_sentences(const TextBlock& block);

}  // namespace wirecopy::read
