// The text of a page as a reader sees it, without what stands around it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "read/block_features.h"
#include "read/html.h"
#include "read/reading_model.h"
#include "wirecopy/page.h"

namespace wirecopy::read {

struct PageText {
  std::string text;
  std::vector<PagePart> parts;  // of the text, in order, and what stands beside it
};

// The main text: the blocks that the model takes for it. Paragraphs are separated by a blank line, items, rows and <br>
// by a line end. If the model takes none, what JSON-LD gives, else what stands in no menu or other furniture, else all.
[[nodiscard]] PageText main_text(std::span<const HtmlNode> nodes, const PageBlocks& page, const PageHints& hints,
                                 const ReadingModel& model, bool with_comments = false);

// All the text there is, laid out in the same way.
[[nodiscard]] PageText whole_text(std::span<const HtmlNode> nodes, const PageBlocks& page);

// The text inside one element, on one line; of a long one, its beginning. `seams`, unless null, gets the offsets in it
// at which elements inside begin or end.
[[nodiscard]] std::string line_of_text(std::span<const HtmlNode> nodes, std::size_t opening,
                                       std::vector<std::size_t>* seams = nullptr);

}  // namespace wirecopy::read
