// How a page's text is laid out: which block is a heading, an item, a quote; and what stands beside the main text and
// is worth keeping, its captions and comments.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/html.h"
#include "read/text_blocks.h"
#include "wirecopy/page.h"

namespace wirecopy::read {

// What a block is, by the elements around it. Its span is not set.
[[nodiscard]] PagePart part_of(std::span<const HtmlNode> nodes, const PageBlocks& page, const TextBlock& block);

// Of each block that is not main text, whether it is kept beside it, and as what: captions of the pictures that stand
// in the report, and, where asked for, readers' comments.
[[nodiscard]] std::vector<std::optional<PartKind>> parts_beside(std::span<const HtmlNode> nodes, const PageBlocks& page,
                                                                const std::vector<bool>& is_main, bool with_comments);

// Each line of a text without markup, as a paragraph.
[[nodiscard]] std::vector<PagePart> lines_as_parts(std::string_view text);

}  // namespace wirecopy::read
