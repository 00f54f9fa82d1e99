// The text of a page as a reader sees it, without what stands around it.
#pragma once

#include <span>
#include <string>

#include "read/block_features.h"
#include "read/html.h"
#include "read/reading_model.h"

namespace wirecopy::read {

// The main text: the blocks that the model takes for it. Paragraphs are separated by a blank line, items, rows and <br>
// by a line end. If the model takes none, what JSON-LD gives, else what stands in no menu or other furniture, else all.
[[nodiscard]] std::string main_text(std::span<const HtmlNode> nodes, const PageBlocks& page, const PageHints& hints,
                                    const ReadingModel& model);

// All the text there is, laid out in the same way.
[[nodiscard]] std::string whole_text(std::span<const HtmlNode> nodes);

// The text inside one element, on one line; of a long one, its beginning.
[[nodiscard]] std::string line_of_text(std::span<const HtmlNode> nodes, std::size_t opening);

}  // namespace wirecopy::read
